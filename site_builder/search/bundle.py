"""Writes the folder that the browser searches in.

    shards.json                     the shards and the names of their files
    program.<digest>.pagefind       Pagefind's search, for the browser
    en-1/                           a folder for each shard:
        pagefind.<hash>.pf_meta     the pages and the chunks of its index
        index/<hash>.pf_index       a chunk
        table.<digest>.json         the facets, dates and scores of its records
        records/<hash>.json         the address and the text of one of them

Only shards.json keeps its name when its content changes: all else may be cached for ever.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from hashlib import sha256
from pathlib import Path
from typing import Any

from site_builder.errors import Position, Problem, SearchError
from site_builder.search.pagefind import PagefindPage, find_indexer, make_index
from site_builder.search.record import SearchRecord
from site_builder.search.service import Indexer, PagefindError
from site_builder.search.shards import Shard
from site_builder.search.table import make_table
from site_builder.search.words import cut, han_characters

# Every shard is stemmed as English: one program then searches them all, and the words that stand
# between Chinese characters are English ones.
_STEMMER = "en"
# Pagefind leaves out a page whose text has no word. This one it takes, and no query asks for it.
_LAST_WORD = "_"
_SIDE_BY_SIDE = 2

_Files = dict[str, bytes]
_Entry = dict[str, str]


def write_index(shards: Sequence[Shard], index_dir: Path, indexer: Indexer | None = None) -> None:
    """Fills the empty folder `index_dir` with an index of `shards`, two of them at a time.

    Raises SearchError when Pagefind is missing or fails, or when a file can't be written.
    """
    indexer = indexer or find_indexer()
    if indexer is None:
        raise SearchError([_missing(index_dir)])

    def write_shard(shard: Shard) -> tuple[_Entry, bytes]:
        try:
            entry, files, program = _build_shard(shard, indexer)
        except PagefindError as failure:
            raise SearchError([_failed(index_dir, shard, failure)]) from failure
        _write_files(files, index_dir / shard.code)
        return entry, program

    try:
        with ThreadPoolExecutor(_SIDE_BY_SIDE) as executor:
            built = list(executor.map(write_shard, shards))
        _write_files(_common_files(built), index_dir)
    except OSError as error:
        raise SearchError([_unwritable(index_dir, error)]) from error


def _build_shard(shard: Shard, indexer: Indexer) -> tuple[_Entry, _Files, bytes]:
    """The shard's entry in shards.json, its files by path, and the program that searches in it."""
    texts = [_to_json(_text_of(record)) for record in shard.records]
    pages = [_page_of(record, text) for record, text in zip(shard.records, texts, strict=True)]
    index = make_index(pages, _STEMMER, indexer)
    ids = [index.ids[page.url] for page in pages]
    table = _to_json(make_table(shard.records, ids))
    entry = {
        "code": shard.code,
        "language": shard.language,
        "meta": index.meta_path,
        "table": f"table.{_digest(table)}.json",
    }
    records = {f"records/{id_}.json": text for id_, text in zip(ids, texts, strict=True)}
    return entry, {**index.files, entry["table"]: table, **records}, index.program


def _text_of(record: SearchRecord) -> dict[str, str]:
    """What is shown of a record that is found."""
    return {
        "href": record.href,
        "title": record.title,
        "summary": record.summary,
        "text": record.text,
    }


def _page_of(record: SearchRecord, text: bytes) -> PagefindPage:
    """`record` in words. A search for one Han character looks among those of the whole record.

    Pagefind names a page after what it is told of it. With the digest of `text` as its address, the
    name changes with whatever a reader sees.
    """
    title = cut(record.title)
    terms = cut("\n".join(record.terms))
    content = cut(f"{record.summary}\n{record.text}")
    return PagefindPage(
        url=_digest(text),
        content=" ".join((*content, _LAST_WORD)),
        meta={
            "title": " ".join(title),
            "terms": " ".join(terms),
            "han": " ".join(han_characters((*title, *terms, *content))),
        },
    )


def _common_files(built: Sequence[tuple[_Entry, bytes]]) -> _Files:
    """The files beside the shards: the list of them, and the program that all have in common."""
    programs = {f"program.{_digest(program)}.pagefind": program for _, program in built}
    listing = {"program": next(iter(programs), None), "shards": [entry for entry, _ in built]}
    return {**programs, "shards.json": _to_json(listing)}


def _write_files(files: _Files, folder: Path) -> None:
    for path, data in files.items():
        file = folder / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(data)


def _to_json(value: Any) -> bytes:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()


def _digest(data: bytes) -> str:
    return sha256(data).hexdigest()[:12]


def _missing(index_dir: Path) -> Problem:
    return Problem(
        Position(index_dir.name),
        "pagefind-missing",
        "the search index can't be made without the package pagefind-bin",
        "install it with `pip install pagefind-bin==1.5.2`",
    )


def _failed(index_dir: Path, shard: Shard, failure: PagefindError) -> Problem:
    return Problem(
        Position(f"{index_dir.name}/{shard.code}"),
        "pagefind-failed",
        f"pagefind {failure}",
        "build again; if it fails again, reinstall the package pagefind-bin",
    )


def _unwritable(index_dir: Path, error: OSError) -> Problem:
    return Problem(
        Position(index_dir.name),
        "search-index-unwritable",
        f"the search index can't be written: {error.strerror}",
        "free some space, or let the builder write to the folder",
    )
