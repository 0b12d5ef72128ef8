"""Made-up vocabularies of English and Chinese that are used as unevenly as real ones."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import cache
from itertools import accumulate
from random import Random

_ONSETS = (*"bcdfghjklmnprstvw", "bl", "br", "ch", "cl", "dr", "fl", "pl", "qu", "st", "str", "tr")
_NUCLEI = ("a", "e", "i", "o", "u", "a", "e", "i", "ai", "ea", "ee", "io", "ou")
_CODAS = ("", "", "", "", "", "n", "r", "l", "s", "nd", "st", "rn")
_ENDINGS = ("", "", "", "", "", "s", "ed", "ing", "er", "ly", "ion", "ment", "al", "ity")
_FUNCTION_WORDS = ("the", "of", "to", "and", "in", "a", "that", "is", "for", "on", "with", "as")
_PARTICLES = tuple("的在了是和与将对为有也以中上更其从被但已")


class Vocabulary:
    """Words by rank. The chance of a word is 1 / (rank + flatness), after Zipf and Mandelbrot."""

    def __init__(self, words: Iterable[str], flatness: float) -> None:
        self.words = tuple(words)
        self._chances = tuple(accumulate(1 / (rank + flatness) for rank in range(len(self.words))))

    def draw(self, random: Random, count: int) -> list[str]:
        return random.choices(self.words, cum_weights=self._chances, k=count)


@cache
def english() -> Vocabulary:
    """12,000 words, the commonest of them real function words."""
    random = Random("english")
    return Vocabulary(_distinct(_FUNCTION_WORDS, 12_000, lambda: _english_word(random)), 2.7)


@cache
def chinese() -> Vocabulary:
    """15,000 words of one to three characters, the commonest of them real particles."""
    random = Random("chinese")
    shuffled = list(_everyday_characters())
    random.shuffle(shuffled)
    characters = Vocabulary(shuffled, 60)

    def make_word() -> str:
        (length,) = random.choices((1, 2, 3), (2, 7, 1))
        return "".join(characters.draw(random, length))

    return Vocabulary(_distinct(_PARTICLES, 15_000, make_word), 2.7)


_LONGEST_DEVICE_NAME = 4  # com1


def make_names(seed: str, count: int) -> list[tuple[str, str]]:
    """Distinct names, each in English (capitalised) and in Chinese."""
    random = Random(seed)
    characters = list(_everyday_characters())
    latin = _distinct((), count, lambda: _english_name(random))
    han = _distinct((), count, lambda: "".join(random.sample(characters, random.randint(2, 4))))
    return list(zip(latin, han, strict=True))


def _english_name(random: Random) -> str:
    """One or two words; never so short that it may be the name of a device, as `nul` is."""
    words = [_english_word(random).capitalize() for _ in range(random.randint(1, 2))]
    name = " ".join(words)
    return name if len(name) > _LONGEST_DEVICE_NAME else _english_name(random)


def _english_word(random: Random) -> str:
    syllables = (
        random.choice(_ONSETS) + random.choice(_NUCLEI) + random.choice(_CODAS)
        for _ in range(random.choices((1, 2), (5, 4))[0])
    )
    return "".join(syllables) + random.choice(_ENDINGS)


def _everyday_characters() -> Iterable[str]:
    """The 3,755 characters of the first level of GB 2312: rows 16 to 55, the last one not full."""
    for row in range(16, 56):
        for cell in range(1, 95 if row < 55 else 90):
            yield bytes((0xA0 + row, 0xA0 + cell)).decode("gb2312")


def _distinct(first: Iterable[str], count: int, make: Callable[[], str]) -> tuple[str, ...]:
    words = dict.fromkeys(first)
    while len(words) < count:
        words[make()] = None
    return tuple(words)
