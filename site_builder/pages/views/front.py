"""The front page."""

from __future__ import annotations

from markupsafe import Markup

from site_builder.articles.article import Moment
from site_builder.pages.views.cards import Card, Mention, Pager
from site_builder.pages.views.frame import Frame, Link
from site_builder.values import Value


class EventBrief(Value):
    """An event in progress: how many stories it has in all, and the newest of them."""

    link: Link
    count: int
    stories: tuple[Mention, ...]


class Lead(Value):
    """The story that the page leads with, in brief, and its event with the other stories."""

    card: Card
    points: tuple[Markup, ...]
    event: EventBrief | None


class CategoryBrief(Value):
    """The newest stories of a category."""

    link: Link
    stories: tuple[Mention, ...]


class HomeView(Value):
    """`cards` are the newest stories besides those at the top of the page."""

    frame: Frame
    description: str
    lead: Lead | None
    seconds: tuple[Card, ...]
    best: tuple[Card, ...]  # of the newest month, by overall score
    best_month: Moment | None
    top_href: str
    events: tuple[EventBrief, ...]
    sections: tuple[CategoryBrief, ...]
    cards: tuple[Card, ...]
    pager: Pager
    digests: tuple[Link, ...]  # of the newest week and month
    digests_href: str
    categories: tuple[Link, ...]
    indexes: tuple[Link, ...]  # of the taxonomies, and the newest year
