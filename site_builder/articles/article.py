"""An article: a story in one language, checked and with its Markdown rendered."""

from __future__ import annotations

from datetime import datetime
from typing import Literal

from markupsafe import Markup

from site_builder.articles.markdown import BodyLink, Heading
from site_builder.errors import Position
from site_builder.pictures.image import ImageFacts
from site_builder.values import Value


class Moment(Value):
    """A day, or a point in time. `at` knows its zone; a day stands for its first second in the
    site's zone.
    """

    at: datetime
    has_time: bool

    @property
    def iso(self) -> str:
        """What stands in `<time datetime>`: `2026-06-18` or `2026-06-18T09:30:00+08:00`."""
        return self.at.isoformat() if self.has_time else self.at.date().isoformat()


class Text(Value):
    """A field that may hold inline Markdown: as sanitised markup and as plain text."""

    html: Markup
    plain: str


class Credit(Value):
    """Where a story comes from. `url` is empty where the source has only a name."""

    name: str
    url: str = ""
    role: Literal["original", "via", "image"] = "original"
    published: Moment | None = None


class Image(Value):
    """An image beside the article. `source_path` is relative to the site, as the article's is."""

    name: str  # as the article writes it, relative to its own folder: "cover.jpg"
    source_path: str
    alt: str
    credit: str
    facts: ImageFacts


class Correction(Value):
    date: Moment
    note: Text


class KeyDatum(Value):
    entity: Text
    info: Text
    data: Text


class Question(Value):
    question: Text
    answer: Text


class StatedFacts(Value):
    """What the languages of a story share, as one file states it; None where it says nothing."""

    date: Moment | None
    updated: Moment | None
    category: str | None
    terms: tuple[tuple[str, tuple[str, ...]], ...] | None  # words as written, by taxonomy
    scores: tuple[tuple[str, int], ...] | None
    sources: tuple[Credit, ...] | None
    image: Image | None
    event: str | None
    related: tuple[str, ...] | None
    authors: tuple[str, ...] | None
    ai: Literal["generated", "assisted"] | None
    draft: bool | None
    expires: Moment | None
    slug: str | None


class Article(Value):
    """One file of `content/articles/`, as written: nothing is inherited yet."""

    source_path: str  # relative to the site: content/articles/2026/06/name.en.md
    story: str  # folder below articles/ and name: "2026/06/name"
    language: str
    title: Text
    summary: Text
    facts: StatedFacts
    canonical_url: str
    aliases: tuple[str, ...]
    corrections: tuple[Correction, ...]
    tldr: tuple[Text, ...]
    key_data: tuple[KeyDatum, ...]
    insights: tuple[Text, ...]
    faq: tuple[Question, ...]
    body: Markup
    body_text: str
    headings: tuple[Heading, ...]
    links: tuple[BodyLink, ...]  # lines counted in the file
    images: tuple[Image, ...]  # co-located images that the body shows
    places: tuple[tuple[str, Position], ...]  # of front-matter keys; "" is the top
    reading_minutes: int

    def position(self, key: str) -> Position:
        """Where `key` stands in the file; see `find_place`."""
        return find_place(self.places, key)


class StandalonePage(Value):
    """One file of `content/pages/`."""

    source_path: str
    name: str  # "about"
    language: str
    title: Text
    summary: Text
    updated: Moment | None
    aliases: tuple[str, ...]
    body: Markup
    body_text: str
    headings: tuple[Heading, ...]
    links: tuple[BodyLink, ...]
    images: tuple[Image, ...]
    places: tuple[tuple[str, Position], ...]

    def position(self, key: str) -> Position:
        """Where `key` stands in the file; see `find_place`."""
        return find_place(self.places, key)


def find_place(places: tuple[tuple[str, Position], ...], key: str) -> Position:
    """Where a front-matter key such as `tags` or `tags.2` stands: itself, or the nearest key above
    it that is known, at last the front matter's first line.
    """
    known = dict(places)
    while key not in known:
        key = key.rpartition(".")[0]
    return known[key]
