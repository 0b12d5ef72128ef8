"""What machines read."""

from __future__ import annotations

from markupsafe import Markup

from site_builder.articles.article import Moment
from site_builder.pages.views.frame import Alternate, Link
from site_builder.values import Value


class FeedEntry(Value):
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


class FeedView(Value):
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


class SitemapEntry(Value):
    url: str
    modified: Moment | None
    alternates: tuple[Alternate, ...]


class SitemapView(Value):
    entries: tuple[SitemapEntry, ...]


class SitemapIndexView(Value):
    urls: tuple[str, ...]


class RobotsView(Value):
    sitemap_url: str


class LlmsSection(Value):
    title: str
    links: tuple[Link, ...]  # hrefs are absolute here


class LlmsView(Value):
    """llms.txt (https://llmstxt.org): what the archive is and where its parts are."""

    title: str
    description: str
    sections: tuple[LlmsSection, ...]


class RedirectRule(Value):
    old: str
    new: str


class RedirectsView(Value):
    """Netlify's `_redirects`."""

    rules: tuple[RedirectRule, ...]
    languages: tuple[tuple[str, str], ...]  # locale, href of the home: for `/`
