"""Digests of what everything depends on: the code, the libraries, the configuration, the theme."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from functools import cache
from importlib.metadata import distributions
from pathlib import Path

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
    """The digest of this program and of the versions of all libraries beside it."""
    versions = sorted(f"{item.name} {item.version}" for item in distributions())
    return digest_of("\n".join(versions).encode(), digest_files([_PACKAGE_DIR], "*.py"))


def digest_files(folders: Iterable[Path], pattern: str = "*") -> bytes:
    """The digest of the names and contents of all files below some folders."""
    parts = []
    for folder in folders:
        for file in sorted(folder.rglob(pattern)):
            if file.is_file():
                parts += [file.relative_to(folder).as_posix().encode(), file.read_bytes()]
        parts.append(b"")
    return digest_of(*parts)
