"""What the bytes of a page depend on besides its view: its layout with all that this includes and
imports, the words, and the addresses of assets.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator

from site_builder.rendering.layouts import Layouts

_DIGEST_SIZE = 16
_REFERENCE = re.compile(
    rb"""
    \{%[-+]?\s* (?:extends|include|import|from)\b \s*
    (?: (["']) (?P<name>[^"']*) \1 \s* (?=[-+]?%\} | (?:import|as|with|without|ignore)\b)
      | (?P<other>\S) )
    """,
    re.VERBOSE,
)


class LayoutDigests:
    """The digest of each layout's closure. `shared` is a digest of what every layout depends on."""

    def __init__(self, layouts: Layouts, shared: bytes) -> None:
        self._layouts = layouts
        self._shared = shared
        self._digests: dict[tuple[str, ...], bytes] = {}

    def digest(self, *names: str) -> bytes:
        """The digest of all that pages with these layouts depend on."""
        if names not in self._digests:
            state = hashlib.blake2b(self._shared, digest_size=_DIGEST_SIZE)
            for name in sorted(self._closure(names)):
                source = self._layouts.get(name, b"")  # rendering says what is missing
                state.update(f"{name}\0{len(source)}\0".encode() + source)
            self._digests[names] = state.digest()
        return self._digests[names]

    def _closure(self, names: tuple[str, ...]) -> set[str]:
        waiting, seen = list(names), set[str]()
        while waiting:
            name = waiting.pop()
            if name not in seen:
                seen.add(name)
                waiting += self._find_references(self._layouts.get(name, b""))
        return seen

    def _find_references(self, source: bytes) -> Iterator[str]:
        """The layouts that a layout names; all of them if it names one in any but the plain way."""
        for match in _REFERENCE.finditer(source):
            if match["other"]:
                yield from self._layouts
            else:
                yield match["name"].decode(errors="replace")
