"""Markdown to HTML: a body, or a line of text that stands in a field."""

from __future__ import annotations

import re

from markdown_it.token import Token

from site_builder.articles.markdown.headings import Heading
from site_builder.articles.markdown.links import BodyLink
from site_builder.articles.markdown.parser import parser
from site_builder.articles.markdown.reading import TokenReader
from site_builder.articles.markdown.sanitising import sanitise_body, sanitise_inline
from site_builder.values import Value

# Nothing that Markdown or HTML gives a meaning to, so that such a text is its own rendering.
_PLAIN = re.compile(r"[^\x00-\x1f\x7f-\xa0\\`*_~\[\]<>&]*")


class Body(Value):
    """A rendered body. `html` is sanitised; `text` is plain, for search and counting, with a line
    for each block. `unpaired` are the lines and columns of `**` that make nothing bold.
    """

    html: str
    headings: tuple[Heading, ...]
    links: tuple[BodyLink, ...]
    text: str
    unpaired: tuple[tuple[int, int], ...]


class Inline(Value):
    """A rendered field: `html` is phrasing content, sanitised; `text` is plain, in one line."""

    html: str
    text: str
    links: tuple[BodyLink, ...]
    unpaired: tuple[tuple[int, int], ...] = ()


def render_body(markdown: str) -> Body:
    """Render a body: CommonMark with tables, strikethrough, footnotes and coloured code.

    Raises MarkdownError if the text is nested too deeply, or if raw HTML would swallow a part.
    """
    reader, html = _render(markdown, parser().parse(markdown), images=True)
    return Body(
        html=sanitise_body(html, reader.ids),
        headings=tuple(reader.headings),
        links=tuple(reader.links),
        text="\n".join(reader.blocks),
        unpaired=tuple(reader.unpaired),
    )


def render_inline(markdown: str) -> Inline:
    """Render a title, a summary or another field, in which only inline markup means anything.

    Raises MarkdownError as `render_body` does.
    """
    source = markdown.strip()
    return Inline(source, source, ()) if _PLAIN.fullmatch(source) else _render_markup(source)


def _render_markup(source: str) -> Inline:
    reader, html = _render(source, parser().parseInline(source), images=False)
    return Inline(
        html=sanitise_inline(html),
        text=" ".join(reader.blocks),
        links=tuple(reader.links),
        unpaired=tuple(reader.unpaired),
    )


def _render(source: str, tokens: list[Token], *, images: bool) -> tuple[TokenReader, str]:
    """What a text holds, and its HTML before it's sanitised."""
    reader = TokenReader(source, images=images)
    reader.read(tokens)
    return reader, parser().renderer.render(tokens, parser().options, {})
