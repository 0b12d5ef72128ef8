"""Words → Terms: one identity for every label and alias of a term, in any language.

A taxonomy is open: a word that its registry does not list becomes a term of its own, labelled as it
is written.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from site_builder.articles.slugs import find_slug
from site_builder.config import Localised
from site_builder.errors import Position, Problem
from site_builder.registry import Registry, Term, fold_name
from site_builder.suggest import nearest


@dataclass(slots=True)
class TermFinder:
    """Finds the terms of one taxonomy, and gathers what is wrong with the words that it is asked
    for.
    """

    registry: Registry
    problems: list[Problem] = field(default_factory=list)
    _unlisted: dict[str, Term] = field(default_factory=dict)
    _by_key: dict[str, Term] = field(default_factory=dict)
    _listed: dict[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self._by_key = {term.key: term for term in self.registry.terms}
        self._listed = {
            fold_name(name): name for term in self.registry.terms for name in term.names
        }

    def find_term(self, word: str, position: Position) -> Term | None:
        """The term that `word` names; None, and a problem, where two words can't be told apart."""
        known = self.registry.find(word) or self._unlisted.get(fold_name(word))
        if known is not None:
            return known
        key = find_slug(word)
        other = self._by_key.get(key)
        if not key or other is not None:
            self._report_collision(word, key, other, position)
            return None
        self._warn_of_near_miss(word, position)
        term = Term(key, Localised((("", word),)), (), (), Localised(()), position)
        self._by_key[key] = self._unlisted[fold_name(word)] = term
        return term

    def _report_collision(
        self, word: str, key: str, other: Term | None, position: Position
    ) -> None:
        listing = f"terms/{self.registry.taxonomy}.yaml"
        if other is None:
            message = f'"{word}" gives no address of its own'
            hint = f"list it in content/{listing} under a key of Latin letters and digits"
        else:
            message = (
                f'"{word}" and "{other.label.texts[0][1]}" would both have the address "{key}"'
            )
            hint = (
                f"list both in content/{listing} under keys of their own, or as aliases of one; "
                f'"{other.label.texts[0][1]}" stands in {other.position.path}'
            )
        self.problems.append(Problem(position, "term-collision", message, hint))

    def _warn_of_near_miss(self, word: str, position: Position) -> None:
        folded = fold_name(word)
        close = nearest(folded, self._listed) if len(folded) > 3 else None
        if close is None:
            return
        listed = self._listed[close]
        self.problems.append(
            Problem(
                position,
                "near-miss-term",
                f'"{word}" is not a listed term, but "{listed}" is',
                f'write "{listed}", or list "{word}" in '
                f"content/terms/{self.registry.taxonomy}.yaml",
                "warning",
            )
        )
