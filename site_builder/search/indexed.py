"""Part → IndexedPart: what Pagefind says of some records, and what else a search knows of them."""

from __future__ import annotations

import zlib
from typing import Any

import msgspec

from site_builder.search.files import digest_of, to_json
from site_builder.search.pagefind import PagefindPage, make_index
from site_builder.search.part import Part
from site_builder.search.postings import split_chunk
from site_builder.search.record import SearchRecord
from site_builder.search.service import Indexer, PagefindError
from site_builder.search.words import cut
from site_builder.values import Value

# Every part is stemmed as English, which is what the browser knows: the words that stand between
# Chinese characters are English ones.
_STEMMER = "en"
# Pagefind leaves out a page whose text has no word. This one it takes, and no query asks for it.
_LAST_WORD = "_"
TOGETHER = 8
"""Records in a folder, whose name changes with each of them. Every search loads all names: one for
each record would be a third of what it loads to know its articles."""


class Row(Value):
    """What a search goes by besides words: the length of the text in words, the day, and more."""

    length: int
    day: str
    scores: tuple[tuple[str, int], ...]
    facets: tuple[tuple[str, tuple[str, ...]], ...]


class IndexedPart(Value):
    """A part after indexing. `records` name the folders of its records, `fields` are those of the
    index; `packed` says where the words stand.
    """

    code: str
    records: tuple[str, ...]
    rows: tuple[Row, ...]
    fields: tuple[str, ...]
    packed: bytes

    def unpack(self) -> dict[str, bytes]:
        """What Pagefind says of each word."""
        return msgspec.msgpack.decode(zlib.decompress(self.packed), type=dict[str, bytes])


class PartFiles(Value):
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
    texts = [to_json(_text_of(record)) for record in part.records]
    folders = [texts[start : start + TOGETHER] for start in range(0, len(texts), TOGETHER)]
    names = tuple(digest_of(*folder) for folder in folders)
    rows = tuple(
        Row(page.content.count(" "), record.date[:10], record.scores, record.facets)
        for page, record in zip(pages, part.records, strict=True)
    )
    packed = zlib.compress(msgspec.msgpack.encode(postings), 1)
    return PartFiles(
        part=IndexedPart(part.code, names, rows, index.fields, packed),
        records={
            f"{part.code}/records.{name}/{number}.json": text
            for name, folder in zip(names, folders, strict=True)
            for number, text in enumerate(folder)
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
