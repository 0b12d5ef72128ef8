"""Pictures of coverage over time, for a page in a language."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from site_builder.archive.archive import Story
from site_builder.pages import routes
from site_builder.pages.charts.calendar import DayCounts, draw_year
from site_builder.pages.charts.time_bars import draw_coverage
from site_builder.pages.frames import FrameMaker
from site_builder.pages.views import CalendarYear, TimeChart


def month_key(story: Story) -> tuple[int, int]:
    return story.record.year, story.record.month


def day_key(story: Story) -> tuple[int, int, int]:
    return story.record.year, story.record.month, story.record.day


def draw_coverage_of(
    stories: Sequence[Story], language: str, frames: FrameMaker
) -> TimeChart | None:
    """How often stories came up."""
    return draw_coverage(
        map(month_key, stories),
        frames.config.timezone,
        is_mirrored=frames.is_mirrored(language),
    )


def draw_calendar(
    year: int,
    counts: DayCounts,
    until: date,
    language: str,
    frames: FrameMaker,
    *,
    highest: int = 0,
) -> CalendarYear:
    """A year's sheets down to the day `until`. `highest` is the most stories of a day in all years
    that stand together, by default in this one.
    """
    return draw_year(
        year,
        counts,
        until=until,
        highest=highest or max(counts.values()),
        first_weekday=frames.strings[language].locale.first_week_day,
        zone=frames.config.timezone,
        find_href=lambda start: routes.month(language, start).href,
    )
