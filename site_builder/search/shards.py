"""Which records are indexed together."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby
from operator import attrgetter

from site_builder.search.record import SearchRecord


@dataclass(frozen=True, slots=True)
class Shard:
    """Records of one language that share an index, by date and address; `code` names it."""

    code: str
    language: str
    records: tuple[SearchRecord, ...]


def plan_shards(records: Iterable[SearchRecord]) -> tuple[Shard, ...]:
    """One shard per language, whatever the order of the records."""
    in_order = sorted(records, key=attrgetter("language", "date", "href"))
    return tuple(
        Shard(f"{language}-1", language, tuple(group))
        for language, group in groupby(in_order, key=attrgetter("language"))
    )
