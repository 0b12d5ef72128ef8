"""Articles → published Stories: visibility, terms, scores and slugs."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from math import floor

from site_builder.archive.anchors import share_anchors
from site_builder.archive.archive import Attribution, Facts, Story, StoryArticle
from site_builder.archive.terms import TermFinder
from site_builder.articles.article import Article, Moment
from site_builder.articles.slugs import find_slug
from site_builder.config import Config, Taxonomy
from site_builder.errors import Problem
from site_builder.registry import Registry, Term


@dataclass(frozen=True, slots=True)
class Visibility:
    """Which articles a build publishes."""

    now: datetime
    drafts: bool = False
    future: bool = False


@dataclass(slots=True)
class StoryMaker:
    """Makes stories one after another, gathering problems and what was held back."""

    config: Config
    registries: Sequence[Registry]
    visibility: Visibility
    problems: list[Problem] = field(default_factory=list)
    next_due: Moment | None = None
    draft_count: int = 0
    _finders: dict[str, TermFinder] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self._finders = {item.taxonomy: TermFinder(item, self.problems) for item in self.registries}

    def make_stories(self, groups: Iterable[tuple[Article, ...]]) -> tuple[Story, ...]:
        """The published stories, oldest first. Terms are met in that order, so that labels never
        depend on the order of files.
        """
        stories = []
        for group in sorted(groups, key=_group_order):
            articles = [self._make_article(article, group[0]) for article in group]
            published = tuple(
                made
                for article, made in zip(group, articles, strict=True)
                if self._is_published(article)
            )
            if published and all(item.slug for item in published):
                stories.append(Story(group[0].story, published))
        return tuple(stories)

    def _is_published(self, article: Article) -> bool:
        facts, visibility = article.facts, self.visibility
        if facts.draft and not visibility.drafts:
            self.draft_count += 1
            return False
        if facts.expires is not None and facts.expires.at <= visibility.now:
            return False
        assert facts.date is not None
        if facts.date.at > visibility.now and not visibility.future:
            if self.next_due is None or facts.date.at < self.next_due.at:
                self.next_due = facts.date
            return False
        return True

    def _make_article(self, article: Article, first: Article) -> StoryArticle:
        body, headings = share_anchors(article, first)
        slug = article.facts.slug or find_slug(article.story.rpartition("/")[2])
        if not slug:
            self.problems.append(
                Problem(
                    article.position(""),
                    "no-slug",
                    f'the file name "{article.story.rpartition("/")[2]}" gives no address',
                    "set slug: to Latin words joined by hyphens",
                )
            )
        return StoryArticle(article, self._make_facts(article), slug, body, headings)

    def _make_facts(self, article: Article) -> Facts:
        stated = article.facts
        assert stated.date is not None
        assert stated.category is not None
        categories = {category.key: category for category in self.config.categories}
        scores = stated.scores or ()
        return Facts(
            date=stated.date,
            updated=stated.updated,
            category=categories[stated.category],
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
            unique = tuple(dict.fromkeys(term for term in terms if term is not None))
            if unique:
                found.append((taxonomy, unique))
        return tuple(found)

    def _find_sources(self, article: Article) -> tuple[Attribution, ...]:
        attributions = []
        for number, credit in enumerate(article.facts.sources or ()):
            term = self._find_term("sources", credit.name, article, f"sources.{number}")
            if term is not None:
                attributions.append(Attribution(credit, term))
        return tuple(attributions)

    def _find_term(self, taxonomy: str, word: str, article: Article, place: str) -> Term | None:
        return self._finders[taxonomy].find_term(word, article.position(place))


def overall_score(scores: Mapping[str, int], config: Config) -> int | None:
    """The weighted mean of the scores that are given, rounded half up; None without any."""
    given = [score for score in config.scores if score.key in scores]
    weight = sum(score.weight for score in given)
    if not weight:
        return None
    return floor(sum(scores[score.key] * score.weight for score in given) / weight + 0.5)


def _group_order(group: tuple[Article, ...]) -> tuple[datetime, str]:
    assert group[0].facts.date is not None
    return group[0].facts.date.at, group[0].story
