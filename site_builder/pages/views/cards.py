"""Articles as they stand in lists."""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup

from site_builder.articles.article import Moment
from site_builder.pages.views.frame import Link


@dataclass(frozen=True)
class Meter:
    """One score, 0 to 100."""

    key: str
    label: str
    value: int
    rubric: str


@dataclass(frozen=True)
class Scores:
    overall: int
    meters: tuple[Meter, ...]


@dataclass(frozen=True)
class CardTitle:
    """The title of a listed story in another language than the list shows it in."""

    href: str
    title: Markup
    lang: str


@dataclass(frozen=True)
class Card:
    """An article in a list. `language_name` is set where it is not in the page's language."""

    href: str
    title: Markup
    other_title: CardTitle | None
    summary: Markup
    date: Moment
    lang: str
    language_name: str
    category: Link
    event: Link | None
    scores: Scores | None


@dataclass(frozen=True)
class Mention:
    """An article in a short list: a title, a day and where it leads."""

    href: str
    title: Markup
    date: Moment
    lang: str
    language_name: str


@dataclass(frozen=True)
class Pager:
    """A list is numbered from the oldest; the newest page has no number and no `newer`."""

    number: int  # 0 for the newest page
    newer: str  # an href, or empty
    older: str
