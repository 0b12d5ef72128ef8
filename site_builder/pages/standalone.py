"""Plans the pages that stand alone: about and the like, search, the root, old addresses."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from site_builder.archive.archive import Archive
from site_builder.articles.article import StandalonePage
from site_builder.config import Localised
from site_builder.pages import routes
from site_builder.pages.frames import FrameMaker
from site_builder.pages.group import Group, fingerprint_of
from site_builder.pages.page import Made, Page
from site_builder.pages.pictures import plan_pictures
from site_builder.pages.redirects import redirect
from site_builder.pages.routes import Route
from site_builder.pages.views import (
    Facet,
    FacetValue,
    Link,
    NotFoundView,
    OutlineEntry,
    RootView,
    SearchTerms,
    SearchTermsView,
    SearchView,
    StandaloneView,
)

SEARCH_BUNDLE = Route(("search-index",))


def plan_standalone(archive: Archive, frames: FrameMaker) -> Iterator[Group]:
    """The pages of content/pages/, the images beside them, and the pages at their old addresses."""
    for group in archive.standalone:
        yield Group(
            f"page/{group[0].name}",
            ("pages/standalone.html", "pages/redirect.html"),
            fingerprint_of((), group),
            partial(_plan_page, group, frames),
        )


def _plan_page(group: tuple[StandalonePage, ...], frames: FrameMaker) -> Iterator[Made]:
    for page in group:
        route = routes.standalone(page.language, page.name)
        view = StandaloneView(
            frame=frames.make_frame(
                page.language,
                {item.language: routes.standalone(item.language, item.name) for item in group},
                title=page.title.plain,
                description=page.summary.plain,
            ),
            title=page.title.html,
            summary=page.summary.html,
            updated=page.updated,
            body=page.body,
            outline=tuple(
                OutlineEntry(item.level, item.anchor, item.text) for item in page.headings
            ),
        )
        origin = page.position("")
        yield Page(route, "pages/standalone.html", page.language, view, origin)
        yield from plan_pictures(route, page.images, origin)
        for number, alias in enumerate(page.aliases):
            place = page.position(f"aliases.{number}")
            yield redirect(routes.alias(alias), route, page.language, frames, place)


def plan_search(archive: Archive, frames: FrameMaker) -> Iterator[Group]:
    """The search page of each language, and what its terms are called."""
    names = [
        (
            taxonomy.key,
            [(item.term.key, item.term.label.texts, item.term.aliases) for item in terms],
        )
        for taxonomy, terms in archive.terms
    ]
    yield Group(
        "search",
        ("pages/search.html", "machine/search_terms.json"),
        fingerprint_of((), names),
        partial(_plan_search_pages, archive, frames),
    )


def _plan_search_pages(archive: Archive, frames: FrameMaker) -> Iterator[Page]:
    config = archive.config
    for language in config.languages:
        key = language.key
        view = SearchView(
            frame=frames.make_frame(
                key,
                frames.everywhere(routes.search),
                title=frames.word(key, "search"),
            ),
            bundle_href=SEARCH_BUNDLE.href,
            terms_href=routes.search_terms(key).href,
            facets=_make_facets(archive, key, frames),
            scores=tuple(FacetValue(s.key, s.label.in_language(key)) for s in config.scores),
            orders=(
                FacetValue("relevance", frames.word(key, "search_by_relevance")),
                FacetValue("date", frames.word(key, "search_by_date")),
                *(FacetValue(score.key, score.label.in_language(key)) for score in config.scores),
            ),
        )
        yield Page(routes.search(key), "pages/search.html", key, view)
        terms = SearchTermsView(tuple(_name_terms(archive, key, frames)))
        yield Page(routes.search_terms(key), "machine/search_terms.json", key, terms)


def _name_terms(archive: Archive, language: str, frames: FrameMaker) -> Iterator[SearchTerms]:
    """The categories, and the terms of each taxonomy that have a page."""
    yield SearchTerms(
        "category",
        frames.word(language, "category"),
        routes.beneath(routes.category(language, "")).href,
        tuple((item.key, _names(item.label, (), language)) for item in archive.config.categories),
    )
    for taxonomy, terms in archive.terms:
        yield SearchTerms(
            taxonomy.key,
            taxonomy.label.in_language(language),
            routes.beneath(routes.term(language, taxonomy.path, "")).href,
            tuple(
                (item.term.key, _names(item.term.label, item.term.aliases, language))
                for item in terms
            ),
        )


def _names(label: Localised, aliases: tuple[str, ...], language: str) -> tuple[str, ...]:
    """All names of a term, its label in one language first."""
    others = (text for _, text in label.texts)
    return tuple(dict.fromkeys((label.in_language(language), *others, *aliases)))


def _make_facets(archive: Archive, language: str, frames: FrameMaker) -> tuple[Facet, ...]:
    config = archive.config
    categories = tuple(
        FacetValue(item.key, item.label.in_language(language)) for item in config.categories
    )
    return (
        Facet("category", frames.word(language, "category"), categories),
        *(Facet(item.key, item.label.in_language(language), ()) for item in config.taxonomies),
        Facet("year", frames.word(language, "year"), ()),
    )


def plan_root(archive: Archive, frames: FrameMaker) -> Iterator[Group]:  # noqa: ARG001
    """The root and the page for addresses that don't exist, both in all languages."""
    yield Group(
        "root",
        ("pages/root.html", "pages/not_found.html"),
        fingerprint_of(()),
        partial(_plan_root_pages, frames),
    )


def _plan_root_pages(frames: FrameMaker) -> Iterator[Page]:
    config = frames.config
    default = config.languages[0].key
    homes = frames.everywhere(routes.home)
    frame = frames.make_frame(default, {default: routes.ROOT}, title="", nearest=homes)
    root = RootView(
        frame=frame,
        titles=tuple(
            Link(config.title.in_language(item.key), routes.home(item.key).href, item.locale)
            for item in config.languages
        ),
        descriptions=tuple(config.description.in_language(item.key) for item in config.languages),
    )
    yield Page(routes.ROOT, "pages/root.html", default, root)
    missing = frames.make_frame(
        default,
        {**homes, default: routes.NOT_FOUND},
        title=frames.word(default, "not_found"),
        is_indexed=False,
    )
    yield Page(routes.NOT_FOUND, "pages/not_found.html", default, NotFoundView(missing))
