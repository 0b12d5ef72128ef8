"""The folder that the browser searches in.

    shards.json                     the shards and the names of their files
    en-2026-q1/                     a folder for each shard:
        table.<digest>.json         what every search needs to know of its records
        columns.<digest>/           what narrowing down, counting and other orders need besides:
            facet-tags.json         a file for each facet and each score
        index.<digest>/5.words      a chunk: where words stand
    en-2026-q1-02/                  a folder for each part of a shard:
        records.<digest>/7.json     a record: its address and its text

Only shards.json keeps its name when its content changes: all else may be cached for ever.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence

from site_builder.search.files import digest_of, to_json
from site_builder.search.indexed import IndexedPart
from site_builder.search.postings import join_chunks
from site_builder.search.table import make_columns, make_table
from site_builder.values import Value


class ShardFiles(Value):
    """A shard as it is published, but for its records: its entry in shards.json; its files by
    path, and the paths of those that were known.
    """

    entry: dict[str, str]
    files: dict[str, bytes]
    kept: tuple[str, ...]


def build_shard(
    code: str, language: str, parts: Sequence[IndexedPart], known: Collection[str] = ()
) -> ShardFiles:
    """The files of a shard. Their bytes depend on its parts alone; those of its words that lie at
    paths that are `known` are not made.
    """
    groups = [
        (digest_of(*(chunk.content for chunk in group)), group)
        for group in join_chunks([part.unpack() for part in parts])
    ]
    columns = {name: to_json(column) for name, column in make_columns(parts).items()}
    folder = f"columns.{digest_of(*columns.values())}"
    table = to_json(make_table(parts, sorted(columns), groups))
    names = {"table": f"table.{digest_of(table)}.json", "columns": folder}
    own = {names["table"]: table}
    own |= {f"{folder}/{name}.json": column for name, column in columns.items()}
    chunks = {
        f"{code}/index.{name}/{number}.words": chunk
        for name, group in groups
        for number, chunk in enumerate(group)
    }
    return ShardFiles(
        entry={"code": code, "language": language, **names},
        files={f"{code}/{path}": content for path, content in own.items()}
        | {path: chunk.compress() for path, chunk in chunks.items() if path not in known},
        kept=tuple(path for path in chunks if path in known),
    )


def format_listing(entries: Sequence[dict[str, str]]) -> bytes:
    """The content of shards.json."""
    return to_json({"shards": entries})
