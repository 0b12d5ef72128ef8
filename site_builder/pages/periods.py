"""The weeks and months that digests are of."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date, datetime, timedelta
from functools import lru_cache, partial
from typing import Literal

from site_builder.archive.archive import Story, StoryRecord
from site_builder.pages import routes
from site_builder.pages.frames import FrameMaker, RouteMaker
from site_builder.pages.views import Link
from site_builder.values import Value


class Period(Value, order=True):
    """A month, or a week of ISO 8601: it begins on Monday, and its year is that of its Thursday."""

    year: int
    number: int
    kind: Literal["week", "month"]

    @property
    def name(self) -> str:
        """`2026-w25`, `2026-06`."""
        return f"{self.year:04}-{'w' if self.kind == 'week' else ''}{self.number:02}"

    @property
    def first(self) -> date:
        if self.kind == "week":
            return date.fromisocalendar(self.year, self.number, 1)
        return date(self.year, self.number, 1)

    @property
    def last(self) -> date:
        if self.kind == "week":
            return self.first + timedelta(days=6)
        following = self.first.replace(day=28) + timedelta(days=4)
        return following - timedelta(days=following.day)

    @property
    def make_route(self) -> RouteMaker:
        return partial(routes.digest, name=self.name)

    def title(self, language: str, frames: FrameMaker) -> str:
        """`The week: Jun 15 – 21, 2026`, `2026年6月要闻`."""
        strings = frames.strings[language]
        if self.kind == "week":
            return strings.text("digest_of_week", days=strings.days(self.first, self.last))
        start = datetime(self.year, self.number, 1, tzinfo=frames.config.timezone)
        return strings.text("digest_of_month", month=strings.month(start))

    def link(self, language: str, frames: FrameMaker) -> Link:
        return Link(self.title(language, frames), self.make_route(language).href)


def week_of(record: StoryRecord) -> Period:
    return _week(record.year, record.month, record.day)


@lru_cache(4_096)  # stories that stand one after the other share their days
def _week(year: int, month: int, day: int) -> Period:
    iso = date(year, month, day).isocalendar()
    return Period(iso.year, iso.week, "week")


def month_of(record: StoryRecord) -> Period:
    return _month(record.year, record.month)


@lru_cache(4_096)
def _month(year: int, month: int) -> Period:
    return Period(year, month, "month")


def group_by_period(
    stories: Iterable[Story], period_of: Callable[[StoryRecord], Period]
) -> dict[Period, list[Story]]:
    """The stories of each period that has some, from the oldest one on."""
    groups: dict[Period, list[Story]] = {}
    for story in stories:
        groups.setdefault(period_of(story.record), []).append(story)
    return dict(sorted(groups.items()))
