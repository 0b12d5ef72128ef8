"""The headings of a body: levels without jumps, anchors that can be read."""

from __future__ import annotations

import re
import unicodedata

from site_builder.values import Value

TOP_LEVEL = 2
"""The level of a body's highest heading: the page's own title is the one heading above it."""

_LOWEST_LEVEL = 6
_APOSTROPHE = re.compile(r"(?<=\w)['’](?=\w)")
_WORD = re.compile(r"[^\W_]+")


class Heading(Value):
    """A heading as it is shown: `level` from 2 to 6, its id `anchor`, its `text` without markup."""

    level: int
    anchor: str
    text: str


class Outline:
    """Makes the headings of one body, in their order."""

    def __init__(self) -> None:
        self._levels: list[int] = []
        self._next_number: dict[str, int] = {}

    def add(self, level: int, text: str) -> Heading:
        """The heading that follows those before, from the level that the author wrote.

        The level that is shown is the depth in the outline: one below the nearest heading above
        that the author ranked higher. So the highest is 2 and none is skipped, while neighbours of
        one rank stay on one level.
        """
        while self._levels and self._levels[-1] >= level:
            self._levels.pop()
        self._levels.append(level)
        shown = min(TOP_LEVEL - 1 + len(self._levels), _LOWEST_LEVEL)
        return Heading(shown, self._unique(_anchor(text)), text)

    def _unique(self, anchor: str) -> str:
        number = self._next_number.get(anchor, 1)
        unique = anchor if number == 1 else f"{anchor}-{number}"
        while unique in self._next_number:
            number += 1
            unique = f"{anchor}-{number}"
        self._next_number[anchor] = number + 1
        self._next_number.setdefault(unique, 2)
        return unique


def _anchor(text: str) -> str:
    """`队列深度（Queue Depth）` → `h-队列深度-queue-depth`.

    The prefix keeps anchors apart from names to which pages, scripts and browsers give a meaning.
    """
    plain = _APOSTROPHE.sub("", unicodedata.normalize("NFKC", text).lower())
    return "h-" + ("-".join(_WORD.findall(plain)) or "section")
