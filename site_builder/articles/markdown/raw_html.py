"""Reads the raw HTML of a text before a sanitiser does: how deep it nests, its links and its words.

A browser's parser, and so the sanitiser, takes time that grows with the depth of what is open. The depth that is
counted here is never less than the one that a browser would reach, whatever the tags are: a closing tag counts
only where a browser is sure to close by it the element that was opened last.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from html import unescape

from site_builder.articles.markdown.limits import MarkdownError

_ATTRIBUTE = re.compile(
    r"""(?P<name>[^\s/>][^\s/>=]*+)"""
    r"""(?:\s*+=\s*+(?:"(?P<double>[^"]*+)"|'(?P<single>[^']*+)'|(?P<bare>[^\s"'>][^\s>]*+)))?+"""
)
_ATTRIBUTES = re.sub(r"\?P<\w+>", "?:", _ATTRIBUTE.pattern)
_PIECE = re.compile(
    r"(?P<words>[^<]++|<(?![a-zA-Z/!?]))"
    rf"|<(?P<closes>/?)(?P<name>[a-zA-Z][^\s/>]*+)(?P<attributes>(?:[\s/]++|{_ATTRIBUTES})*+)>"
    r"|<!--(?:-?>|(?s:.*?)--!?>)"  # a comment
    r"|<(?:!(?!--)|\?|/(?![a-zA-Z]))[^>]*+>"  # what browsers take for a comment
)
_OPENING = re.compile(r"<[a-zA-Z]")

_VOID = frozenset("area base br col embed hr img input link meta param source track wbr".split())

_SWALLOWING = frozenset(
    "iframe noembed noframes noscript plaintext script style textarea title xmp".split()
)
"""Elements whose content is text up to their own closing tag, whatever it looks like."""

_MISLEADING = frozenset("frameset math select svg template".split())
"""Elements in which a browser reads tags by other rules. None is shown, so no author needs them."""

DROPPED = _SWALLOWING | _MISLEADING | frozenset("audio canvas embed object video".split())
"""Elements that are dropped with all that they hold, as it isn't meant to be read as text."""

_CELL = frozenset("p td th".split())
_ENDED_BY = {
    "li": frozenset({"p", "li"}),
    "dt": frozenset({"p", "dt", "dd"}),
    "dd": frozenset({"p", "dt", "dd"}),
    "p": frozenset({"p"}),
    "td": _CELL,
    "th": _CELL,
    "tr": _CELL | {"tr"},
    "tbody": _CELL | {"tr", "thead", "tbody"},
    "tfoot": _CELL | {"tr", "thead", "tbody"},
    "thead": frozenset(),
    "rt": frozenset({"rt", "rp"}),
    "rp": frozenset({"rt", "rp"}),
}
"""The elements that an opening tag ends, whose own closing tags may be left out."""

_ENDING = frozenset(_ENDED_BY) | frozenset(
    "address article aside blockquote center details dialog div dl fieldset figcaption figure footer header"
    " hgroup main nav ol pre section summary table ul".split()
)
"""The elements whose closing tag also closes what may be left unclosed inside them."""


@dataclass(frozen=True, slots=True)
class RawTag:
    """An opening tag, or a closing one, and where in the HTML that was read it begins and ends."""

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

    `depth` is the number of elements that are open, or more; `deepest` its maximum; `tags` the number of tags.
    """

    def __init__(self) -> None:
        self.deepest = 0
        self.tags = 0
        self._open: list[str] = []
        self._swallower = ""
        self._swallower_line = 0
        self._misled = False
        self._possibly_open = 0

    @property
    def depth(self) -> int:
        return len(self._open) + self._possibly_open

    @property
    def hides_text(self) -> bool:
        """Whether the text that follows belongs to an element that is dropped."""
        return bool(self._swallower) or any(name in DROPPED for name in self._open)

    def feed(self, html: str, line: int) -> Iterator[str | RawTag]:
        """The tags, and the words between them with entities resolved, of the next HTML, which begins on `line`.

        Raises MarkdownError where a tag or a comment has no end.
        """
        if self._misled:
            self._possibly_open += len(_OPENING.findall(html))
        at = 0
        while at < len(html):
            if self._swallower:
                at = self._skip_swallowed(html, at)
                continue
            piece = _PIECE.match(html, at)
            if piece is None:
                message = f'raw HTML has no end: "{html[at : at + 20].splitlines()[0]}"'
                raise MarkdownError(message, line + html.count("\n", 0, at))
            if piece["name"]:
                tag = RawTag(
                    piece["name"].lower(),
                    at,
                    piece.end(),
                    bool(piece["closes"]),
                    piece["attributes"],
                )
                self._read_tag(tag, html, line)
                yield tag
            elif piece["words"] and not self.hides_text:
                yield unescape(piece["words"])
            at = piece.end()

    def finish(self) -> None:
        """Raise MarkdownError where an element that isn't shown would swallow the text to its end."""
        if self._swallower:
            message = f'raw HTML has no end: "<{self._swallower}>"'
            raise MarkdownError(message, self._swallower_line)

    def _read_tag(self, tag: RawTag, html: str, line: int) -> None:
        self.tags += 1
        if tag.closes:
            self._close(tag.name)
            return
        if tag.name in _MISLEADING:
            self._lose_track(html, tag.start)
        elif tag.name in _SWALLOWING:
            self._swallower = tag.name
            self._swallower_line = line + html.count("\n", 0, tag.start)
            return
        while self._open and self._open[-1] in _ENDED_BY.get(tag.name, ()):
            self._open.pop()
        if tag.name not in _VOID:
            self._open.append(tag.name)
        self.deepest = max(self.deepest, self.depth)

    def _close(self, name: str) -> None:
        last = len(self._open) - 1
        if name in _ENDING:
            while last >= 0 and self._open[last] in _ENDED_BY and self._open[last] != name:
                last -= 1
        if last >= 0 and self._open[last] == name:
            del self._open[last:]

    def _skip_swallowed(self, html: str, at: int) -> int:
        """Where the closing tag of what swallows text begins, or the end of `html`."""
        closing = re.compile(rf"</{self._swallower}(?=[\s/>])", re.IGNORECASE).search(html, at)
        end = closing.start() if closing else len(html)
        if "<!--" in html[at:end]:
            self._lose_track(html, at)  # a script may go on after such a closing tag
        if closing:
            self._swallower = ""
        return end

    def _lose_track(self, html: str, at: int) -> None:
        """From here on, take every tag that opens for one that is never closed."""
        if not self._misled:
            self._misled = True
            self._possibly_open += len(_OPENING.findall(html, at))
