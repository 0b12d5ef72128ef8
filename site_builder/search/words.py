"""Cuts text into the words that the index holds, the way that queries are cut.

Pagefind indexes what stands between spaces. Chinese has none, so every Han character becomes a word
of its own: `深度求索` → `深 度 求 索`. A query finds the places where its characters stand in a
row. A BREAK between runs of them keeps a row from going on across punctuation.

Names of models are written in many ways, so other text is cut at punctuation and between letters
and digits: `GPT-4o`, `GPT 4o` and `gpt4o` are the same three words.

static/js/search/words.js is this module for the browser; the cases in tests/unit/search/words.json
hold for both.
"""

from __future__ import annotations

import re
import unicodedata

from site_builder.han import HAN

BREAK = "|"
"""Stands for a line end, or for what parts two runs of Han: a place in the text, but no word."""

# Their plain form is two letters, which would grow together with the name before them.
_SIGNS = ("™", "℠", BREAK)
# Neither ASCII nor part of a word: the characters that may be marks.
_ODD = re.compile(r"[^\w\x00-\x7f]")
_POSSESSIVE = re.compile(r"['’][sS](?!\w)")  # "China's" is found by "China"
# HAN knows characters that are newer than \w does.
_GAP = re.compile(rf"(?<=[{HAN}])(?:[^\w|{HAN}]|_)+(?=[{HAN}])")
# The first alternative is the fourth one, for most words in half the time.
_WORD = re.compile(rf"[A-Za-z]++(?![^\x00-\x7f])|[{HAN}]|\d+|[^\W\d_{HAN}]+|\|")


def cut(text: str) -> list[str]:
    """The words of `text` and its BREAKs, in order; letters keep their case."""
    for sign in _SIGNS:
        text = text.replace(sign, " ")
    text = text.replace("\n", BREAK)
    if text.isascii():
        return _WORD.findall(_POSSESSIVE.sub(" ", text))
    return _WORD.findall(_GAP.sub(BREAK, _POSSESSIVE.sub(" ", _fold(text))))


def _fold(text: str) -> str:
    """`text` in compatibility forms and without marks: `Ｇ` → `G`, `é` → `e`, `⼈` → `人`.

    Traditional characters stay as they are.
    """
    folded = unicodedata.normalize("NFKD", text)
    for character in set(_ODD.findall(folded)):
        if unicodedata.category(character).startswith("M"):
            folded = folded.replace(character, "")
    return folded
