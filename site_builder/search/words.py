"""Cuts text into the words that the index holds, the way that queries are cut.

Pagefind indexes what stands between spaces. Chinese has none, so a run of Han characters becomes its
overlapping bigrams and its last character: `深度求索` → `深度 度求 求索 索`. Text is found where the
bigrams of a query stand in a row, which is where its characters do; no row of bigrams goes past the end of a
run, because a single character stands there.

Names of models are written in many ways, so other text is cut at punctuation and between letters and digits:
`GPT-4o`, `GPT 4o` and `gpt4o` are the same three words.

static/js/search/words.js is this module for the browser; tests/unit/search/words.json holds both to it.
"""

from __future__ import annotations

import re
import unicodedata

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


def cut(text: str) -> list[str]:
    """The words of `text` in order, with a BREAK for every line end; letters keep their case."""
    words: list[str] = []
    for match in _WORD.finditer(fold(text)):
        if run := match["han"]:
            words += [run[start : start + 2] for start in range(len(run))]
        elif word := match["word"]:
            words.append(word)
        elif match["line"]:
            words.append(BREAK)
    return words


def fold(text: str) -> str:
    """`text` with compatibility forms made plain and without marks: `Ｇ` → `G`, `é` → `e`, `⼈` → `人`.

    Traditional characters stay as they are.
    """
    decomposed = unicodedata.normalize("NFKD", text.translate(_SIGNS))
    return "".join(char for char in decomposed if not unicodedata.category(char).startswith("M"))


def han_characters(text: str) -> list[str]:
    """The different Han characters of `text`, sorted: what a query of one character asks for."""
    return sorted(set(HAN_CHARACTER.findall(fold(text))))
