"""The folder that the browser searches in.

    shards.json                     the shards and the names of their files
    program.<digest>.pagefind       Pagefind's program, which stems the words of a query
    en-2026-q1/                     a folder for each shard:
        table.<digest>.json         the facets, dates and scores of its records, and the chunks
        index/<hash>.pf_index       a chunk: where words stand
        records/<hash>.json         the address and the text of a record

Only shards.json keeps its name when its content changes: all else may be cached for ever.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from hashlib import sha256
from typing import Any

from site_builder.search.pagefind import PagefindPage, make_index
from site_builder.search.record import SearchRecord
from site_builder.search.service import Indexer
from site_builder.search.shards import Shard
from site_builder.search.table import make_table
from site_builder.search.words import cut

# Every shard is stemmed as English: one program then serves them all, and the words that stand
# between Chinese characters are English ones.
_STEMMER = "en"
# Pagefind leaves out a page whose text has no word. This one it takes, and no query asks for it.
_LAST_WORD = "_"


@dataclass(frozen=True, slots=True)
class ShardFiles:
    """A shard as it is published: files by path, some of them common to all shards; its entry in
    shards.json, and the path of the program that goes with it.
    """

    entry: dict[str, str]
    program: str
    files: dict[str, bytes]


def build_shard(shard: Shard, indexer: Indexer) -> ShardFiles:
    """The files of a shard. Their bytes depend on its records alone.

    Raises PagefindError when Pagefind fails.
    """
    texts = [_to_json(_text_of(record)) for record in shard.records]
    pages = [_page_of(record, text) for record, text in zip(shard.records, texts, strict=True)]
    index = make_index(pages, _STEMMER, indexer)
    lengths = [page.content.count(" ") for page in pages]
    table = _to_json(make_table(shard.records, index, lengths))
    table_name = f"table.{_digest(table)}.json"
    records = {f"records/{id_}.json": text for id_, text in zip(index.ids, texts, strict=True)}
    program = f"program.{_digest(index.program)}.pagefind"
    own = {table_name: table, **index.files, **records}
    return ShardFiles(
        entry={"code": shard.code, "language": shard.language, "table": table_name},
        program=program,
        files={program: index.program, **{f"{shard.code}/{path}": own[path] for path in own}},
    )


def format_listing(program: str | None, entries: Sequence[dict[str, str]]) -> bytes:
    """The content of shards.json."""
    return _to_json({"program": program, "shards": entries})


def _text_of(record: SearchRecord) -> dict[str, str]:
    """What is shown of a record that is found."""
    return {
        "href": record.href,
        "title": record.title,
        "summary": record.summary,
        "text": record.text,
    }


def _page_of(record: SearchRecord, text: bytes) -> PagefindPage:
    """`record` in words.

    Pagefind names a page after what it is told of it. With the digest of `text` as its address, the
    name changes with whatever a reader sees.
    """
    return PagefindPage(
        url=_digest(text),
        content=" ".join((*cut(f"{record.summary}\n{record.text}"), _LAST_WORD)),
        meta={
            "title": " ".join(cut(record.title)),
            "terms": " ".join(cut("\n".join(record.terms))),
        },
    )


def _to_json(value: Any) -> bytes:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()


def _digest(data: bytes) -> str:
    return sha256(data).hexdigest()[:12]
