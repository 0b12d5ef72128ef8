"""The archive as values: what the planners of pages ask.

A `Story` always knows its record, which is small; its articles are loaded when someone looks at
them. So a build that plans few pages touches few articles, in an archive of any size. What lists
show of an article, its brief, stays at hand once it was loaded: a story stands in many lists.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Literal, NamedTuple, Protocol

from markupsafe import Markup

from site_builder.articles.article import Article, Credit, Image, Moment, StandalonePage, Text
from site_builder.articles.markdown import Heading
from site_builder.config import Category, Config, Taxonomy
from site_builder.registry import Term
from site_builder.values import Value


class Attribution(Value):
    """A source of a story, and the term under which all its stories are listed."""

    credit: Credit
    term: Term


class Facts(Value):
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


class StoryArticle(Value, eq=False):
    """An article as a part of its story: facts complete, anchors shared with its translations."""

    article: Article
    facts: Facts
    slug: str
    body: Markup
    headings: tuple[Heading, ...]

    @property
    def language(self) -> str:
        return self.article.language


class Brief(Value, eq=False):
    """What is shown of an article where others are the subject: in lists, feeds and sitemaps."""

    language: str
    slug: str
    facts: Facts
    title: Text
    summary: Text
    tldr: tuple[Text, ...]
    canonical_url: str


class TermKey(NamedTuple):
    """What names a term: the key of its taxonomy and its own."""

    taxonomy: str
    term: str


class Mint(NamedTuple):
    """A word that no registry lists, and the term that was made of it."""

    key: TermKey
    word: str


class StoryRecord(NamedTuple):
    """What the archive keeps in mind of every published story."""

    order: float  # when it was published, in seconds since 1970
    key: str  # "2026/06/name"
    digest: bytes  # of all that its articles say
    year: int
    month: int
    day: int
    languages: tuple[str, ...]  # that have an article
    category: str
    listed: tuple[TermKey, ...]  # every term that lists it
    terms: tuple[TermKey, ...]  # those that make it like other stories: without sources
    minted: tuple[Mint, ...]
    overall: int | None
    related: tuple[str, ...]  # names of other stories, as its author wrote them
    has_aliases: bool


class Library(Protocol):
    """Where the articles of stories are."""

    def load_articles(self, key: str) -> tuple[StoryArticle, ...]:
        """The published articles of a story, in the order of the site's languages."""
        ...

    def load_briefs(self, key: str) -> tuple[Brief, ...]:
        """The briefs of the same articles, in the same order."""
        ...


class Story:
    """An event's write-up in all its languages. Compared by identity."""

    __slots__ = ("_library", "record")

    def __init__(self, record: StoryRecord, library: Library) -> None:
        self.record = record
        self._library = library

    @property
    def key(self) -> str:
        return self.record.key

    @property
    def articles(self) -> tuple[StoryArticle, ...]:
        return self._library.load_articles(self.record.key)

    @property
    def briefs(self) -> tuple[Brief, ...]:
        return self._library.load_briefs(self.record.key)

    @property
    def date(self) -> Moment:
        return self.facts.date

    @property
    def facts(self) -> Facts:
        """Those of the first published language."""
        return self.briefs[0].facts

    def find_article(self, language: str) -> StoryArticle | None:
        """The story in `language`, or None."""
        return next((item for item in self.articles if item.language == language), None)

    def find_brief(self, language: str) -> Brief | None:
        """The brief of the story in `language`, or None."""
        return next((item for item in self.briefs if item.language == language), None)

    def brief_for(self, language: str) -> Brief:
        """What a reader of `language` is shown: the story in it, or else in its first language."""
        return self.find_brief(language) or self.briefs[0]


class TermStories(Value, eq=False):
    """A term and its stories, oldest first."""

    term: Term
    stories: Sequence[Story]


class Coverage(Value):
    """How a story stands to others: what its author names, what came before and what after."""

    see_also: tuple[Story, ...] = ()
    earlier: tuple[Story, ...] = ()
    later: tuple[Story, ...] = ()


class Archive(Value, eq=False):
    """Everything that is published. `stories` are oldest first; `terms` are sorted by key."""

    config: Config
    stories: tuple[Story, ...]
    terms: tuple[tuple[Taxonomy, tuple[TermStories, ...]], ...]
    coverage: Mapping[str, Coverage]  # by story key
    categories: Mapping[str, Sequence[Story]]  # by key, oldest first
    standalone: tuple[tuple[StandalonePage, ...], ...]  # by page, in the order of the languages

    def stories_of(self, taxonomy: str, key: str) -> Sequence[Story]:
        """The stories under a term, oldest first; none for an unknown term."""
        for candidate, terms in self.terms:
            if candidate.key == taxonomy:
                return next((item.stories for item in terms if item.term.key == key), ())
        return ()
