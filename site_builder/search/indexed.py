"""Part → IndexedPart: what Pagefind says of some records, and what else a search knows of them."""

from __future__ import annotations

import json
import zlib
from base64 import b32encode
from collections.abc import Sequence
from dataclasses import dataclass
from hashlib import sha256
from typing import Any

import msgspec

from site_builder.search.pagefind import PagefindPage, make_index
from site_builder.search.part import Part
from site_builder.search.postings import split_chunk
from site_builder.search.record import SearchRecord
from site_builder.search.service import Indexer, PagefindError
from site_builder.search.words import cut

# Every part is stemmed as English, which is what the browser knows: the words that stand between
# Chinese characters are English ones.
_STEMMER = "en"
# Pagefind leaves out a page whose text has no word. This one it takes, and no query asks for it.
_LAST_WORD = "_"
# The name of a record is its place and a digest that ten of them share. Every search loads all
# digests: one for each record would be a third of a table. One for all of a part would give
# hundreds of files another name when a story is added.
_SHARING = 10
# 20 bits. The letters are lower case: some file systems see no difference.
_DIGEST_LENGTH = 4


@dataclass(frozen=True)
class Row:
    """What a search goes by besides words: the length of the text in words, the day, and more."""

    length: int
    day: str
    scores: tuple[tuple[str, int], ...]
    facets: tuple[tuple[str, tuple[str, ...]], ...]


@dataclass(frozen=True)
class IndexedPart:
    """A part after indexing. `digests` are parts of the names of its records, `fields` are those
    of the index; `packed` says where the words stand.
    """

    code: str
    digests: tuple[str, ...]
    rows: tuple[Row, ...]
    fields: tuple[str, ...]
    packed: bytes

    def unpack(self) -> dict[str, bytes]:
        """What Pagefind says of each word."""
        return msgspec.msgpack.decode(zlib.decompress(self.packed), type=dict[str, bytes])


@dataclass(frozen=True, slots=True)
class PartFiles:
    """An indexed part, and its records as files by path."""

    part: IndexedPart
    records: dict[str, bytes]


def index_part(part: Part, indexer: Indexer) -> PartFiles:
    """Everything that is made of a part's records. The bytes depend on these alone.

    Raises PagefindError when Pagefind fails.
    """
    pages = [_page_of(record, number) for number, record in enumerate(part.records)]
    index = make_index(pages, _STEMMER, indexer)
    try:
        postings = dict(pair for chunk in index.chunks for pair in split_chunk(chunk))
    except (ValueError, IndexError):
        raise PagefindError("made a chunk that can't be read") from None
    texts = [_to_json(_text_of(record)) for record in part.records]
    digests = tuple(_digest_of(texts[at : at + _SHARING]) for at in range(0, len(texts), _SHARING))
    rows = tuple(
        Row(page.content.count(" "), record.date[:10], record.scores, record.facets)
        for page, record in zip(pages, part.records, strict=True)
    )
    packed = zlib.compress(msgspec.msgpack.encode(postings), 1)
    return PartFiles(
        part=IndexedPart(part.code, digests, rows, index.fields, packed),
        records={
            f"{part.code}/records/{number}-{digests[number // _SHARING]}.json": text
            for number, text in enumerate(texts)
        },
    )


def _text_of(record: SearchRecord) -> dict[str, Any]:
    """What is shown of a record that is found, where its sections begin, and all that a search
    finds it by.
    """
    return {
        "href": record.href,
        "title": record.title,
        "date": record.date,
        "category": list(dict(record.facets).get("category", ())),
        "overall": dict(record.scores).get("overall"),
        "summary": record.summary,
        "text": record.text,
        "terms": "\n".join(record.terms),
        "sections": record.sections,
    }


def _page_of(record: SearchRecord, number: int) -> PagefindPage:
    """`record` in words. Its address says which one it is."""
    return PagefindPage(
        url=str(number),
        content=" ".join((*cut(f"{record.summary}\n{record.text}"), _LAST_WORD)),
        meta={
            "title": " ".join(cut(record.title)),
            "terms": " ".join(cut("\n".join(record.terms))),
        },
    )


def _digest_of(texts: Sequence[bytes]) -> str:
    digest = b32encode(sha256(b"".join(texts)).digest()).decode()
    return digest[:_DIGEST_LENGTH].lower()


def _to_json(value: Any) -> bytes:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()
