"""Emphasis beside Chinese punctuation: a change of one definition of CommonMark.

CommonMark reads a run of `*` by the characters on both sides of it. Punctuation on the inside and
a letter on the outside say that the run is not meant to open or close there. That is right where
spaces stand between words and wrong for Chinese: `**结论：**微软` and `**“双向收割”**的` stay as
they were typed. commonmark-spec issue 650 tells the story, and the amendment that is found at
github.com/tats-u/markdown-cjk-friendly the way out that is followed here: Chinese punctuation is
no reason not to open or close, and a Chinese character outside permits what a space there would.

We go one step further for the punctuation that Chinese shares with Latin text (“ ” ‘ ’ — … ·): it
counts as Chinese where Chinese text stands behind it, so that `Azure**“自用”**业务` is bold too.
Where no Chinese character is next to a run, CommonMark's own answer stands.
"""

from __future__ import annotations

from enum import Enum, auto

from markdown_it.common.utils import isMdAsciiPunct, isPunctChar, isWhiteSpace
from markdown_it.rules_inline.state_inline import Scanned, StateInline

from site_builder.articles.markdown.characters import (
    SHARED_PUNCTUATION,
    find_edge,
    is_chinese,
    leans_chinese,
)


class _Side(Enum):
    """What stands on one side of a run of delimiters."""

    SPACE = auto()
    LETTER = auto()
    PUNCTUATION = auto()
    CHINESE_LETTER = auto()
    CHINESE_PUNCTUATION = auto()

    @property
    def is_chinese(self) -> bool:
        return self in (_Side.CHINESE_LETTER, _Side.CHINESE_PUNCTUATION)

    @property
    def is_punctuation(self) -> bool:
        return self in (_Side.PUNCTUATION, _Side.CHINESE_PUNCTUATION)


class EmphasisState(StateInline):
    """The state of inline parsing, with our reading of `*`, `_` and `~` beside Chinese."""

    def scanDelims(self, start: int, canSplitWord: bool) -> Scanned:  # noqa: N802, N803 - markdown-it's names
        """Whether the run at `start` can open and close, and its length."""
        end = start + 1
        while end < self.posMax and self.src[end] == self.src[start]:
            end += 1
        before = _side(self.src, range(start - 1, -1, -1))
        after = _side(self.src, range(end, self.posMax))
        if not (before.is_chinese or after.is_chinese):
            return super().scanDelims(start, canSplitWord)
        opens = _flanks(inside=after, outside=before)
        closes = _flanks(inside=before, outside=after)
        return Scanned(
            can_open=opens and (canSplitWord or not closes or before.is_punctuation),
            can_close=closes and (canSplitWord or not opens or after.is_punctuation),
            length=end - start,
        )


def _flanks(inside: _Side, outside: _Side) -> bool:
    """Whether emphasis can be on the inner side of a run: what CommonMark calls flanking."""
    if inside is _Side.PUNCTUATION:
        return outside is not _Side.LETTER
    return inside is not _Side.SPACE


def _side(text: str, outward: range) -> _Side:
    """What stands where the places `outward` begin, which lead away from the run."""
    if not outward:
        return _Side.SPACE
    character = text[outward[0]]
    if not character.isascii():
        edge = find_edge(text[place] for place in outward)
        if is_chinese(edge):
            return _Side.CHINESE_PUNCTUATION if isPunctChar(edge) else _Side.CHINESE_LETTER
        if edge in SHARED_PUNCTUATION and leans_chinese(text[place] for place in outward):
            return _Side.CHINESE_PUNCTUATION
    if isWhiteSpace(ord(character)):
        return _Side.SPACE
    if isMdAsciiPunct(ord(character)) or isPunctChar(character):
        return _Side.PUNCTUATION
    return _Side.LETTER
