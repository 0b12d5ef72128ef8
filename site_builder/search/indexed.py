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
# 20 bits, since every search loads all names. The letters are lower case: some file systems see no
# difference.
_SHORTEST_ID = 4


@dataclass(frozen=True)
class Row:
    """What a search goes by besides words: the length of the text in words, the day, and more."""

    length: int
    day: str
    scores: tuple[tuple[str, int], ...]
    facets: tuple[tuple[str, tuple[str, ...]], ...]


@dataclass(frozen=True)
class IndexedPart:
    """A part after indexing. `ids` name its records, `fields` those of the index; `packed` says
    where the words stand.
    """

    code: str
    ids: tuple[str, ...]
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
    ids = _name(texts)
    rows = tuple(
        Row(page.content.count(" "), record.date[:10], record.scores, record.facets)
        for page, record in zip(pages, part.records, strict=True)
    )
    packed = zlib.compress(msgspec.msgpack.encode(postings), 1)
    return PartFiles(
        part=IndexedPart(part.code, ids, rows, index.fields, packed),
        records={
            f"{part.code}/records/{id_}.json": text for id_, text in zip(ids, texts, strict=True)
        },
    )


def _text_of(record: SearchRecord) -> dict[str, Any]:
    """What is shown of a record that is found, and where its sections begin."""
    return {
        "href": record.href,
        "title": record.title,
        "date": record.date,
        "category": list(dict(record.facets).get("category", ())),
        "overall": dict(record.scores).get("overall"),
        "summary": record.summary,
        "text": record.text,
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


def _name(texts: Sequence[bytes]) -> tuple[str, ...]:
    """A name for each text, all of one length, that changes with whatever a reader sees."""
    digests = [b32encode(sha256(text).digest()).decode().lower() for text in texts]
    length = _SHORTEST_ID
    while len({digest[:length] for digest in digests}) < len(set(digests)):
        length += 1
    return tuple(digest[:length] for digest in digests)


def _to_json(value: Any) -> bytes:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()
