"""The archive as values: what the planners of pages ask."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from markupsafe import Markup

from site_builder.articles.article import Article, Credit, Image, Moment, StandalonePage
from site_builder.articles.markdown import Heading
from site_builder.config import Category, Config, Taxonomy
from site_builder.registry import Term


@dataclass(frozen=True, slots=True)
class Attribution:
    """A source of a story, and the term under which all its stories are listed."""

    credit: Credit
    term: Term


@dataclass(frozen=True, slots=True)
class Facts:
    """What an article says about its story, inherited facts included."""

    date: Moment
    updated: Moment | None
    category: Category
    terms: tuple[tuple[Taxonomy, tuple[Term, ...]], ...]  # as stated, without sources and events
    scores: tuple[tuple[str, int], ...]
    overall: int | None  # the weighted mean of the scores, rounded half up
    sources: tuple[Attribution, ...]
    image: Image | None
    event: Term | None
    authors: tuple[str, ...]
    ai: Literal["generated", "assisted"] | None


@dataclass(frozen=True, slots=True, eq=False)
class StoryArticle:
    """An article as a part of its story: facts complete, heading anchors shared with its
    translations.
    """

    article: Article
    facts: Facts
    slug: str
    body: Markup
    headings: tuple[Heading, ...]

    @property
    def language(self) -> str:
        return self.article.language


@dataclass(frozen=True, slots=True, eq=False)
class Story:
    """An event's write-up in all its languages, in the order of the site's languages. Compared by
    identity.
    """

    key: str  # "2026/06/name"
    articles: tuple[StoryArticle, ...]

    @property
    def first(self) -> StoryArticle:
        """The article in the story's first published language."""
        return self.articles[0]

    @property
    def date(self) -> Moment:
        return self.first.facts.date

    @property
    def facts(self) -> Facts:
        return self.first.facts

    def find_article(self, language: str) -> StoryArticle | None:
        """The story in `language`, or None."""
        return next((item for item in self.articles if item.language == language), None)

    def article_for(self, language: str) -> StoryArticle:
        """What a reader of `language` is shown: the story in it, or else in the story's first
        language.
        """
        return self.find_article(language) or self.first


@dataclass(frozen=True, slots=True, eq=False)
class TermStories:
    """A term and its stories, oldest first."""

    term: Term
    stories: tuple[Story, ...]


@dataclass(frozen=True, slots=True)
class Coverage:
    """How a story stands to others: what its author names, what came before and what after."""

    see_also: tuple[Story, ...] = ()
    earlier: tuple[Story, ...] = ()
    later: tuple[Story, ...] = ()


@dataclass(frozen=True, slots=True, eq=False)
class Archive:
    """Everything that is published. `stories` are oldest first; `terms` are sorted by key."""

    config: Config
    stories: tuple[Story, ...]
    terms: tuple[tuple[Taxonomy, tuple[TermStories, ...]], ...]
    coverage: Mapping[str, Coverage]  # by story key
    standalone: tuple[
        tuple[StandalonePage, ...], ...
    ]  # by page, in the order of the site's languages
    next_due: Moment | None  # when the next scheduled article is due
    draft_count: int

    def stories_of(self, taxonomy: str, key: str) -> tuple[Story, ...]:
        """The stories under a term, oldest first; none for an unknown term."""
        for candidate, terms in self.terms:
            if candidate.key == taxonomy:
                return next((item.stories for item in terms if item.term.key == key), ())
        return ()

    def stories_in(self, category: str) -> tuple[Story, ...]:
        """The stories of a category, oldest first."""
        return tuple(story for story in self.stories if story.facts.category.key == category)
