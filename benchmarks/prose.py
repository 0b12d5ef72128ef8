"""Sentences, headings and whole bodies of made-up text, in Markdown."""

from __future__ import annotations

from collections.abc import Callable
from random import Random

from benchmarks.words import Vocabulary, chinese, english


class Writer:
    """Writes in one language, from one stream of random numbers."""

    def __init__(self, random: Random, language: str, names: Vocabulary) -> None:
        self._random = random
        self._names = names
        self._is_chinese = language == "zh"
        self._vocabulary = chinese() if self._is_chinese else english()

    def phrase(self, shortest: int, longest: int) -> str:
        """A title or a heading: no punctuation and no markup."""
        words = self._words(shortest, longest)
        return "".join(words) if self._is_chinese else _capitalised(" ".join(words))

    def title(self) -> str:
        (name,) = self._names.draw(self._random, 1)
        words = self._words(6, 10)
        return name + "".join(words) if self._is_chinese else " ".join((name, *words))

    def name(self) -> str:
        return self._names.draw(self._random, 1)[0]

    def question(self) -> str:
        return self.phrase(4, 8) + ("？" if self._is_chinese else "?")

    def plain(self, count: int) -> str:
        """Sentences without markup."""
        return self._joined([self._sentence(self._words(9, 22)) for _ in range(count)])

    def marked(self, count: int) -> str:
        """Sentences of which some have bold words, a link, code or a figure."""
        return self._joined([self._marked_sentence() for _ in range(count)])

    def items(self, fewest: int, most: int) -> tuple[str, ...]:
        return tuple(self.marked(1) for _ in range(self._random.randint(fewest, most)))

    def body(self) -> str:
        """About 700 English words or 1,200 Chinese characters, in blocks of all common kinds."""
        makers: tuple[Callable[[], str], ...] = (
            self._paragraph,
            self._paragraph,
            lambda: "\n".join(f"- {item}" for item in self.items(3, 5)),
            lambda: f"## {self.phrase(3, 6)}",
            self._paragraph,
            self._table,
            lambda: f"### {self.phrase(3, 6)}",
            self._paragraph,
            lambda: f"> {self.marked(2)}",
            lambda: f"## {self.phrase(3, 6)}",
            self._paragraph,
            lambda: "\n".join(f"{n}. {item}" for n, item in enumerate(self.items(3, 4), start=1)),
            lambda: f"## {self.phrase(3, 6)}",
            self._paragraph,
            self._paragraph,
        )
        return "\n\n".join(make() for make in makers) + "\n"

    def _paragraph(self) -> str:
        return self.marked(self._random.randint(4, 7))

    def _table(self) -> str:
        head = f"| {self.phrase(1, 2)} | {self.phrase(1, 2)} | {self.phrase(1, 2)} |"
        rows = (
            f"| {self.phrase(1, 3)} | {self._random.randint(1, 99)} | {self.phrase(1, 3)} |"
            for _ in range(self._random.randint(3, 6))
        )
        return "\n".join((head, "|---|---:|---|", *rows))

    def _marked_sentence(self) -> str:
        words = self._words(9, 22)
        place = self._random.randrange(len(words))
        kind = self._random.random()
        if kind < 0.06:
            words[place] = f"**{words[place]}**"
        elif kind < 0.10:
            number = self._random.randrange(1_000_000)
            words[place] = f"[{words[place]}](https://example.com/{number})"
        elif kind < 0.12:
            words[place] = f"`{words[place]}`"
        elif kind < 0.20:
            words[place] = f"{self._random.randint(2, 900)}%"
        elif kind < 0.45:
            words[place] = self.name()
        return self._sentence(words)

    def _sentence(self, words: list[str]) -> str:
        if len(words) > 12:
            words[6] += "，" if self._is_chinese else ","
        return "".join(words) + "。" if self._is_chinese else _capitalised(" ".join(words)) + "."

    def _words(self, fewest: int, most: int) -> list[str]:
        return self._vocabulary.draw(self._random, self._random.randint(fewest, most))

    def _joined(self, sentences: list[str]) -> str:
        return ("" if self._is_chinese else " ").join(sentences)


def _capitalised(text: str) -> str:
    return text[0].upper() + text[1:]
