"""Divides records into shards as an archive of them would be."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from site_builder.search.part import Part
from site_builder.search.periods import Limits, plan_periods
from site_builder.search.record import SearchRecord
from tests.support.search_index import Shard
from tests.support.unread_stories import make_unread_story


def divide(records: Sequence[SearchRecord], limits: Limits) -> list[Shard]:
    """The shards of records that are each a story of its own, oldest first."""
    by_href = {record.href: record for record in records}
    stories = [
        make_unread_story(record.href, date.fromisoformat(record.date), (record.language,))
        for record in records
    ]
    languages = sorted({record.language for record in records})
    return [
        Shard(
            long.code,
            long.language,
            tuple(
                Part(period.code, period.language, tuple(by_href[s.key] for s in period.stories))
                for period in long.periods
            ),
        )
        for long in plan_periods(stories, languages, limits)
    ]
