"""Plans the feeds: Atom and JSON Feed for each language, and under each category, tag and event.

A feed holds the articles of its own language only: a subscriber reads it where no toggle is.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from functools import partial
from itertools import islice

from site_builder.archive.archive import Archive, Brief, Facts, Story
from site_builder.articles.article import Moment
from site_builder.config import Language, Localised
from site_builder.pages import routes
from site_builder.pages.cards import article_route
from site_builder.pages.frames import FrameMaker, RouteMaker
from site_builder.pages.group import Group, fingerprint_of
from site_builder.pages.page import Page
from site_builder.pages.pictures import picture_route
from site_builder.pages.routes import Route
from site_builder.pages.views import FeedEntry, FeedView

FEED_SIZE = 20
_NEVER = Moment(datetime(1970, 1, 1, tzinfo=UTC), has_time=True)


def plan_feeds(archive: Archive, frames: FrameMaker) -> Iterator[Group]:
    """Two feeds for every list that has them, in each language."""
    yield from _group_feeds(Localised(()), archive.stories, routes.home, frames)
    for category in archive.config.categories:
        yield from _group_feeds(
            category.label,
            archive.categories[category.key],
            partial(routes.category, key=category.key),
            frames,
        )
    for taxonomy, terms in archive.terms:
        if taxonomy.key in ("tags", "events"):
            for item in terms:
                make_route = partial(routes.term, taxonomy_path=taxonomy.path, key=item.term.key)
                yield from _group_feeds(item.term.label, item.stories, make_route, frames)


def _group_feeds(
    label: Localised, stories: Sequence[Story], make_route: RouteMaker, frames: FrameMaker
) -> Iterator[Group]:
    for language in frames.config.languages:
        newest = _newest_in(stories, language.key)
        yield Group(
            f"feed{make_route(language.key).href}",
            ("feeds/atom.xml", "feeds/feed.json"),
            fingerprint_of(newest, label.texts),
            partial(_plan_feeds, label, newest, make_route(language.key), language, frames),
        )


def _newest_in(stories: Sequence[Story], language: str) -> list[Story]:
    found = (story for story in reversed(stories) if language in story.record.languages)
    return list(islice(found, FEED_SIZE))


def _plan_feeds(
    label: Localised,
    newest: Sequence[Story],
    listing: Route,
    language: Language,
    frames: FrameMaker,
) -> Iterator[Page]:
    entries = tuple(
        _make_entry(story, brief, frames)
        for story in newest
        if (brief := story.find_brief(language.key))
    )
    site_title = frames.config.title.in_language(language.key)
    name = label.in_language(language.key)
    for route, layout in (
        (routes.atom(listing), "feeds/atom.xml"),
        (routes.json_feed(listing), "feeds/feed.json"),
    ):
        view = FeedView(
            language=language.key,
            locale=language.locale,
            title=f"{site_title}: {name}" if name else site_title,
            site_title=site_title,
            description=frames.config.description.in_language(language.key),
            url=frames.url(route),
            page_url=frames.url(listing),
            updated=max(
                (entry.updated for entry in entries), key=lambda item: item.at, default=_NEVER
            ),
            entries=entries,
        )
        yield Page(route, layout, language.key, view)


def _make_entry(story: Story, brief: Brief, frames: FrameMaker) -> FeedEntry:
    facts, route = brief.facts, article_route(story, brief)
    return FeedEntry(
        url=frames.url(route),
        title=brief.title.plain,
        summary=brief.summary.plain,
        tldr=tuple(item.html for item in brief.tldr),
        summary_html=brief.summary.html,
        date=facts.date,
        updated=facts.updated or facts.date,
        authors=facts.authors,
        categories=tuple(dict.fromkeys(_labels_of(facts, brief.language))),
        image_url=frames.url(picture_route(route, facts.image)) if facts.image else "",
        ai=facts.ai or "",
    )


def _labels_of(facts: Facts, language: str) -> Iterator[str]:
    yield facts.category.label.in_language(language)
    for _, terms in facts.terms:
        yield from (term.label.in_language(language) for term in terms)
