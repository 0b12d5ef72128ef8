"""Plans the lists of stories: home, categories, terms, months, and the best of them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from functools import partial
from heapq import nsmallest
from itertools import groupby

from site_builder.archive.archive import Archive, Story
from site_builder.articles.article import Moment
from site_builder.config import Localised, Taxonomy
from site_builder.pages import routes
from site_builder.pages.cards import make_cards, other_labels
from site_builder.pages.charts.coverage import draw_coverage_of, month_key
from site_builder.pages.frames import FrameMaker, RouteMaker
from site_builder.pages.group import Group, fingerprint_of
from site_builder.pages.page import Page
from site_builder.pages.pagers import ListPage, cut_into_pages
from site_builder.pages.views import HomeView, Link, ListView, TopView

TOP_SIZE = 50
_BEST_SIZE = 5


@dataclass(frozen=True, slots=True)
class Listing:
    """A list of stories that every language has: what it is called and where it stands."""

    kind: str
    label: Localised
    description: Localised
    stories: Sequence[Story]  # oldest first
    make_route: RouteMaker
    category: str = ""
    has_feeds: bool = True
    has_top: bool = False

    @property
    def has_coverage(self) -> bool:
        """Whether its stories over time say something of the list itself."""
        return self.kind not in {"home", "month"}


def plan_categories(archive: Archive, frames: FrameMaker) -> Iterator[Group]:
    """Every category, also an empty one, and its best."""
    for category in archive.config.categories:
        listing = Listing(
            kind="category",
            label=category.label,
            description=category.description,
            stories=archive.categories[category.key],
            make_route=partial(routes.category, key=category.key),
            category=category.key,
            has_top=True,
        )
        index = {
            language.key: Link(
                frames.word(language.key, "categories"), routes.categories(language.key).href
            )
            for language in archive.config.languages
        }
        yield from _plan_listing(listing, index, frames)
        yield _plan_top(listing, frames)


def plan_terms(archive: Archive, frames: FrameMaker) -> Iterator[Group]:
    """Every term of every taxonomy but events, which have pages of their own kind."""
    for taxonomy, terms in archive.terms:
        if taxonomy.key == "events":
            continue
        index = {
            language.key: Link(
                taxonomy.label.in_language(language.key),
                routes.taxonomy_index(language.key, taxonomy.key).href,
            )
            for language in archive.config.languages
        }
        for item in terms:
            listing = Listing(
                kind=taxonomy.key,
                label=item.term.label,
                description=item.term.description,
                stories=item.stories,
                make_route=partial(routes.term, taxonomy_path=taxonomy.path, key=item.term.key),
                has_feeds=taxonomy.key == "tags",
            )
            yield from _plan_listing(listing, index, frames)


def plan_months(archive: Archive, frames: FrameMaker) -> Iterator[Group]:
    """The stories of each month."""
    config = archive.config
    for _, group in groupby(archive.stories, key=month_key):
        stories = tuple(group)
        at = datetime(stories[0].record.year, stories[0].record.month, 1, tzinfo=config.timezone)
        listing = Listing(
            kind="month",
            label=Localised(
                tuple(
                    (language.key, frames.strings[language.key].month(at))
                    for language in archive.config.languages
                )
            ),
            description=Localised(()),
            stories=stories,
            make_route=partial(routes.month, date=at),
            has_feeds=False,
        )
        index = {
            language.key: Link(str(at.year), routes.year(language.key, at.year).href)
            for language in archive.config.languages
        }
        yield from _plan_listing(listing, index, frames)


def plan_homes(archive: Archive, frames: FrameMaker) -> Iterator[Group]:
    """The home of each language, its older pages, and the best of the archive."""
    listing = Listing(
        kind="home",
        label=archive.config.title,
        description=archive.config.description,
        stories=archive.stories,
        make_route=routes.home,
        has_feeds=False,  # they are the site's own, which every page names
        has_top=True,
    )
    newest = archive.stories[-1:]
    month = [story for story in archive.stories if month_key(story) == month_key(newest[0])]
    best = _by_score(month)[:_BEST_SIZE]
    for group in _plan_listing(listing, {}, frames):
        if group.name.endswith("/0"):
            yield replace(
                group,
                layouts=("pages/home.html",),
                fingerprint=group.fingerprint + fingerprint_of(best),
                plan=partial(_plan_newest_home, group, best, newest, frames),
            )
        else:
            yield group
    yield _plan_top(listing, frames)


def _plan_newest_home(
    group: Group, best: Sequence[Story], newest: Sequence[Story], frames: FrameMaker
) -> Iterator[Page]:
    for page in group.plan():
        assert isinstance(page, Page)
        assert isinstance(page.view, ListView)
        view = _make_home(page.view, best, newest, frames, page.language)
        yield replace(page, layout="pages/home.html", view=view)


def _make_home(
    view: ListView,
    best: Sequence[Story],
    newest: Sequence[Story],
    frames: FrameMaker,
    language: str,
) -> HomeView:
    config = frames.config
    years = [
        Link(str(story.record.year), routes.year(language, story.record.year).href)
        for story in newest
    ]
    month = [
        Moment(datetime(*month_key(story), 1, tzinfo=config.timezone), has_time=False)
        for story in newest
    ]
    return HomeView(
        frame=view.frame,
        description=view.description,
        lead=view.cards[0] if view.cards else None,
        cards=view.cards[1:],
        pager=view.pager,
        best=make_cards(best, language, frames),
        best_month=month[0] if month else None,
        top_href=view.top_href,
        categories=tuple(
            Link(item.label.in_language(language), routes.category(language, item.key).href)
            for item in config.categories
        ),
        indexes=(*_index_links(config.taxonomies, language), *years),
    )


def _index_links(taxonomies: Sequence[Taxonomy], language: str) -> Iterator[Link]:
    for item in taxonomies:
        href = routes.taxonomy_index(language, item.key).href
        yield Link(item.label.in_language(language), href)


def _plan_listing(listing: Listing, index: dict[str, Link], frames: FrameMaker) -> Iterator[Group]:
    """A group for each page of the list, in all languages."""
    default = frames.config.languages[0].key
    href = listing.make_route(default).href
    facts = (listing.label.texts, listing.description.texts)
    groups = []
    for page in cut_into_pages(listing.stories, frames.config.page_size):
        shown = (page.number, page.number == page.page_count, page.number or page.page_count)
        prints = fingerprint_of(page.items, facts, *shown)
        plan = partial(_plan_list_page, listing, page, index, frames)
        groups.append(Group(f"list{href}{page.number}", ("pages/list.html",), prints, plan))
    if listing.has_coverage:
        groups[0] = groups[0].about(groups[1:])
    return iter(groups)


def _plan_list_page(
    listing: Listing, page: ListPage[Story], index: dict[str, Link], frames: FrameMaker
) -> Iterator[Page]:
    for language in frames.config.languages:
        route = routes.numbered(listing.make_route(language.key), page.number)
        view = _make_list_view(listing, page, index.get(language.key), language.key, frames)
        yield Page(route, "pages/list.html", language.key, view)


def _make_list_view(
    listing: Listing, page: ListPage[Story], index: Link | None, language: str, frames: FrameMaker
) -> ListView:
    label = listing.label.in_language(language)
    route = listing.make_route(language)
    return ListView(
        frame=frames.make_frame(
            language,
            frames.everywhere(
                lambda other: routes.numbered(listing.make_route(other), page.number)
            ),
            title=_page_title(label, page.number, language, frames),
            description=listing.description.in_language(language),
            parents=(index,) if index else (),
            category=listing.category,
            feed_of=Link(label, route.href) if listing.has_feeds else None,
        ),
        kind=listing.kind,
        heading=label,
        other_labels=other_labels(listing.label, language, frames, listing.make_route),
        description=listing.description.in_language(language),
        cards=make_cards(page.items, language, frames),
        pager=page.pager(route),
        top_href=routes.top(route).href if listing.has_top else "",
        coverage=draw_coverage_of(listing.stories, language, frames)
        if listing.has_coverage and not page.number
        else None,
    )


def _page_title(label: str, number: int, language: str, frames: FrameMaker) -> str:
    if not number:
        return label
    return frames.word(language, "numbered_title", title=label, number=number)


def _plan_top(listing: Listing, frames: FrameMaker) -> Group:
    best = _by_score(listing.stories)[:TOP_SIZE]
    href = routes.top(listing.make_route(frames.config.languages[0].key)).href
    return Group(
        f"top{href}",
        ("pages/top.html",),
        fingerprint_of(best, listing.label.texts),
        partial(_plan_top_pages, listing, best, frames),
    )


def _plan_top_pages(listing: Listing, best: Sequence[Story], frames: FrameMaker) -> Iterator[Page]:
    for language in frames.config.languages:
        link = Link(listing.label.in_language(language.key), listing.make_route(language.key).href)
        heading = frames.word(language.key, "top_title", title=link.label)
        view = TopView(
            frame=frames.make_frame(
                language.key,
                frames.everywhere(lambda other: routes.top(listing.make_route(other))),
                title=heading,
                parents=(link,) if listing.category else (),
                category=listing.category,
            ),
            heading=heading,
            list_link=link,
            cards=make_cards(best, language.key, frames),
        )
        route = routes.top(listing.make_route(language.key))
        yield Page(route, "pages/top.html", language.key, view)


def _by_score(stories: Sequence[Story]) -> list[Story]:
    """The scored ones, best first; of equals the newer."""
    scored = [story for story in stories if story.record.overall is not None]
    return nsmallest(TOP_SIZE, scored, key=_rank)


def _rank(story: Story) -> tuple[int, float, str]:
    record = story.record
    return -(record.overall or 0), -record.order, record.key
