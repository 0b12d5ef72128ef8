"""The articles of one story → the story: visibility, terms, scores, slugs and shared anchors."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from math import floor, inf
from typing import NamedTuple

from site_builder.archive.anchors import share_anchors
from site_builder.archive.archive import (
    Attribution,
    Facts,
    Mint,
    StoryArticle,
    StoryRecord,
    TermKey,
)
from site_builder.archive.terms import TermFinder
from site_builder.articles.article import Article
from site_builder.articles.slugs import find_slug
from site_builder.config import Config, Taxonomy
from site_builder.errors import Problem
from site_builder.registry import Registry, Term
from site_builder.values import Value


class Visibility(Value):
    """Which articles a build publishes."""

    now: datetime
    drafts: bool = False
    future: bool = False


class Joined(NamedTuple):
    """A story, or what kept its articles from being published.

    `record` is None where none is. `next_due` is when the next article of it is due, `changes_at`
    when time alone changes what is published of it, both in seconds since 1970.
    """

    record: StoryRecord | None
    problems: tuple[Problem, ...] = ()
    draft_count: int = 0
    next_due: float = inf
    changes_at: float = inf


class Joiner:
    """Joins stories under one configuration. What it makes of a story depends on nothing else."""

    def __init__(
        self, config: Config, registries: Sequence[Registry], visibility: Visibility
    ) -> None:
        self._config = config
        self._visibility = visibility
        self._finders = {item.taxonomy: TermFinder(item) for item in registries}

    def join(
        self, articles: tuple[Article, ...], digest: bytes
    ) -> tuple[Joined, tuple[StoryArticle, ...]]:
        """The story of `articles`, whose facts are complete, and its published articles.

        `digest` is of all that the articles say.
        """
        work = _Work(self._config, self._finders)
        made = [work.make_article(article, articles[0]) for article in articles]
        published = tuple(item for item in made if self._is_published(item.article))
        drafts = sum(self._is_held_draft(article) for article in articles)
        times = [self._times(article) for article in articles if not self._is_held_draft(article)]
        record = None
        if published and all(item.slug for item in published):
            record = self._make_record(published, work, digest)
        joined = Joined(
            record=record,
            problems=tuple(dict.fromkeys(work.problems)),
            draft_count=drafts,
            next_due=min((due for due, _ in times), default=inf),
            changes_at=min((change for _, change in times), default=inf),
        )
        return joined, published

    def _is_held_draft(self, article: Article) -> bool:
        return bool(article.facts.draft) and not self._visibility.drafts

    def _is_published(self, article: Article) -> bool:
        due, _ = self._times(article)
        expires = article.facts.expires
        is_over = expires is not None and expires.at <= self._visibility.now
        return not (self._is_held_draft(article) or is_over or due < inf)

    def _times(self, article: Article) -> tuple[float, float]:
        """When a scheduled article is due, and when time next changes whether it is published."""
        now = self._visibility.now.timestamp()
        assert article.facts.date is not None
        due = article.facts.date.at.timestamp()
        if due <= now or self._visibility.future:
            due = inf
        expires = article.facts.expires
        ends = inf if expires is None or expires.at.timestamp() <= now else expires.at.timestamp()
        return due, min(due, ends)

    def _make_record(
        self, published: tuple[StoryArticle, ...], work: _Work, digest: bytes
    ) -> StoryRecord:
        first = published[0]
        languages = tuple(item.language for item in published)
        at = first.facts.date.at
        visible = ",".join(languages).encode()
        return StoryRecord(
            order=at.timestamp(),
            key=first.article.story,
            digest=hashlib.blake2b(digest + visible, digest_size=16).digest(),
            year=at.year,
            month=at.month,
            day=at.day,
            languages=languages,
            category=first.facts.category.key,
            listed=tuple(dict.fromkeys(key for item in published for key in _listing_terms(item))),
            terms=tuple(_likening_terms(first.facts)),
            minted=tuple(dict.fromkeys(work.minted)),
            overall=first.facts.overall,
            related=first.article.facts.related or (),
            has_aliases=any(item.article.aliases for item in published),
        )


@dataclass(slots=True)
class _Work:
    """What comes up while one story is joined."""

    config: Config
    finders: Mapping[str, TermFinder]
    problems: list[Problem] = field(default_factory=list)
    minted: list[Mint] = field(default_factory=list)

    def make_article(self, article: Article, first: Article) -> StoryArticle:
        body, headings = share_anchors(article, first)
        name = article.story.rpartition("/")[2]
        slug = article.facts.slug or find_slug(name)
        if not slug:
            self.problems.append(
                Problem(
                    article.position(""),
                    "no-slug",
                    f'the file name "{name}" gives no address',
                    "set slug: to Latin words joined by hyphens",
                )
            )
        return StoryArticle(article, self._make_facts(article), slug, body, headings)

    def _make_facts(self, article: Article) -> Facts:
        stated = article.facts
        assert stated.date is not None
        category = next(item for item in self.config.categories if item.key == stated.category)
        scores = stated.scores or ()
        return Facts(
            date=stated.date,
            updated=stated.updated,
            category=category,
            terms=self._find_terms(article),
            scores=scores,
            overall=overall_score(dict(scores), self.config),
            sources=self._find_sources(article),
            image=stated.image,
            event=self._find_term("events", stated.event, article, "event")
            if stated.event
            else None,
            authors=stated.authors or (),
            ai=stated.ai,
        )

    def _find_terms(self, article: Article) -> tuple[tuple[Taxonomy, tuple[Term, ...]], ...]:
        stated = dict(article.facts.terms or ())
        found = []
        for taxonomy in self.config.taxonomies:
            words = stated.get(taxonomy.key, ())
            terms = [
                self._find_term(taxonomy.key, word, article, f"{taxonomy.key}.{number}")
                for number, word in enumerate(words)
            ]
            unique = {term.key: term for term in reversed(terms) if term is not None}
            if unique:
                found.append((taxonomy, tuple(reversed(unique.values()))))
        return tuple(found)

    def _find_sources(self, article: Article) -> tuple[Attribution, ...]:
        attributions = []
        for number, credit in enumerate(article.facts.sources or ()):
            term = self._find_term("sources", credit.name, article, f"sources.{number}")
            if term is not None:
                attributions.append(Attribution(credit, term))
        return tuple(attributions)

    def _find_term(self, taxonomy: str, word: str, article: Article, place: str) -> Term | None:
        finder = self.finders[taxonomy]
        term, problem = finder.find_term(word, article.position(place))
        if problem is not None:
            self.problems.append(problem)
        if term is not None and not finder.is_listed(term):
            self.minted.append(Mint(TermKey(taxonomy, term.key), word))
        return term


def overall_score(scores: Mapping[str, int], config: Config) -> int | None:
    """The weighted mean of the scores that are given, rounded half up; None without any."""
    given = [score for score in config.scores if score.key in scores]
    weight = sum(score.weight for score in given)
    if not weight:
        return None
    return floor(sum(scores[score.key] * score.weight for score in given) / weight + 0.5)


def _likening_terms(facts: Facts) -> list[TermKey]:
    keys = [TermKey(taxonomy.key, term.key) for taxonomy, terms in facts.terms for term in terms]
    return [*keys, TermKey("events", facts.event.key)] if facts.event else keys


def _listing_terms(item: StoryArticle) -> list[TermKey]:
    """Every term that lists an article; its story stands in the lists of all its articles."""
    sources = [
        TermKey("sources", attribution.term.key)
        for attribution in item.facts.sources
        if attribution.credit.role != "image"
    ]
    return [*_likening_terms(item.facts), *sources]
