"""What machines read."""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup

from site_builder.articles.article import Moment
from site_builder.pages.views.frame import Alternate, Link


@dataclass(frozen=True)
class FeedEntry:
    url: str
    title: str
    summary: str
    tldr: tuple[Markup, ...]
    summary_html: Markup
    date: Moment
    updated: Moment
    authors: tuple[str, ...]
    categories: tuple[str, ...]
    image_url: str
    ai: str


@dataclass(frozen=True)
class FeedView:
    """A feed, for Atom and JSON Feed alike. `url` is the feed's own address; `site_title` is its
    author.
    """

    language: str
    locale: str
    site_title: str
    title: str
    description: str
    url: str
    page_url: str
    updated: Moment
    entries: tuple[FeedEntry, ...]


@dataclass(frozen=True)
class SitemapEntry:
    url: str
    modified: Moment | None
    alternates: tuple[Alternate, ...]


@dataclass(frozen=True)
class SitemapView:
    entries: tuple[SitemapEntry, ...]


@dataclass(frozen=True)
class SitemapIndexView:
    urls: tuple[str, ...]


@dataclass(frozen=True)
class RobotsView:
    sitemap_url: str


@dataclass(frozen=True)
class LlmsSection:
    title: str
    links: tuple[Link, ...]  # hrefs are absolute here


@dataclass(frozen=True)
class LlmsView:
    """llms.txt (https://llmstxt.org): what the archive is and where its parts are."""

    title: str
    description: str
    sections: tuple[LlmsSection, ...]


@dataclass(frozen=True)
class RedirectRule:
    old: str
    new: str


@dataclass(frozen=True)
class RedirectsView:
    """Netlify's `_redirects`."""

    rules: tuple[RedirectRule, ...]
    languages: tuple[tuple[str, str], ...]  # locale, href of the home: for `/`
