"""A title in lines, as its readers expect it to be broken, in Latin, Chinese or both.

Where a line may end follows the Requirements for Chinese Text Layout (W3C clreq, "Prohibition rules
for line start and line end"): no line begins with what closes or ends with what opens.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache
from math import inf

from site_builder.han import CJK_PUNCTUATION, HAN
from site_builder.pictures.cards.chinese_words import COMMON_PAIRS
from site_builder.values import Value

Measure = Callable[[str], float]
"""The width of a text, in the unit that the lines are measured in."""

_NEVER_FIRST = "，。、；：？！）》」』】〉〕”’…—·％%℃,.;:?!)]}–-/"
_NEVER_LAST = "（《「『【〈〔“‘([{$￥¥€£#@"
_PIECE = re.compile(rf"\s+|[{HAN}{CJK_PUNCTUATION}]|[^\s{HAN}{CJK_PUNCTUATION}]+")
# Quotation marks, dashes and the like stand in Latin words, too: "model’s".
_IS_HAN = re.compile(rf"(?![“”‘’—…·])[{HAN}{CJK_PUNCTUATION}]")
_AFTER_HYPHEN = re.compile(r"(?<=[^\W\d_][-–/])(?=[^\W\d_])")
_PAUSES = "，。；：？！、,;:?!—"
_OPENING = "（《「『【〈〔“‘"
_RAGGED = 1.5  # what a line costs that is as good as empty
_WITHIN_HAN = 0.25  # what a break costs between two characters, which may be one word
_WITHIN_WORD = 1.0
_BETWEEN_SCRIPTS = 0.12
_WITHIN_NAME = 0.3  # "Siri AI", between Chinese characters
_BEFORE_NUMBER = 0.12  # "HarmonyOS 7"
_BEFORE_OPENING = 0.04
_FREE_LINE = 0.35  # of its width: what the last line may lack without looking lost


class Lines(Value, order=True):
    """A text in lines. `cost` says how far they are from what a typographer would like."""

    cost: float
    texts: tuple[str, ...]


def break_lines(text: str, width: float, measure: Measure, more: int = 0) -> Lines:
    """The text in as few lines as the width allows, or in so many `more`.

    A word that is wider than a line stands on a line of its own.
    """
    words = _find_words(text)
    count = len(_fill(words, width, measure)) + more
    if not words or count > len(words):
        return Lines(inf, ())
    return _balance(words, count, width, measure)


def _find_words(text: str) -> list[str]:
    """What no line end divides, each with the spaces before it."""
    words: list[str] = []
    space = ""
    for piece in (
        part for found in _PIECE.findall(text.strip()) for part in _AFTER_HYPHEN.split(found)
    ):
        if piece.isspace():
            space = " "
        elif words and not space and _belong_together(words[-1], piece):
            words[-1] += piece
        else:
            words.append(space + piece)
            space = ""
    return words


def _belong_together(before: str, after: str) -> bool:
    """Whether no line may end between them, where no space lets it."""
    if after[0] in _NEVER_FIRST or before[-1] in _NEVER_LAST:
        return True
    is_divided = before[-1] in "-–/"
    return not (is_divided or _IS_HAN.match(before[-1]) or _IS_HAN.match(after[0]))


def _join(words: list[str]) -> str:
    return "".join(words).strip()


def _fill(words: list[str], width: float, measure: Measure) -> list[list[str]]:
    """Each line takes what fits."""
    lines: list[list[str]] = []
    for word in words:
        if lines and measure(_join([*lines[-1], word])) <= width:
            lines[-1].append(word)
        else:
            lines.append([word])
    return lines


def _balance(words: list[str], count: int, width: float, measure: Measure) -> Lines:
    """The division into `count` lines whose costs are least, found from the end on."""

    is_chinese = any(_IS_HAN.match(word) for word in words)

    @cache
    def best(start: int, left: int) -> Lines:
        if left == 1:
            line = _join(words[start:])
            return Lines(_cost_of_last(measure(line), width), (line,))
        found = Lines(inf, ())
        for end in range(start + 1, len(words) - left + 2):
            line = _join(words[start:end])
            used = measure(line)
            if used > width and end > start + 1:
                break
            rest = best(end, left - 1)
            cost = _RAGGED * (1 - used / width) ** 2 + _cost_of_break(words[end - 1], words[end])
            if is_chinese and words[end].startswith(" "):
                cost += _WITHIN_NAME
            found = min(found, Lines(cost + rest.cost, (line, *rest.texts)))
        return found

    return best(0, count)


def _cost_of_last(used: float, width: float) -> float:
    if used > width:
        return 100 * used / width
    return 4 * max(0.0, 1 - used / width - _FREE_LINE) ** 2


def _cost_of_break(before: str, after: str) -> float:
    if before[-1] in _PAUSES:
        return 0
    if after[0] in _OPENING:
        return _BEFORE_OPENING
    if after.startswith(" "):
        return _BEFORE_NUMBER if after[1].isdecimal() else 0
    if before[-1] + after[0] in COMMON_PAIRS:
        return _WITHIN_WORD
    is_han = [_IS_HAN.match(each) is not None for each in (before[-1], after[0])]
    return _WITHIN_HAN if all(is_han) else _BETWEEN_SCRIPTS
