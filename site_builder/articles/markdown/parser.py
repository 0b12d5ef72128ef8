"""The parser and the renderer, set up once in a process."""

from __future__ import annotations

import functools
from collections.abc import Sequence
from typing import Literal

from markdown_it import MarkdownIt
from markdown_it.common.utils import unescapeAll
from markdown_it.parser_inline import ParserInline
from markdown_it.renderer import RendererHTML
from markdown_it.token import Token
from markdown_it.utils import EnvType

from site_builder.articles.markdown.code import render_code
from site_builder.articles.markdown.emphasis import EmphasisState
from site_builder.articles.markdown.footnotes import footnotes_plugin
from site_builder.articles.markdown.limits import limits_plugin
from site_builder.articles.markdown.softbreaks import softbreaks_plugin
from site_builder.articles.markdown.tables import tables_plugin

_PLACED = frozenset({"link_open", "image", "html_inline"})


@functools.cache
def parser() -> MarkdownIt:
    """CommonMark with tables, strikethrough, footnotes and our two rules for Chinese.

    Which links and images are shown is decided later, when they have been recorded.
    """
    md = _Markdown()
    md.inline = _InlineParser()
    md.configure("commonmark", {"xhtmlOut": False})
    md.enable("strikethrough")
    for plugin in (limits_plugin, tables_plugin, footnotes_plugin, softbreaks_plugin):
        md.use(plugin)
    for name, rule in _RENDER_RULES.items():
        md.add_render_rule(name, rule)
    return md


def find_offset(token: Token) -> int:
    """Where a link, image or tag begins in the content of the block that it stands in."""
    is_bracket = token.type == "link_open" and token.markup != "autolink"
    offset: int = token.meta["offset"]
    return offset - is_bracket  # of `[text](…)` the parser knows where the text begins


class _Markdown(MarkdownIt):
    """markdown-it without its own list of bad links, so that ours can report what it refuses."""

    def validateLink(self, url: str) -> bool:  # noqa: ARG002, N802 - markdown-it's names
        return True


class _InlineState(EmphasisState):
    """Notes where links, images and tags begin, which markdown-it forgets."""

    def push(self, ttype: str, tag: str, nesting: Literal[-1, 0, 1]) -> Token:
        token = super().push(ttype, tag, nesting)
        if ttype in _PLACED:
            token.meta["offset"] = self.pos
        return token


class _InlineParser(ParserInline):
    """markdown-it's parser of inline markup, with a state of our own."""

    def parse(self, src: str, md: MarkdownIt, env: EnvType, tokens: list[Token]) -> list[Token]:
        state = _InlineState(src, md, env, tokens)
        self.tokenize(state)
        for finish in self.ruler2.getRules(""):
            finish(state)
        return state.tokens


def _render_code(_: RendererHTML, tokens: Sequence[Token], index: int, *_rest: object) -> str:
    return render_code(tokens[index].content, unescapeAll(tokens[index].info))


def _render_ref(renderer: RendererHTML, tokens: Sequence[Token], index: int, *_rest: object) -> str:
    token = tokens[index]
    return f'<sup class="footnote-ref"><a{renderer.renderAttrs(token)}>{token.content}</a></sup>'


def _render_back(
    renderer: RendererHTML, tokens: Sequence[Token], index: int, *_rest: object
) -> str:
    token = tokens[index]
    return f" <a{renderer.renderAttrs(token)}>{token.content}</a>"


_RENDER_RULES = {
    "code_block": _render_code,
    "fence": _render_code,
    "footnote_ref": _render_ref,
    "note_back": _render_back,
}
