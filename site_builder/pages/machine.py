"""Plans what machines read besides feeds: sitemaps, robots.txt, llms.txt, host redirects."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial
from itertools import groupby

from site_builder.archive.archive import Archive, Story
from site_builder.pages import routes
from site_builder.pages.cards import article_route
from site_builder.pages.charts.coverage import month_key
from site_builder.pages.frames import FrameMaker, RouteMaker
from site_builder.pages.group import Group, fingerprint_of
from site_builder.pages.page import Page
from site_builder.pages.periods import Period, month_of, week_of
from site_builder.pages.routes import Route
from site_builder.pages.views import (
    Link,
    LlmsSection,
    LlmsView,
    RobotsView,
    SitemapEntry,
    SitemapIndexView,
    SitemapView,
)

_SITEMAP_SIZE = 10_000


def plan_sitemaps(archive: Archive, frames: FrameMaker) -> Iterator[Group]:
    """An index, a sitemap for each month's articles and digests, and sitemaps of the lists.

    Numbered pages of lists are left out: every story is in its month, and they are found from
    there. A week's digest stands with the month of the week's first story, which other stories
    don't change.
    """
    names = []
    weeks = set[Period]()
    for (year, month), stories in groupby(archive.stories, key=month_key):
        name = f"{year:04}-{month:02}"
        names.append(name)
        members = tuple(stories)
        begun = {week_of(story.record) for story in members} - weeks
        weeks |= begun
        digests = (month_of(members[0].record), *sorted(begun))
        yield Group(
            f"sitemap/{name}",
            ("machine/sitemap.xml",),
            fingerprint_of(members, digests),
            partial(_plan_month_sitemap, name, members, digests, frames),
        )
    listings = list(_list_routes(archive))
    page_count = len(frames.config.languages) * len(listings)
    page_count += sum(len(group) for group in archive.standalone)
    names += [f"lists-{number + 1}" for number in range(-(-page_count // _SITEMAP_SIZE))]
    keys = [item(frames.config.languages[0].key).href for item in listings]
    yield Group(
        "sitemap",
        ("machine/sitemap.xml", "machine/sitemap_index.xml"),
        fingerprint_of((), names, keys, archive.standalone),
        partial(_plan_list_sitemaps, names, listings, archive, frames),
    )


def _plan_month_sitemap(
    name: str, stories: Sequence[Story], digests: Sequence[Period], frames: FrameMaker
) -> Iterator[Page]:
    entries = [entry for story in stories for entry in _story_entries(story, frames)]
    entries += [entry for item in digests for entry in _list_entries(item.make_route, frames)]
    yield _sitemap_page(name, tuple(entries), frames)


def _plan_list_sitemaps(
    names: Sequence[str],
    listings: Sequence[RouteMaker],
    archive: Archive,
    frames: FrameMaker,
) -> Iterator[Page]:
    lists = [entry for item in listings for entry in _list_entries(item, frames)]
    lists += [entry for group in _page_entries(archive, frames) for entry in group]
    for number, start in enumerate(range(0, len(lists), _SITEMAP_SIZE), start=1):
        part = tuple(lists[start : start + _SITEMAP_SIZE])
        yield _sitemap_page(f"lists-{number}", part, frames)
    default = frames.config.languages[0].key
    index = SitemapIndexView(tuple(frames.url(routes.sitemap(name)) for name in names))
    yield Page(routes.SITEMAP_INDEX, "machine/sitemap_index.xml", default, index)


def _sitemap_page(name: str, entries: tuple[SitemapEntry, ...], frames: FrameMaker) -> Page:
    default = frames.config.languages[0].key
    return Page(routes.sitemap(name), "machine/sitemap.xml", default, SitemapView(entries))


def _story_entries(story: Story, frames: FrameMaker) -> Iterator[SitemapEntry]:
    page_routes = {item.language: article_route(story, item) for item in story.briefs}
    alternates = frames.alternates(page_routes)
    for item in story.briefs:
        if not item.canonical_url:
            yield SitemapEntry(
                frames.url(page_routes[item.language]),
                item.facts.updated or item.facts.date,
                alternates,
            )


def _list_routes(archive: Archive) -> Iterator[RouteMaker]:
    yield routes.home
    yield lambda language: routes.top(routes.home(language))
    yield routes.search
    yield routes.categories
    yield routes.archive
    yield routes.digests
    for category in archive.config.categories:
        yield partial(routes.category, key=category.key)
    for year in sorted({story.record.year for story in archive.stories}):
        yield partial(routes.year, number=year)
    for taxonomy, terms in archive.terms:
        yield partial(routes.taxonomy_index, taxonomy_key=taxonomy.key)
        for item in terms:
            yield partial(routes.term, taxonomy_path=taxonomy.path, key=item.term.key)


def _list_entries(make_route: RouteMaker, frames: FrameMaker) -> Iterator[SitemapEntry]:
    page_routes = frames.everywhere(make_route)
    alternates = frames.alternates(page_routes)
    for route in page_routes.values():
        yield SitemapEntry(frames.url(route), None, alternates)


def _page_entries(archive: Archive, frames: FrameMaker) -> Iterator[list[SitemapEntry]]:
    for group in archive.standalone:
        page_routes = {page.language: routes.standalone(page.language, page.name) for page in group}
        alternates = frames.alternates(page_routes)
        yield [
            SitemapEntry(frames.url(page_routes[page.language]), page.updated, alternates)
            for page in group
        ]


def plan_robots(archive: Archive, frames: FrameMaker) -> Iterator[Group]:  # noqa: ARG001
    """robots.txt and llms.txt."""
    yield Group(
        "robots",
        ("machine/robots.txt", "machine/llms.txt"),
        fingerprint_of(()),
        partial(_plan_robots, frames),
    )


def _plan_robots(frames: FrameMaker) -> Iterator[Page]:
    config = frames.config
    default = config.languages[0].key
    view = RobotsView(frames.url(routes.SITEMAP_INDEX))
    yield Page(routes.ROBOTS, "machine/robots.txt", default, view)
    sections = tuple(_llms_section(language.key, frames) for language in config.languages)
    llms = LlmsView(
        config.title.in_language(default), config.description.in_language(default), sections
    )
    yield Page(routes.LLMS, "machine/llms.txt", default, llms)


def _llms_section(language: str, frames: FrameMaker) -> LlmsSection:
    config = frames.config
    named: list[tuple[str, Route]] = [
        (config.title.in_language(language), routes.home(language)),
        (frames.word(language, "top"), routes.top(routes.home(language))),
        (frames.word(language, "digests"), routes.digests(language)),
        *(
            (item.label.in_language(language), routes.category(language, item.key))
            for item in config.categories
        ),
        *(
            (item.label.in_language(language), routes.taxonomy_index(language, item.key))
            for item in config.taxonomies
        ),
        ("Atom", routes.atom(routes.home(language))),
        ("JSON Feed", routes.json_feed(routes.home(language))),
    ]
    links = tuple(Link(label, frames.url(route)) for label, route in named)
    return LlmsSection(frames.language_name(language), links)
