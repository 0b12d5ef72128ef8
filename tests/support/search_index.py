"""A search index in a folder, without the rest of a site."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import groupby
from operator import attrgetter
from pathlib import Path

from site_builder.search.bundle import build_shard, format_listing
from site_builder.search.pagefind import find_indexer
from site_builder.search.record import SearchRecord
from site_builder.search.shards import Shard


def one_shard_per_language(records: Iterable[SearchRecord]) -> tuple[Shard, ...]:
    """Everything in one index for each language, oldest first."""
    in_order = sorted(records, key=attrgetter("language", "date", "href"))
    return tuple(
        Shard(f"{language}-1", language, tuple(group))
        for language, group in groupby(in_order, key=attrgetter("language"))
    )


def write_index(shards: Sequence[Shard], index_dir: Path) -> None:
    """Fill a folder with the index of some shards."""
    indexer = find_indexer()
    assert indexer is not None
    built = [build_shard(shard, indexer) for shard in shards]
    listing = format_listing(built[0].program if built else None, [item.entry for item in built])
    index_dir.mkdir(parents=True, exist_ok=True)
    files = {path: item.files[path] for item in built for path in item.files}
    for path, content in {**files, "shards.json": listing}.items():
        file = index_dir / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content)
