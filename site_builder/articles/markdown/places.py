"""Where in the source a place in a token's content is."""

from __future__ import annotations

import bisect
import re
from functools import cached_property

from markdown_it.token import Token

_LINE_END = re.compile(r"\r\n?|\n")


def split_lines(source: str) -> list[str]:
    """The lines of a text, as Markdown counts them."""
    return _LINE_END.split(source)


class Places:
    """The places in one token's content: lines of the source without indentation and markers."""

    def __init__(self, token: Token, source_lines: list[str]) -> None:
        self._content = token.content
        self._first = token.map[0] if token.map else 0
        self._source_lines = source_lines
        self._margins: dict[int, int | None] = {}

    def find(self, offset: int) -> tuple[int, int]:
        """The line and column in the source, both from 1; column 0 where that isn't certain."""
        number = bisect.bisect_right(self._starts, offset) - 1
        if number not in self._margins:
            self._margins[number] = self._find_margin(number)
        margin = self._margins[number]
        column = 0 if margin is None else margin + offset - self._starts[number] + 1
        return self._first + number + 1, column

    @cached_property
    def _lines(self) -> list[str]:
        return split_lines(self._content)

    @cached_property
    def _starts(self) -> list[int]:
        return [0, *(match.end() for match in _LINE_END.finditer(self._content))]

    def _find_margin(self, number: int) -> int | None:
        """How much longer the source's line is in front; None where it has the content not once."""
        words = self._lines[number].strip()
        source_line = self._source_lines[self._first + number]
        at = source_line.find(words)
        if at < 0 or source_line.find(words, at + 1) >= 0:
            return None
        return at - self._lines[number].index(words)
