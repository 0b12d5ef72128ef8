"""The folder that the browser searches in.

    shards.json                     the shards and the names of their files
    en-2026-q1/                     a folder for each shard:
        table.<digest>.json         what every search needs to know of its records
        columns.<digest>/           what narrowing down, counting and other orders need besides:
            facet-tags.json         a file for each facet and each score
        index.<digest>/17.words     a chunk: where words stand
    en-2026-q1-02/                  a folder for each part of a shard:
        records/23-<digest>.json    the address and the text of a record

Only shards.json keeps its name when its content changes: all else may be cached for ever.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from hashlib import sha256
from typing import Any

from site_builder.search.indexed import IndexedPart
from site_builder.search.postings import join_chunks
from site_builder.search.table import make_columns, make_table


@dataclass(frozen=True, slots=True)
class ShardFiles:
    """A shard as it is published, but for its records: files by path; its entry in shards.json."""

    entry: dict[str, str]
    files: dict[str, bytes]


def build_shard(code: str, language: str, parts: Sequence[IndexedPart]) -> ShardFiles:
    """The files of a shard. Their bytes depend on its parts alone."""
    chunks = list(join_chunks([part.unpack() for part in parts]))
    index = f"index.{_digest(b''.join(chunk for _, chunk in chunks))}"
    columns = {name: _to_json(column) for name, column in make_columns(parts).items()}
    folder = f"columns.{_digest(b''.join(columns.values()))}"
    table = _to_json(make_table(parts, chunks, index))
    names = {"table": f"table.{_digest(table)}.json", "columns": folder}
    own = {names["table"]: table}
    own |= {f"{folder}/{name}.json": column for name, column in columns.items()}
    own |= {f"{index}/{number}.words": chunk for number, (_, chunk) in enumerate(chunks)}
    return ShardFiles(
        entry={"code": code, "language": language, **names},
        files={f"{code}/{path}": content for path, content in own.items()},
    )


def format_listing(entries: Sequence[dict[str, str]]) -> bytes:
    """The content of shards.json."""
    return _to_json({"shards": entries})


def _to_json(value: Any) -> bytes:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()


def _digest(data: bytes) -> str:
    return sha256(data).hexdigest()[:12]
