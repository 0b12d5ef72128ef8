"""Digests of what everything depends on: the code, the libraries, the configuration, the theme."""

from __future__ import annotations

import hashlib
import os
import sys
from collections.abc import Iterable
from functools import cache
from pathlib import Path
from zoneinfo import TZPATH

import site_builder

_DIGEST_SIZE = 16
_PACKAGE_DIR = Path(site_builder.__file__).parent


def digest_of(*parts: bytes) -> bytes:
    """The digest of some bytes, each part for itself."""
    state = hashlib.blake2b(digest_size=_DIGEST_SIZE)
    for part in parts:
        state.update(len(part).to_bytes(8, "little") + part)
    return state.digest()


@cache
def digest_code() -> bytes:
    """The digest of this program, of the versions of Python and of all libraries beside it, and of
    the system's rules of time zones.
    """
    versions = [sys.version, *_find_installed()]
    zones = digest_files(Path(folder) / "tzdata.zi" for folder in TZPATH)
    return digest_of("\n".join(versions).encode(), digest_files([_PACKAGE_DIR], "*.py"), zones)


def _find_installed() -> list[str]:
    """The libraries that can be imported, as `babel-2.17.0.dist-info`.

    These are the names of folders of the standard "Recording installed projects", which the
    standard library would open one by one.
    """
    folders = [Path(folder) for folder in sys.path]
    names = (name for folder in folders if folder.is_dir() for name in os.listdir(folder))  # noqa: PTH208 - names, not paths
    return sorted({name for name in names if name.endswith((".dist-info", ".egg-info"))})


def digest_files(places: Iterable[Path], pattern: str = "*") -> bytes:
    """The digest of the names and contents of some files, and of all files below some folders."""
    parts = []
    for place in places:
        for file in [place] if place.is_file() else sorted(place.rglob(pattern)):
            if file.is_file():
                parts += [os.fsencode(file.relative_to(place)), file.read_bytes()]
        parts.append(b"")
    return digest_of(*parts)
