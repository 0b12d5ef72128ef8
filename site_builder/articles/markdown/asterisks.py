"""Asterisks that make nothing bold and are shown as they are written, which no author wants.

They are looked for in what the parser has left as text, so that whatever it reads as bold is right
by definition, and then in the source, where an escaped `\\*\\*` looks otherwise.
"""

from __future__ import annotations

import re

_PAIR = "**"
_AROUND = 8  # characters on each side by which a place is known again
_ALONE = re.compile(r"(?<![^\s])\*+(?![^\s])")
"""A run between blanks, as of a power or a line of stars: nobody means it to open or close."""


def find_unpaired(text: str, source: str) -> int | None:
    """Where in the `source` of a block the first `**` is that the parser left in its `text`.

    -1 where it is there, but at more places than one. None where there is none, or where the
    source has it escaped.
    """
    at = _ALONE.sub(lambda run: " " * len(run[0]), text).find(_PAIR)
    if at < 0:
        return None
    words = text[max(at - _AROUND, 0) : at + len(_PAIR) + _AROUND]
    found = source.find(words)
    if found < 0:
        return None
    if source.find(words, found + 1) >= 0:
        return -1
    return found + min(at, _AROUND)
