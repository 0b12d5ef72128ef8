"""Pagefind as a function: pages in, the files of an index out."""

from __future__ import annotations

import gzip
import json
import sys
from base64 import b64decode
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from importlib.util import find_spec
from pathlib import Path, PurePosixPath
from typing import Any

from site_builder.search.service import Indexer, PagefindError, converse

# What a file of Pagefind's begins with, inside its compression.
_SIGNATURE = b"pagefind_dcd"


@dataclass(frozen=True, slots=True)
class PagefindPage:
    """A page as Pagefind takes it: words between spaces, and further words by field."""

    url: str
    content: str
    meta: dict[str, str]


@dataclass(frozen=True, slots=True)
class PagefindIndex:
    """The part of Pagefind's output that a search needs, byte for byte as it is published.

    `files` are the index, by path; reading it begins with `meta_path`. `program` is the WebAssembly
    that reads it, and `ids` are its names for the pages, by their urls.
    """

    files: dict[str, bytes]
    meta_path: str
    program: bytes
    ids: dict[str, str]


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
        *({"type": "AddRecord", "index_id": 0, "language": language, **asdict(p)} for p in pages),
        {"type": "GetFiles", "index_id": 0},
    ]
    made = _files_of(converse(requests, indexer)[-1])
    files = {path: made[path] for path in made if path.endswith((".pf_meta", ".pf_index"))}
    metas = [path for path in files if path.endswith(".pf_meta")]
    program = made.get(f"wasm.{language}.pagefind")
    ids = _find_ids(made)
    if len(metas) != 1 or program is None or ids.keys() != {page.url for page in pages}:
        raise PagefindError("didn't make an index of what it was given")
    return PagefindIndex(files, metas[0], program, ids)


def _files_of(answer: Mapping[str, Any]) -> dict[str, bytes]:
    try:
        return {file["path"]: b64decode(file["content"]) for file in answer["files"]}
    except (ValueError, TypeError, KeyError):
        raise PagefindError(f"answered {answer['type']} when asked for the index") from None


def _find_ids(made: Mapping[str, bytes]) -> dict[str, str]:
    """The ids of pages by url, from the files that would hold their excerpts."""
    ids = {}
    for path in made:
        if path.endswith(".pf_fragment"):
            fragment = json.loads(gzip.decompress(made[path]).removeprefix(_SIGNATURE))
            ids[fragment["url"]] = PurePosixPath(path).stem
    return ids
