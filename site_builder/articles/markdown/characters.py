"""Which characters the two Chinese rules of our Markdown look at."""

from __future__ import annotations

import re
from collections.abc import Iterable

from site_builder.han import CJK_PUNCTUATION, HAN

SHARED_PUNCTUATION = frozenset("“”‘’—…·")
"""Characters that Chinese and Latin text both use: their neighbours tell which it is."""

_CHINESE = re.compile(f"[{HAN}{CJK_PUNCTUATION}]")
_VARIATION_SELECTOR = re.compile("[\ufe00-\ufe0f\U000e0100-\U000e01ef]")


def is_chinese(character: str) -> bool:
    """Whether it is a Han character, or punctuation that only Chinese text uses."""
    return character not in SHARED_PUNCTUATION and _CHINESE.match(character) is not None


def is_variation_selector(character: str) -> bool:
    """Whether it is invisible by itself and only picks a form of the character before it."""
    return _VARIATION_SELECTOR.match(character) is not None


def find_edge(outward: Iterable[str]) -> str:
    """The character that is seen at an edge, from which `outward` leads away; empty at an end."""
    return next((each for each in outward if not is_variation_selector(each)), "")


def leans_chinese(outward: Iterable[str]) -> bool:
    """Whether the text that leads away from an edge is Chinese, behind any shared punctuation."""
    for character in outward:
        if character not in SHARED_PUNCTUATION and not is_variation_selector(character):
            return is_chinese(character)
    return False
