"""Articles → Stories: the first language holds the shared facts, the others inherit what they don't
state.
"""

from __future__ import annotations

from collections.abc import Iterable
from itertools import pairwise

from site_builder.articles.article import Article, StatedFacts
from site_builder.config import Config
from site_builder.errors import Problem
from site_builder.values import fields_of, replace

_REQUIRED = ("date", "category")


def complete_story(
    articles: Iterable[Article], config: Config
) -> tuple[tuple[Article, ...], list[Problem]]:
    """The articles of one story in the order of the site's languages, their facts complete.

    None, and problems, where the first article lacks a required fact, or where two articles are in
    one language.
    """
    order = {language.key: number for number, language in enumerate(config.languages)}
    group = sorted(articles, key=lambda item: (order[item.language], item.source_path))
    problems = [*_repeated_languages(group), *_missing_facts(group[0])]
    if problems:
        return (), problems
    return tuple(_inherit(article, group[0]) for article in group), []


def _inherit(article: Article, first: Article) -> Article:
    """`article` with every fact that it does not state taken from `first`, place included."""
    values = {
        name: shared if own is None else own
        for (name, own), shared in zip(
            fields_of(article.facts).items(), fields_of(first.facts).values(), strict=True
        )
    }
    own_keys = {key.partition(".")[0] for key, _ in article.places}
    inherited = [item for item in first.places if item[0].partition(".")[0] not in own_keys]
    values["terms"] = _merge_terms(first.facts, article.facts)
    return replace(article, facts=StatedFacts(**values), places=(*inherited, *article.places))


def _merge_terms(
    shared: StatedFacts, own: StatedFacts
) -> tuple[tuple[str, tuple[str, ...]], ...] | None:
    """Each taxonomy is a fact of its own: stating tags leaves the companies inherited."""
    if own.terms is None:
        return shared.terms
    return tuple((dict(shared.terms or ()) | dict(own.terms)).items())


def _missing_facts(first: Article) -> list[Problem]:
    return [
        Problem(
            first.position(""),
            "missing-field",
            f'"{name}" is missing',
            f"add {name}: it is shared by the story's languages and stands in the first of them",
        )
        for name in _REQUIRED
        if getattr(first.facts, name) is None
    ]


def _repeated_languages(group: list[Article]) -> list[Problem]:
    return [
        Problem(
            later.position("language"),
            "repeated-language",
            f'the story already has an article in "{later.language}": {earlier.source_path}',
            "remove one of the two files, or change its name or language",
        )
        for earlier, later in pairwise(group)
        if earlier.language == later.language
    ]
