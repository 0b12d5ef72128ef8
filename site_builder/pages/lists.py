"""Plans the lists of stories: categories, terms, months, and the best of them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime
from functools import partial
from itertools import groupby

from site_builder.archive.archive import Archive, Story
from site_builder.config import Localised
from site_builder.pages import routes
from site_builder.pages.cards import make_cards, other_labels
from site_builder.pages.charts.coverage import draw_coverage_of, month_key
from site_builder.pages.frames import FrameMaker, RouteMaker
from site_builder.pages.group import Group, fingerprint_of
from site_builder.pages.page import Page
from site_builder.pages.pagers import ListPage, cut_into_pages
from site_builder.pages.periods import Period, month_of
from site_builder.pages.ranking import by_score
from site_builder.pages.views import Link, ListView, TopView
from site_builder.values import Value

TOP_SIZE = 50


class Listing(Value):
    """A list of stories that every language has: what it is called and where it stands."""

    kind: str
    label: Localised
    description: Localised
    stories: Sequence[Story]  # oldest first
    make_route: RouteMaker
    category: str = ""
    has_feeds: bool = True
    has_top: bool = False
    digest: Period | None = None

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
        yield from plan_listing(listing, index, frames)
        yield plan_top(listing, frames)


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
            yield from plan_listing(listing, index, frames)


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
            digest=month_of(stories[0].record),
        )
        index = {
            language.key: Link(str(at.year), routes.year(language.key, at.year).href)
            for language in archive.config.languages
        }
        yield from plan_listing(listing, index, frames)


def plan_listing(listing: Listing, index: dict[str, Link], frames: FrameMaker) -> Iterator[Group]:
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
        digest=listing.digest.link(language, frames) if listing.digest else None,
        coverage=draw_coverage_of(listing.stories, language, frames)
        if listing.has_coverage and not page.number
        else None,
    )


def _page_title(label: str, number: int, language: str, frames: FrameMaker) -> str:
    if not number:
        return label
    return frames.word(language, "numbered_title", title=label, number=number)


def plan_top(listing: Listing, frames: FrameMaker) -> Group:
    best = by_score(listing.stories, TOP_SIZE)
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
