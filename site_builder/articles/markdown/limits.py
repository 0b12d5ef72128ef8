"""How much markup a text may hold, so that hostile input costs seconds at the most."""

from __future__ import annotations

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock

MAX_BLOCK_LEVEL = 18
"""Levels of lists (two each), quotations and notes. markdown-it leaves out, without a word, what
stands deeper than its own limit of 20, and one more list takes two."""

MAX_DEPTH = 64
"""Elements open at once, of all kinds. The time of sanitising grows with the depth of each."""

MAX_RAW_TAGS = 10_000
"""Tags of raw HTML in one text: the bound on sanitising that holds if the depth was misjudged."""

MAX_REOPENED = 500_000
"""Elements that repairs may add to a text: formatting that raw HTML leaves open is opened again, by
browsers and sanitisers alike, in every block that follows."""


class MarkdownError(ValueError):
    """The text can't be rendered. `line` is counted from 1 in the text given."""

    def __init__(self, message: str, line: int) -> None:
        super().__init__(message, line)
        self.message = message
        self.line = line

    def __str__(self) -> str:
        return self.message


def limits_plugin(md: MarkdownIt) -> None:
    """Make `md` refuse blocks that are nested too deeply, instead of leaving them out."""
    md.block.ruler.before("table", "limits", _refuse_deep_blocks)


def _refuse_deep_blocks(state: StateBlock, start: int, _end: int, _silent: bool) -> bool:
    if state.level >= MAX_BLOCK_LEVEL:
        raise MarkdownError("lists or quotations are nested too deeply", start + 1)
    return False
