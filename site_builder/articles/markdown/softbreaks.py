"""No space from a line break between Chinese characters.

A browser shows the end of a source line as a space, which Chinese text doesn't have between its
characters. So a soft line break goes where both of its sides are Chinese, also through inline
markup that begins or ends there. Punctuation that Latin text uses as well (“ ” ‘ ’ — … ·) follows
its surroundings: it counts as Chinese where either side of the break leads to Chinese text. All
other breaks stay as they are, those between Latin and Chinese among them: a small gap is what
readers expect there, and CSS `text-autospace` adds it only where there is no space.
"""

from __future__ import annotations

from collections.abc import Iterator

from markdown_it import MarkdownIt
from markdown_it.rules_core import StateCore
from markdown_it.token import Token

from site_builder.articles.markdown.characters import (
    SHARED_PUNCTUATION,
    find_edge,
    is_chinese,
    leans_chinese,
)

_OBJECT = "\ufffc"
"""Stands for what is seen but isn't text."""


def softbreaks_plugin(md: MarkdownIt) -> None:
    """Add the rule to `md`."""
    md.core.ruler.push("softbreaks", _remove_softbreaks)


def _remove_softbreaks(state: StateCore) -> None:
    for token in state.tokens:
        if token.children:
            token.children = _without_chinese_breaks(token.children)


def _without_chinese_breaks(tokens: list[Token]) -> list[Token]:
    for token in tokens:
        if token.children:
            token.children = _without_chinese_breaks(token.children)
    dropped = set(_find_chinese_breaks(tokens))
    return [token for index, token in enumerate(tokens) if index not in dropped]


def _find_chinese_breaks(tokens: list[Token]) -> Iterator[int]:
    """The indices of the soft breaks whose neighbours, seen through markup, are both Chinese."""
    left = ""
    breaks: list[int] = []
    for index, token in enumerate(tokens):
        if token.type == "softbreak":
            breaks.append(index)
        elif seen := _seen(token):
            if breaks and _is_one_text(left, seen):
                yield from breaks
            left, breaks = seen, []


def _seen(token: Token) -> str:
    if token.type in ("text", "code_inline"):
        return token.content
    return _OBJECT if token.type in ("image", "hardbreak") else ""


def _is_one_text(left: str, right: str) -> bool:
    """Whether Chinese text runs on from the end of `left` to the beginning of `right`."""
    touching = find_edge(reversed(left)), find_edge(right)
    return all(is_chinese(each) or each in SHARED_PUNCTUATION for each in touching) and (
        leans_chinese(reversed(left)) or leans_chinese(right)
    )
