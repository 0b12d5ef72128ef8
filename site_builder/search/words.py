"""Cuts text into the words that the index holds, the way that queries are cut.

Pagefind indexes what stands between spaces. Chinese has none, so a run of Han characters becomes
its overlapping bigrams and its last character: `深度求索` → `深度 度求 求索 索`. The bigrams of a
query then stand in a row where its characters do, and nowhere else: at the end of a run, the single
character keeps them from going on in the next.

Names of models are written in many ways, so other text is cut at punctuation and between letters
and digits: `GPT-4o`, `GPT 4o` and `gpt4o` are the same three words.

static/js/search/words.js is this module for the browser; the cases in tests/unit/search/words.json
hold for both.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

from site_builder.han import HAN, HAN_CHARACTER

BREAK = "|"
"""Stands for the end of a line: a place in the text, but no word, so that no phrase goes across."""

_WORD = re.compile(
    rf"(?P<han>[{HAN}]+)"
    r"|['’][sS](?!\w)"  # "China's" is found by "China"
    rf"|(?P<word>\d+|[^\W\d_{HAN}]+)"
    r"|(?P<line>\n)",
)
# Their plain form is two letters, which would grow together with the name before them.
_SIGNS = str.maketrans("™℠", "  ")
# Neither ASCII nor part of a word: the characters that may be marks.
_ODD = re.compile(r"[^\w\x00-\x7f]")


def cut(text: str) -> list[str]:
    """The words of `text` in order, with a BREAK for every line end; letters keep their case."""
    words: list[str] = []
    for match in _WORD.finditer(_fold(text)):
        if run := match["han"]:
            words += [run[start : start + 2] for start in range(len(run))]
        elif word := match["word"]:
            words.append(word)
        elif match["line"]:
            words.append(BREAK)
    return words


def han_characters(words: Iterable[str]) -> list[str]:
    """The different Han characters of `words`, in a fixed order."""
    return sorted(char for char in set().union(*words) if HAN_CHARACTER.match(char))


def _fold(text: str) -> str:
    """`text` in compatibility forms and without marks: `Ｇ` → `G`, `é` → `e`, `⼈` → `人`.

    Traditional characters stay as they are.
    """
    decomposed = unicodedata.normalize("NFKD", text.translate(_SIGNS))
    return _ODD.sub(_without_mark, decomposed)


def _without_mark(odd: re.Match[str]) -> str:
    return "" if unicodedata.category(odd[0]).startswith("M") else odd[0]
