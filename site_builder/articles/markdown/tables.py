"""Tables as pages need them: in a frame that scrolls, aligned by classes, with headers marked."""

from __future__ import annotations

from markdown_it import MarkdownIt
from markdown_it.rules_core import StateCore
from markdown_it.token import Token

_FRAME = {"class": "table-scroll", "tabindex": "0"}
"""A frame that can scroll has to be reachable by the keyboard."""


def tables_plugin(md: MarkdownIt) -> None:
    """Add tables to `md`."""
    md.enable("table")
    md.core.ruler.push("tables", _dress_tables)


def _dress_tables(state: StateCore) -> None:
    if not any(token.type == "table_open" for token in state.tokens):
        return
    tokens: list[Token] = []
    for index, token in enumerate(state.tokens):
        if token.type in ("th_open", "td_open"):
            _dress_cell(token, is_empty=not state.tokens[index + 1].children)
        elif token.type == "th_close":
            token.tag = _header_tag(is_empty=not state.tokens[index - 1].children)
        if token.type == "table_open":
            tokens.append(Token("table_scroll_open", "div", 1, attrs=dict(_FRAME), block=True))
        tokens.append(token)
        if token.type == "table_close":
            tokens.append(Token("table_scroll_close", "div", -1, block=True))
    state.tokens = tokens


def _dress_cell(token: Token, *, is_empty: bool) -> None:
    if token.type == "th_open":
        token.tag = _header_tag(is_empty=is_empty)
        if not is_empty:
            token.attrs["scope"] = "col"
    style = token.attrs.pop("style", None)
    if style:
        token.attrs["class"] = str(style).replace("text-align:", "align-")


def _header_tag(*, is_empty: bool) -> str:
    """A header that says nothing is none: the corner of a table often has no words."""
    return "td" if is_empty else "th"
