"""Pages at old addresses, and the rules by which a host answers for them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial

from site_builder.archive.archive import Archive, Story
from site_builder.config import Taxonomy
from site_builder.errors import Position
from site_builder.pages import routes
from site_builder.pages.cards import article_route
from site_builder.pages.frames import FrameMaker
from site_builder.pages.group import Group, fingerprint_of
from site_builder.pages.page import Page
from site_builder.pages.routes import Route
from site_builder.pages.views import RedirectRule, RedirectsView, RedirectView
from site_builder.registry import Term


def redirect(old: Route, new: Route, language: str, frames: FrameMaker, origin: Position) -> Page:
    """The page at `old` that leads to `new`."""
    view = RedirectView(frames.locale(language), new.href, frames.url(new))
    return Page(old, "pages/redirect.html", language, view, origin)


def plan_renamed_terms(archive: Archive, frames: FrameMaker) -> Iterator[Group]:
    """A page at every address that a term had under an earlier name."""
    for taxonomy, term in _renamed_terms(archive):
        yield Group(
            f"was/{taxonomy.key}/{term.key}",
            ("pages/redirect.html",),
            fingerprint_of(()),
            partial(_plan_renamed_term, taxonomy, term, frames),
        )


def _plan_renamed_term(taxonomy: Taxonomy, term: Term, frames: FrameMaker) -> Iterator[Page]:
    for earlier in term.was:
        for language in frames.config.languages:
            old = routes.term(language.key, taxonomy.path, earlier)
            new = routes.term(language.key, taxonomy.path, term.key)
            yield redirect(old, new, language.key, frames, term.position)


def _renamed_terms(archive: Archive) -> Iterator[tuple[Taxonomy, Term]]:
    for taxonomy, terms in archive.terms:
        yield from ((taxonomy, item.term) for item in terms if item.term.was)


def plan_host_redirects(archive: Archive, frames: FrameMaker) -> Iterator[Group]:
    """Netlify's `_redirects`: what the redirecting pages say, as the host's own answers."""
    moved = [story for story in archive.stories if story.record.has_aliases]
    renamed = tuple(_renamed_terms(archive))
    yield Group(
        "host-redirects",
        ("machine/redirects.txt",),
        fingerprint_of(
            moved,
            [(taxonomy.key, term.key) for taxonomy, term in renamed],
            [[page.aliases for page in group] for group in archive.standalone],
        ),
        partial(_plan_host_redirects, moved, renamed, archive, frames),
    )


def _plan_host_redirects(
    moved: Sequence[Story],
    renamed: Sequence[tuple[Taxonomy, Term]],
    archive: Archive,
    frames: FrameMaker,
) -> Iterator[Page]:
    config = frames.config
    rules = [
        RedirectRule(page.route.href, page.view.href)
        for taxonomy, term in renamed
        for page in _plan_renamed_term(taxonomy, term, frames)
        if isinstance(page.view, RedirectView)
    ]
    for story in moved:
        for article in story.articles:
            new = article_route(story, article).href
            rules += [RedirectRule(_old(alias), new) for alias in article.article.aliases]
    for group in archive.standalone:
        for page in group:
            new = routes.standalone(page.language, page.name).href
            rules += [RedirectRule(_old(alias), new) for alias in page.aliases]
    languages = tuple((item.locale, routes.home(item.key).href) for item in config.languages)
    view = RedirectsView(tuple(sorted(rules, key=lambda rule: rule.old)), languages)
    yield Page(routes.REDIRECTS, "machine/redirects.txt", config.languages[0].key, view)


def _old(alias: str) -> str:
    return routes.alias(alias).href
