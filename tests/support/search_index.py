"""A search index in a folder, without the rest of a site."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby
from operator import attrgetter
from pathlib import Path

from site_builder.search.bundle import build_shard, format_listing
from site_builder.search.indexed import index_part
from site_builder.search.pagefind import find_indexer
from site_builder.search.part import Part
from site_builder.search.record import SearchRecord


@dataclass(frozen=True, slots=True)
class Shard:
    """Records of one language that a browser searches together."""

    code: str
    language: str
    parts: tuple[Part, ...]

    @property
    def records(self) -> tuple[SearchRecord, ...]:
        return tuple(record for part in self.parts for record in part.records)


def one_part(code: str, language: str, records: Sequence[SearchRecord]) -> Shard:
    """A shard whose records are indexed together."""
    return Shard(code, language, (Part(code, language, tuple(records)),))


def one_shard_per_language(records: Iterable[SearchRecord]) -> tuple[Shard, ...]:
    """Everything in one index for each language, oldest first."""
    in_order = sorted(records, key=attrgetter("language", "date", "href"))
    return tuple(
        one_part(f"{language}-1", language, tuple(group))
        for language, group in groupby(in_order, key=attrgetter("language"))
    )


def write_index(shards: Sequence[Shard], index_dir: Path) -> None:
    """Fill a folder with the index of some shards."""
    indexer = find_indexer()
    assert indexer is not None
    files: dict[str, bytes] = {}
    entries = []
    for shard in shards:
        made = [index_part(part, indexer) for part in shard.parts]
        built = build_shard(shard.code, shard.language, [item.part for item in made])
        entries.append(built.entry)
        for group in (built.files, *(item.records for item in made)):
            files |= group
    for path, content in {**files, "shards.json": format_listing(entries)}.items():
        file = index_dir / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content)
