"""One reading of a parsed text, between parsing and rendering.

It finds what the text has (headings, links, plain text), settles in the tokens what is shown
(levels, anchors, which links and images), and refuses what would cost too much to render.
"""

from __future__ import annotations

from collections.abc import Iterable
from html import escape
from itertools import islice

from markdown_it.token import Token

from site_builder.articles.markdown.asterisks import find_unpaired
from site_builder.articles.markdown.elements import INLINE_ELEMENTS
from site_builder.articles.markdown.headings import Heading, Outline
from site_builder.articles.markdown.limits import (
    MAX_DEPTH,
    MAX_RAW_TAGS,
    MAX_REOPENED,
    MarkdownError,
)
from site_builder.articles.markdown.links import (
    BodyLink,
    is_allowed_href,
    is_allowed_source,
    is_external,
)
from site_builder.articles.markdown.parser import find_offset
from site_builder.articles.markdown.places import Places, split_lines
from site_builder.articles.markdown.raw_html import RawHtml, RawTag

# In one block: each is looked for in all of it, and a few say enough.
_MOST_UNPAIRED = 5


class TokenReader:
    """Reads the tokens of `source`. Without `images`, their alternative text is shown."""

    def __init__(self, source: str, *, images: bool) -> None:
        self.headings: list[Heading] = []
        self.links: list[BodyLink] = []
        self.ids: list[str] = []
        self.blocks: list[str] = []
        """The plain text, block by block."""
        self.unpaired: list[tuple[int, int]] = []
        """The places of `**` that make nothing bold, as those of links."""
        self._source_lines = split_lines(source)
        self._shows_images = images
        self._outline = Outline()
        self._raw = RawHtml()
        self._words: list[str] = []
        self._line = 1
        self._depth = 0
        self._opened = 0
        self._refused_link = False

    def read(self, tokens: list[Token]) -> None:
        """Read all tokens of the text, and change them into what is to be rendered.

        Raises MarkdownError if the text is nested too deeply, or if raw HTML would swallow a part.
        """
        text = ""
        for index, token in enumerate(tokens):
            if token.map:
                self._line = token.map[0] + 1
            self._enter(token)
            if token.type == "inline":
                text = self._read_inline(token)
            elif token.type == "html_block":
                token.content = self._read_raw(token.content, Places(token, self._source_lines))
                self.blocks += self._take_lines()
            elif token.type in ("fence", "code_block"):
                self.blocks.append(token.content.rstrip("\n"))
            elif token.type == "heading_close":
                self._settle_heading(tokens[index - 2], token, text)
        self._raw.finish()
        if self._opened * self._raw.deepest > MAX_REOPENED:
            raise MarkdownError("raw HTML leaves too many elements open", 1)

    def _enter(self, token: Token) -> None:
        self._depth += token.nesting
        self._opened += token.nesting > 0
        self._check_depth()
        if "id" in token.attrs:
            self.ids.append(str(token.attrs["id"]))

    def _check_depth(self) -> None:
        if self._depth + self._raw.depth > MAX_DEPTH:
            raise MarkdownError(f"more than {MAX_DEPTH} elements are nested", self._line)

    def _settle_heading(self, opening: Token, closing: Token, text: str) -> None:
        if not text:
            opening.hidden = closing.hidden = True  # an empty heading says nothing, and isn't valid
            return
        heading = self._outline.add(int(opening.tag[1:]), text)
        opening.tag = closing.tag = f"h{heading.level}"
        opening.attrs["id"] = heading.anchor
        self.headings.append(heading)
        self.ids.append(heading.anchor)

    def _read_inline(self, block: Token) -> str:
        places = Places(block, self._source_lines)
        shown: list[Token] = []
        self._record_asterisks(block, places)
        for token in block.children or ():
            self._enter(token)
            shown += self._read_token(token, places)
        block.children = shown
        text = " ".join(self._take_lines())
        if text:
            self.blocks.append(text)
        return text

    def _read_token(self, token: Token, places: Places) -> list[Token]:
        """What is shown of a token: itself, something in its place, or nothing."""
        match token.type:
            case "text" | "code_inline":
                self._say(token.content)
            case "softbreak" | "hardbreak":
                self._say(" ")
            case "link_open":
                return self._open_link(token, places)
            case "link_close":
                return self._close_link(token)
            case "image":
                return [self._read_image(token, places)]
            case "html_inline":
                token.content = self._read_raw(token.content, places, find_offset(token))
        return [token]

    def _open_link(self, token: Token, places: Places) -> list[Token]:
        href = str(token.attrs["href"])
        if not self._record_link(href, places.find(find_offset(token))):
            self._refused_link = True
            return self._show_bracket(token, "<")
        if is_external(href):
            token.attrs["rel"] = "noopener"
        return [token]

    def _close_link(self, token: Token) -> list[Token]:
        if not self._refused_link:
            return [token]
        self._refused_link = False
        return self._show_bracket(token, ">")

    def _show_bracket(self, token: Token, bracket: str) -> list[Token]:
        """`<std:vector>` only looks like a link, so it's shown as it is written."""
        if token.markup != "autolink":
            return []
        self._say(bracket)
        return [Token("text", "", 0, content=bracket)]

    def _read_image(self, token: Token, places: Places) -> Token:
        alt = _plain(token.children or ())
        self._say(alt)
        words = Token("text", "", 0, content=alt)
        token.children = [words]
        is_allowed = self._record_image(str(token.attrs["src"]), places.find(find_offset(token)))
        return token if is_allowed and self._shows_images else words

    def _read_raw(self, html: str, places: Places, offset: int = 0) -> str:
        """Read raw HTML that begins at `offset`; what is to be passed on of it."""
        shown: list[str] = []
        at = 0
        for piece in self._raw.feed(html, self._line):
            if isinstance(piece, str):
                self._say(piece)
                continue
            self._check_depth()
            if self._raw.tags > MAX_RAW_TAGS:
                raise MarkdownError(f"more than {MAX_RAW_TAGS} tags of raw HTML", self._line)
            if piece.name not in INLINE_ELEMENTS or piece.name == "br":
                self._say("\n")
            alt = self._read_raw_tag(piece, places.find(offset + piece.start))
            if alt is not None:
                shown += html[at : piece.start], escape(alt)
                at = piece.end
        return "".join(shown) + html[at:]

    def _read_raw_tag(self, tag: RawTag, place: tuple[int, int]) -> str | None:
        """The words that are shown in the tag's place, if it's an image that isn't shown."""
        if tag.name == "a" and not tag.closes and (href := tag.find_attribute("href")) is not None:
            self._record_link(href, place)
        if tag.name == "img" and not tag.closes:
            alt = tag.find_attribute("alt") or ""
            self._say(alt)
            is_allowed = self._record_image(tag.find_attribute("src") or "", place)
            if not (is_allowed and self._shows_images):
                return alt
        return None

    def _record_link(self, href: str, place: tuple[int, int]) -> bool:
        is_allowed = is_allowed_href(href)
        self.links.append(BodyLink(href, *place, is_allowed=is_allowed))
        return is_allowed

    def _record_image(self, source: str, place: tuple[int, int]) -> bool:
        is_allowed = is_allowed_source(source)
        self.links.append(BodyLink(source, *place, is_image=True, is_allowed=is_allowed))
        return is_allowed

    def _record_asterisks(self, block: Token, places: Places) -> None:
        if "**" not in block.content:
            return
        texts = (token.content for token in block.children or () if token.type == "text")
        for text in islice((text for text in texts if "**" in text), _MOST_UNPAIRED):
            offset = find_unpaired(text, block.content)
            if offset is not None:
                line, column = places.find(max(offset, 0))
                self.unpaired.append((line, column if offset >= 0 else 0))

    def _say(self, words: str) -> None:
        if not self._raw.hides_text:
            self._words.append(words)

    def _take_lines(self) -> list[str]:
        lines = "".join(self._words).split("\n")
        self._words = []
        return [stripped for line in lines if (stripped := line.strip())]


def _plain(tokens: Iterable[Token]) -> str:
    """The words of an image's description."""
    return "".join(map(_words_of, tokens))


def _words_of(token: Token) -> str:
    match token.type:
        case "softbreak" | "hardbreak":
            return " "
        case "image":
            return _plain(token.children or ())
        case "text" | "code_inline":
            return token.content
    return ""
