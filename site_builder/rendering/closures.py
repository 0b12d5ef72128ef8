"""What the bytes of a page depend on besides its view: its layout with all that this includes and
imports, the words, and the addresses of assets.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from pathlib import Path

from jinja2 import Environment, TemplateSyntaxError, meta

_DIGEST_SIZE = 16


class LayoutDigests:
    """The digest of each layout's closure. `shared` is a digest of what every layout depends on."""

    def __init__(self, layout_dirs: tuple[Path, ...], shared: bytes) -> None:
        self._layout_dirs = layout_dirs
        self._shared = shared
        self._environment = Environment(autoescape=True, extensions=["jinja2.ext.do"])
        self._references: dict[str, tuple[bytes, tuple[str, ...]]] = {}
        self._digests: dict[tuple[str, ...], bytes] = {}

    def digest(self, *layouts: str) -> bytes:
        """The digest of all that pages with these layouts depend on."""
        if layouts not in self._digests:
            state = hashlib.blake2b(self._shared, digest_size=_DIGEST_SIZE)
            for name in sorted(set(self._closure(layouts))):
                state.update(name.encode() + b"\\0" + self._look_at(name)[0])
            self._digests[layouts] = state.digest()
        return self._digests[layouts]

    def _closure(self, layouts: tuple[str, ...]) -> Iterator[str]:
        waiting, seen = list(layouts), set[str]()
        while waiting:
            name = waiting.pop()
            if name not in seen:
                seen.add(name)
                waiting += self._look_at(name)[1]
                yield name

    def _look_at(self, name: str) -> tuple[bytes, tuple[str, ...]]:
        """A layout's digest, and the names of those that it refers to."""
        if name not in self._references:
            source = self._read(name)
            digest = hashlib.blake2b(source, digest_size=_DIGEST_SIZE).digest()
            self._references[name] = digest, self._find_references(source)
        return self._references[name]

    def _read(self, name: str) -> bytes:
        for layout_dir in self._layout_dirs:
            file = layout_dir / name
            if file.is_file():
                return file.read_bytes()
        return b""  # rendering says what is missing

    def _find_references(self, source: bytes) -> tuple[str, ...]:
        try:
            tree = self._environment.parse(source.decode())
        except (TemplateSyntaxError, UnicodeDecodeError):
            return ()  # rendering says what is wrong
        names = tuple(meta.find_referenced_templates(tree))
        if None in names:  # chosen while rendering: it may be any
            return self._all_layouts()
        return tuple(name for name in names if name)

    def _all_layouts(self) -> tuple[str, ...]:
        return tuple(
            sorted(
                {
                    file.relative_to(layout_dir).as_posix()
                    for layout_dir in self._layout_dirs
                    for file in layout_dir.rglob("*.*")
                }
            )
        )
