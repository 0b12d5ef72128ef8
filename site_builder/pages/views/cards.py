"""Articles as they stand in lists."""

from __future__ import annotations

from markupsafe import Markup

from site_builder.articles.article import Moment
from site_builder.pages.views.frame import Link
from site_builder.values import Value


class Meter(Value):
    """One score, 0 to 100."""

    key: str
    label: str
    value: int
    rubric: str


class Scores(Value):
    overall: int
    meters: tuple[Meter, ...]


class CardTitle(Value):
    """The title of a listed story in another language than the list shows it in."""

    href: str
    title: Markup
    lang: str


class Card(Value):
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


class Mention(Value):
    """An article in a short list: a title, a day and where it leads."""

    href: str
    title: Markup
    date: Moment
    lang: str
    language_name: str


class Pager(Value):
    """A list is numbered from the oldest; the newest page has no number and no `newer`."""

    number: int  # 0 for the newest page
    newer: str  # an href, or empty
    older: str
