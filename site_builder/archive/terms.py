"""Words → Terms: one identity for every label and alias of a term, in any language.

A taxonomy is open: a word that its registry does not list becomes a term of its own, labelled as it
is written.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cached_property
from typing import NamedTuple

from site_builder.archive.archive import Mint, StoryRecord, TermKey
from site_builder.articles.slugs import find_slug
from site_builder.config import Localised
from site_builder.errors import Position, Problem
from site_builder.registry import Registry, Term, fold_name
from site_builder.suggest import nearest

_LEAST_SIMILARITY = 0.8
_NOWHERE = Position("content/terms")


class TermFinder:
    """Finds the terms that the words of one taxonomy name."""

    def __init__(self, registry: Registry) -> None:
        self._registry = registry
        self._nearest: dict[str, str | None] = {}

    def find_term(self, word: str, position: Position) -> tuple[Term | None, Problem | None]:
        """The term that `word` names, and what is wrong with the word."""
        listed = self._registry.find(word)
        if listed is not None:
            return listed, None
        key = find_slug(word)
        taken = self._by_key.get(key)
        if not key or taken is not None:
            return None, self._collision(word, key, taken, position)
        term = mint_term(Mint(TermKey(self._registry.taxonomy, key), word))
        return term, self._near_miss(word, position)

    def is_listed(self, term: Term) -> bool:
        return term.key in self._by_key

    @cached_property
    def _by_key(self) -> Mapping[str, Term]:
        return {term.key: term for term in self._registry.terms}

    @cached_property
    def _names(self) -> Mapping[str, str]:
        return {fold_name(name): name for term in self._registry.terms for name in term.names}

    def _collision(self, word: str, key: str, taken: Term | None, position: Position) -> Problem:
        file = f"content/terms/{self._registry.taxonomy}.yaml"
        if taken is None:
            message = f'"{word}" gives no address of its own'
            hint = f"list it in {file} under a key of Latin letters and digits"
        else:
            label = taken.label.texts[0][1]
            message = f'"{word}" and "{label}" would both have the address "{key}"'
            hint = f"list both in {file} under keys of their own, or as aliases of one"
        return Problem(position, "term-collision", message, hint)

    def _near_miss(self, word: str, position: Position) -> Problem | None:
        if word not in self._nearest:
            folded = fold_name(word)
            is_long = len(folded) > 3
            close = nearest(folded, self._names, _LEAST_SIMILARITY) if is_long else None
            self._nearest[word] = close and self._names[close]
        listed = self._nearest[word]
        if listed is None:
            return None
        return Problem(
            position,
            "near-miss-term",
            f'"{word}" is not a listed term, but "{listed}" is',
            f'write "{listed}", or list "{word}" in content/terms/{self._registry.taxonomy}.yaml',
            "warning",
        )


def mint_term(mint: Mint) -> Term:
    """The term that an unlisted word makes."""
    return Term(mint.key.term, Localised((("", mint.word),)), (), (), Localised(()), _NOWHERE)


class Clash(NamedTuple):
    """Two unlisted words that mean different things but would have one address."""

    later: StoryRecord
    mint: Mint
    earlier: StoryRecord
    earlier_mint: Mint


def collect_minted(
    records: Iterable[StoryRecord],
) -> tuple[dict[TermKey, Mint], list[Clash]]:
    """The terms that are made of words, each from the word that was written first in time; and
    where a later word means something else.
    """
    first: dict[TermKey, tuple[Mint, StoryRecord]] = {}
    clashes = []
    for record in records:
        for mint in record.minted:
            earlier, story = first.setdefault(mint.key, (mint, record))
            is_same = earlier.word == mint.word or fold_name(earlier.word) == fold_name(mint.word)
            if not is_same:
                clashes.append(Clash(record, mint, story, earlier))
    return {key: mint for key, (mint, _) in first.items()}, clashes
