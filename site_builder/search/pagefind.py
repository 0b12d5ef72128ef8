"""Pagefind as a function: pages in, the files of an index out."""

from __future__ import annotations

import gzip
import json
import sys
from base64 import b64decode
from collections.abc import Mapping, Sequence
from importlib.util import find_spec
from pathlib import Path, PurePosixPath
from typing import Any

from site_builder.search.cbor import parse_cbor
from site_builder.search.service import Indexer, PagefindError, converse
from site_builder.values import Value, fields_of

# What a file of Pagefind's begins with, inside its compression.
_SIGNATURE = b"pagefind_dcd"


class PagefindPage(Value):
    """A page as Pagefind takes it: words between spaces, and further words by field."""

    url: str
    content: str
    meta: dict[str, str]


class PagefindIndex(Value):
    """The part of Pagefind's output that a search needs.

    `chunks` say where words stand, in the order of the words; `fields` name the fields in the order
    of their numbers. The index knows pages by their place in the order.
    """

    chunks: tuple[bytes, ...]
    fields: tuple[str, ...]


def find_indexer() -> Indexer | None:
    """The binary of the package pagefind-bin, whatever PATH says; None where it isn't installed."""
    spec = find_spec("pagefind_bin")
    if spec is None or spec.origin is None:
        return None
    name = "pagefind.exe" if sys.platform == "win32" else "pagefind"
    executable = Path(spec.origin).with_name(name)
    return Indexer(executable) if executable.is_file() else None


def make_index(pages: Sequence[PagefindPage], language: str, indexer: Indexer) -> PagefindIndex:
    """An index of `pages`, whose words are stemmed as those of `language`.

    Raises PagefindError when the program fails or makes something else.
    """
    requests: list[dict[str, Any]] = [
        {"type": "NewIndex"},
        *(
            {"type": "AddRecord", "index_id": 0, "language": language, **fields_of(p)}
            for p in pages
        ),
        {"type": "GetFiles", "index_id": 0},
    ]
    made = _files_of(converse(requests, indexer)[-1])
    try:
        (meta,) = (_unpack(made[path]) for path in made if path.endswith(".pf_meta"))
        _, known, chunks, _, _, fields = parse_cbor(meta)
        index = PagefindIndex(
            chunks=tuple(_unpack(made[f"index/{name}.pf_index"]) for _, _, name in chunks),
            fields=tuple(fields),
        )
        ids = [id_ for id_, _ in known]
    except (ValueError, TypeError, KeyError, OSError):
        raise _unexpected() from None
    if not _is_in_order(ids, pages, made):
        raise _unexpected()
    return index


def _files_of(answer: Mapping[str, Any]) -> dict[str, bytes]:
    try:
        return {file["path"]: b64decode(file["content"]) for file in answer["files"]}
    except (ValueError, TypeError, KeyError):
        raise PagefindError(f"answered {answer['type']} when asked for the index") from None


def _is_in_order(
    ids: Sequence[str], pages: Sequence[PagefindPage], made: Mapping[str, bytes]
) -> bool:
    """Whether the index knows the pages in the order in which it was given them.

    Only the files that would hold their excerpts say which page an id stands for.
    """
    urls = {}
    for path in made:
        if path.endswith(".pf_fragment"):
            urls[PurePosixPath(path).stem] = json.loads(_unpack(made[path]))["url"]
    return [urls.get(id_) for id_ in ids] == [page.url for page in pages]


def _unpack(content: bytes) -> bytes:
    return gzip.decompress(content).removeprefix(_SIGNATURE)


def _unexpected() -> PagefindError:
    return PagefindError("didn't make an index of what it was given")
