"""Divides records into shards as an archive of them would be."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from site_builder.archive.archive import Story, StoryArticle, StoryRecord
from site_builder.search.periods import Limits, plan_periods
from site_builder.search.record import SearchRecord
from site_builder.search.shards import Shard


class _NoLibrary:
    def load_articles(self, key: str) -> tuple[StoryArticle, ...]:
        raise AssertionError(f"the articles of {key} are looked at")


def divide(records: Sequence[SearchRecord], limits: Limits) -> list[Shard]:
    """The shards of records that are each a story of its own, oldest first."""
    by_href = {record.href: record for record in records}
    stories = [_make_story(record) for record in records]
    languages = sorted({record.language for record in records})
    return [
        Shard(period.code, period.language, tuple(by_href[story.key] for story in period.stories))
        for period in plan_periods(stories, languages, limits)
    ]


def _make_story(record: SearchRecord) -> Story:
    day = date.fromisoformat(record.date)
    facts = StoryRecord(
        order=float(day.toordinal()),
        key=record.href,
        digest=b"",
        year=day.year,
        month=day.month,
        day=day.day,
        languages=(record.language,),
        category="",
        listed=(),
        terms=(),
        minted=(),
        overall=None,
        related=(),
        has_aliases=False,
    )
    return Story(facts, _NoLibrary())
