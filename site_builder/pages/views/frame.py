"""What stands around every page."""

from __future__ import annotations

from site_builder.values import Value


class Link(Value):
    label: str
    href: str
    lang: str = ""
    is_current: bool = False


class LanguageChoice(Value):
    """One choice of the language toggle. `is_translated` is false where this page has no
    counterpart in the language and `href` leads to the nearest list that shows it.
    """

    language: str
    name: str
    locale: str
    href: str
    is_current: bool
    is_translated: bool


class Alternate(Value):
    """A `<link rel="alternate" hreflang>`; `locale` may be `x-default`."""

    locale: str
    url: str


class FeedLink(Value):
    title: str
    mime_type: str
    href: str


class Frame(Value):
    """What stands around the content of every page: head, header and footer."""

    language: str
    locale: str
    direction: str
    site_title: str
    title: str  # plain; the layout adds the site's title
    description: str
    url: str
    canonical_url: str
    is_indexed: bool
    home_href: str
    search_href: str
    reading_href: str
    offline_href: str
    navigation: tuple[Link, ...]
    footer: tuple[Link, ...]
    languages: tuple[LanguageChoice, ...]
    alternates: tuple[Alternate, ...]
    feeds: tuple[FeedLink, ...]
    breadcrumbs: tuple[Link, ...]  # from the home to this page's parent
