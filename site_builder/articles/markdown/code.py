"""Fenced code, coloured when the site is built."""

from __future__ import annotations

import functools
from html import escape
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pygments.lexer import Lexer

MAX_COLOURED = 50_000
"""The most characters of a block that gets colours: nobody reads a longer one for them, and what a
lexer takes for hostile input has no bound."""


@functools.cache
def colour_classes() -> frozenset[str]:
    """Every class that colouring gives to a span."""
    from pygments.token import STANDARD_TYPES

    return frozenset(name for name in STANDARD_TYPES.values() if name)


def render_code(code: str, info: str) -> str:
    """A block of code as HTML. The first word of `info` names its language, if it has one.

    The element can scroll, and so has to be reachable by the keyboard.
    """
    words = info.split(maxsplit=1)
    lexer = _find_lexer(words[0].lower()) if words and len(code) <= MAX_COLOURED else None
    if lexer is None:
        return f'<pre tabindex="0"><code>{escape(code, quote=False)}</code></pre>\n'
    language = f"language-{lexer.aliases[0]}"
    return f'<pre tabindex="0"><code class="{language}">{_colour(code, lexer)}</code></pre>\n'


@functools.cache
def _find_lexer(name: str) -> Lexer | None:
    # Most articles have no code, and Pygments takes a while to load.
    from pygments.lexers import get_lexer_by_name
    from pygments.util import ClassNotFound

    try:
        return get_lexer_by_name(name, stripnl=False, ensurenl=False)
    except ClassNotFound:
        return None


def _colour(code: str, lexer: Lexer) -> str:
    from pygments import highlight
    from pygments.formatters import HtmlFormatter

    return highlight(code, lexer, HtmlFormatter(nowrap=True))
