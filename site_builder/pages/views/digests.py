"""Digests of weeks and months, as pages and as e-mails."""

from __future__ import annotations

from site_builder.pages.views.cards import Card, Mention
from site_builder.pages.views.frame import Frame, Link
from site_builder.values import Value


class Cluster(Value):
    """The stories of one event within the period: how many, the best one and the next best."""

    event: Link
    count: int
    lead: Card
    others: tuple[Mention, ...]


class DigestSection(Value):
    """What else was published in a category."""

    link: Link
    stories: tuple[Mention, ...]


class DigestView(Value):
    """`left_out` counts the stories that the page has no room for."""

    frame: Frame
    kind: str  # "week" or "month"
    heading: str
    count: int
    clusters: tuple[Cluster, ...]
    top: tuple[Card, ...]
    sections: tuple[DigestSection, ...]
    left_out: int
    lists: tuple[Link, ...]  # of all stories of the months in question
    within: tuple[Link, ...]  # the digests of the week's months, or of the month's weeks
    earlier: Link | None
    email_href: str


class EmailView(Value):
    """A digest as an e-mail, which stands alone: an href of it begins with `base_url`."""

    locale: str
    direction: str
    base_url: str
    site_title: str
    home_href: str
    heading: str
    preheader: str
    count: int
    clusters: tuple[Cluster, ...]
    top: tuple[Card, ...]
    others: tuple[Mention, ...]
    left_out: int
    digest_href: str


class DigestLink(Value):
    """`label` is short, for a list of them: a month, or the number of a week."""

    label: str
    days: str  # of a week
    href: str


class DigestYear(Value):
    year: int
    months: tuple[DigestLink, ...]
    weeks: tuple[DigestLink, ...]


class DigestIndexView(Value):
    """All digests, the newest first."""

    frame: Frame
    heading: str
    years: tuple[DigestYear, ...]
