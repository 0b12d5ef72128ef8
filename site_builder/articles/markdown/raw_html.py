"""Reads the raw HTML of a text before a sanitiser does: how deep it nests, its links, its words.

A browser's parser, and so the sanitiser's, takes time that grows with the depth of what is open.
The depth that is counted here is never less than the one that such a parser reaches, whatever the
tags are: a closing tag counts only where it is sure to end the element that was opened last.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape

from site_builder.articles.markdown.elements import (
    DROPPED_ELEMENTS,
    ENDED_BY_OPENING,
    ENDING_ELEMENTS,
    MISLEADING_ELEMENTS,
    SWALLOWING_ELEMENTS,
    TABLE_PARTS,
    VOID_ELEMENTS,
)
from site_builder.articles.markdown.limits import MarkdownError
from site_builder.values import Value

_ATTRIBUTE = re.compile(
    r"""(?P<name>[^\s/>][^\s/>=]*+)"""
    r"""(?:\s*+=\s*+(?:"(?P<double>[^"]*+)"|'(?P<single>[^']*+)'|(?P<bare>[^\s"'>][^\s>]*+)))?+"""
)
_ATTRIBUTES = r"(?:[\s/]++|" + re.sub(r"\?P<\w+>", "?:", _ATTRIBUTE.pattern) + r")*+"
_PIECE = re.compile(
    r"(?P<words>[^<]++|<(?![a-zA-Z/!?]))"
    rf"|<(?P<closes>/?)(?P<name>[a-zA-Z][^\s/>]*+)(?P<attributes>{_ATTRIBUTES})>"
    r"|<!--(?:-?>|(?s:.*?)--!?>)"  # a comment
    r"|<(?:!(?!--)|\?|/(?![a-zA-Z]))[^>]*+>"  # what a browser takes for a comment
)
_OPENING = re.compile(r"<[a-zA-Z]")


class RawTag(Value):
    """An opening or closing tag, and where in the HTML that was read it begins and ends."""

    name: str
    start: int
    end: int
    closes: bool
    attributes: str

    def find_attribute(self, name: str) -> str | None:
        """The value of the first attribute of that name, as a browser reads it."""
        for match in _ATTRIBUTE.finditer(self.attributes):
            if match["name"].lower() == name:
                return unescape(match["double"] or match["single"] or match["bare"] or "")
        return None


class RawHtml:
    """What raw HTML has opened so far, in a text that is read from its beginning to its end.

    `tags` is the number of tags read, and `deepest` the greatest depth that they reached.
    """

    def __init__(self) -> None:
        self.tags = 0
        self.deepest = 0
        self._open: list[str] = []
        self._swallower = ""
        self._swallower_line = 0
        self._is_misled = False
        self._perhaps_open = 0

    @property
    def depth(self) -> int:
        """The number of elements that are open now, or more."""
        return len(self._open) + self._perhaps_open

    @property
    def hides_text(self) -> bool:
        """Whether the words that follow belong to an element that is dropped."""
        return bool(self._swallower) or not DROPPED_ELEMENTS.isdisjoint(self._open)

    def feed(self, html: str, line: int) -> Iterator[str | RawTag]:
        """The next HTML, which begins on `line`: its tags and, entities resolved, its words.

        Raises MarkdownError where a tag or a comment has no end.
        """
        if self._is_misled:
            self._perhaps_open += len(_OPENING.findall(html))
        at = 0
        while at < len(html):
            if self._swallower:
                at = self._skip_swallowed(html, at)
                continue
            piece = _PIECE.match(html, at)
            if piece is None:
                message = f'raw HTML has no end: "{html[at : at + 20].splitlines()[0]}"'
                raise MarkdownError(message, line + html.count("\n", 0, at))
            at = piece.end()
            if piece["name"]:
                yield self._read_tag(piece, line)
            elif piece["words"] and not self.hides_text:
                yield unescape(piece["words"])

    def finish(self) -> None:
        """Raise MarkdownError if an element that is dropped would take the rest along."""
        if self._swallower:
            message = f'raw HTML has no end: "<{self._swallower}>"'
            raise MarkdownError(message, self._swallower_line)

    def _read_tag(self, piece: re.Match[str], line: int) -> RawTag:
        self.tags += 1
        tag = RawTag(
            piece["name"].lower(), *piece.span(), bool(piece["closes"]), piece["attributes"]
        )
        if tag.name in TABLE_PARTS and "table" not in self._open:
            return tag  # a browser passes over it
        if tag.closes:
            self._close(tag.name)
        elif tag.name in SWALLOWING_ELEMENTS:
            self._swallower = tag.name
            self._swallower_line = line + piece.string.count("\n", 0, tag.start)
        else:
            self._open_element(tag.name, piece)
        return tag

    def _open_element(self, name: str, piece: re.Match[str]) -> None:
        if name in MISLEADING_ELEMENTS:
            self._lose_track(piece.string, piece.start())
        while self._open and self._open[-1] in ENDED_BY_OPENING.get(name, ()):
            self._open.pop()
        if name not in VOID_ELEMENTS:
            self._open.append(name)
        self.deepest = max(self.deepest, self.depth)

    def _close(self, name: str) -> None:
        last = len(self._open) - 1
        if name in ENDING_ELEMENTS:
            while last >= 0 and self._open[last] in ENDED_BY_OPENING and self._open[last] != name:
                last -= 1
        if last >= 0 and self._open[last] == name:
            del self._open[last:]

    def _skip_swallowed(self, html: str, at: int) -> int:
        """Where the closing tag of the element that swallows the text begins, or the HTML's end."""
        closing = re.compile(rf"</{self._swallower}(?=[\s/>])", re.IGNORECASE).search(html, at)
        end = closing.start() if closing else len(html)
        if "<!--" in html[at:end]:
            self._lose_track(html, at)  # a script may go on behind such a closing tag
        if closing:
            self._swallower = ""
        return end

    def _lose_track(self, html: str, at: int) -> None:
        """From here on, take every element that is opened for one that is never closed."""
        if not self._is_misled:
            self._is_misled = True
            self._perhaps_open += len(_OPENING.findall(html, at))
