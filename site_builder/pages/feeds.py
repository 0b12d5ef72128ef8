"""Plans the feeds: Atom and JSON Feed for each language, and under each category, tag and event.

A feed holds the articles of its own language only: a subscriber reads it where no toggle is.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from functools import partial

from site_builder.archive.archive import Archive, Story, StoryArticle
from site_builder.articles.article import Moment
from site_builder.config import Localised
from site_builder.pages import routes
from site_builder.pages.cards import article_route
from site_builder.pages.frames import FrameMaker, RouteMaker
from site_builder.pages.page import Page
from site_builder.pages.views import FeedEntry, FeedView

FEED_SIZE = 20
_NEVER = Moment(datetime(1970, 1, 1, tzinfo=UTC), has_time=True)


def plan_feeds(archive: Archive, frames: FrameMaker) -> Iterator[Page]:
    """Two feeds for every list that has them."""
    yield from _plan_feed(Localised(()), archive.stories, routes.home, frames)
    for category in archive.config.categories:
        yield from _plan_feed(
            category.label,
            archive.stories_in(category.key),
            partial(routes.category, key=category.key),
            frames,
        )
    for taxonomy, terms in archive.terms:
        if taxonomy.key not in ("tags", "events"):
            continue
        for item in terms:
            yield from _plan_feed(
                item.term.label,
                item.stories,
                partial(routes.term, taxonomy_path=taxonomy.path, key=item.term.key),
                frames,
            )


def _plan_feed(
    label: Localised, stories: Sequence[Story], make_route: RouteMaker, frames: FrameMaker
) -> Iterator[Page]:
    for language in frames.config.languages:
        listing = make_route(language.key)
        entries = _newest_entries(stories, language.key, frames)
        for route, layout in (
            (routes.atom(listing), "feeds/atom.xml"),
            (routes.json_feed(listing), "feeds/feed.json"),
        ):
            site_title = frames.config.title.in_language(language.key)
            name = label.in_language(language.key)
            view = FeedView(
                language=language.key,
                locale=language.locale,
                site_title=site_title,
                title=f"{site_title}: {name}" if name else site_title,
                description=frames.config.description.in_language(language.key),
                url=frames.url(route),
                page_url=frames.url(listing),
                updated=max(
                    (entry.updated for entry in entries), key=lambda item: item.at, default=_NEVER
                ),
                entries=entries,
            )
            yield Page(route, layout, language.key, view)


def _newest_entries(
    stories: Sequence[Story], language: str, frames: FrameMaker
) -> tuple[FeedEntry, ...]:
    entries: list[FeedEntry] = []
    for story in reversed(stories):
        article = story.find_article(language)
        if article is not None:
            entries.append(_make_entry(story, article, frames))
        if len(entries) == FEED_SIZE:
            break
    return tuple(entries)


def _make_entry(story: Story, article: StoryArticle, frames: FrameMaker) -> FeedEntry:
    facts, text = article.facts, article.article
    route = article_route(story, article)
    return FeedEntry(
        url=frames.url(route),
        title=text.title.plain,
        summary=text.summary.plain,
        tldr=tuple(item.html for item in text.tldr),
        summary_html=text.summary.html,
        date=facts.date,
        updated=facts.updated or facts.date,
        authors=facts.authors,
        categories=(
            facts.category.label.in_language(article.language),
            *(
                term.label.in_language(article.language)
                for _, terms in facts.terms
                for term in terms
            ),
        ),
        image_url=frames.url(route.beside(facts.image.name)) if facts.image else "",
        ai=facts.ai or "",
    )
