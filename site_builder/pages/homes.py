"""Plans the homes: the newest stories under a front page, and the full pages as lists."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime
from functools import partial

from site_builder.archive.archive import Archive, Story, TermStories
from site_builder.articles.article import Moment
from site_builder.config import Taxonomy
from site_builder.pages import routes
from site_builder.pages.cards import make_card, make_cards, make_mention, make_mentions, term_link
from site_builder.pages.digests import newest_digests
from site_builder.pages.frames import FrameMaker
from site_builder.pages.front import Front, choose_front
from site_builder.pages.group import Group, fingerprint_of
from site_builder.pages.lists import Listing, plan_listing, plan_top
from site_builder.pages.page import Page
from site_builder.pages.periods import Period
from site_builder.pages.views import CategoryBrief, EventBrief, HomeView, Lead, Link, ListView
from site_builder.values import replace

POINTS_SIZE = 3
_OTHERS_SIZE = 3


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
    front = choose_front(archive)
    maker = HomeMaker(front, archive.stories[-1:], newest_digests(archive), frames)
    for group in plan_listing(listing, {}, frames):
        if group.name.endswith("/0"):
            yield replace(
                group,
                layouts=("pages/home.html",),
                fingerprint=group.fingerprint + _fingerprint_of(front),
                plan=partial(_plan_newest_home, group, maker),
            )
        else:
            yield group
    yield plan_top(listing, frames)


def _fingerprint_of(front: Front) -> bytes:
    counts = [(key, len(stories)) for key, stories in front.categories]
    events = [
        (item.term.key, item.term.label.texts, len(item.stories)) for item in front.shown_events
    ]
    shown = [story for item in front.shown_events for story in _newest_of(item)]
    sizes = len(front.seconds), len(front.best)
    return fingerprint_of((*front.stories, *shown), counts, events, sizes)


def _newest_of(event: TermStories) -> Sequence[Story]:
    """All of an event's stories that a front page can show, newest first."""
    return event.stories[: -_OTHERS_SIZE - 2 : -1]


def _plan_newest_home(group: Group, maker: HomeMaker) -> Iterator[Page]:
    for page in group.plan():
        assert isinstance(page, Page)
        assert isinstance(page.view, ListView)
        view = maker.make_home(page.view, page.language)
        yield replace(page, layout="pages/home.html", view=view)


class HomeMaker:
    """Makes the homes of all languages. `newest` is the newest story, if there is one."""

    def __init__(
        self,
        front: Front,
        newest: Sequence[Story],
        digests: Sequence[Period],
        frames: FrameMaker,
    ) -> None:
        self._front = front
        self._newest = newest
        self._digests = digests
        self._frames = frames

    def make_home(self, view: ListView, language: str) -> HomeView:
        """The home in a language, made of its `view` as a list."""
        front, frames = self._front, self._frames
        above = {
            make_card(story, language, frames).href
            for story in (*filter(None, [front.lead]), *front.seconds)
        }
        return HomeView(
            frame=view.frame,
            description=view.description,
            lead=self._make_lead(front.lead, language) if front.lead else None,
            seconds=make_cards(front.seconds, language, frames),
            best=make_cards(front.best, language, frames),
            best_month=self._month() if front.best else None,
            top_href=view.top_href,
            events=tuple(self._make_event(item, language) for item in front.events),
            sections=tuple(self._make_sections(language)),
            cards=tuple(card for card in view.cards if card.href not in above),
            pager=view.pager,
            digests=tuple(item.link(language, frames) for item in self._digests),
            digests_href=routes.digests(language).href,
            categories=tuple(
                Link(item.label.in_language(language), routes.category(language, item.key).href)
                for item in frames.config.categories
            ),
            indexes=(
                *_index_links(frames.config.taxonomies, language),
                *self._year_links(language),
            ),
        )

    def _make_lead(self, story: Story, language: str) -> Lead:
        brief = story.brief_for(language)
        event = self._front.lead_event
        return Lead(
            card=make_card(story, language, self._frames),
            points=tuple(item.html for item in brief.tldr[:POINTS_SIZE]),
            event=self._make_event(event, language, besides=story) if event else None,
        )

    def _make_event(
        self, event: TermStories, language: str, besides: Story | None = None
    ) -> EventBrief:
        """An event with its newest story, or with the newest ones beside the one in question."""
        newest = [story for story in _newest_of(event) if story is not besides]
        stories = newest[: _OTHERS_SIZE if besides else 1]
        return EventBrief(
            link=term_link("event", event.term, language),
            count=len(event.stories),
            stories=make_mentions(stories, language, self._frames),
        )

    def _make_sections(self, language: str) -> Iterator[CategoryBrief]:
        labels = {item.key: item.label for item in self._frames.config.categories}
        for key, stories in self._front.categories:
            link = Link(labels[key].in_language(language), routes.category(language, key).href)
            mentions = (make_mention(story, language, self._frames) for story in stories)
            yield CategoryBrief(link, tuple(mentions))

    def _month(self) -> Moment:
        record = self._newest[0].record
        start = datetime(record.year, record.month, 1, tzinfo=self._frames.config.timezone)
        return Moment(start, has_time=False)

    def _year_links(self, language: str) -> Iterator[Link]:
        for story in self._newest:
            yield Link(str(story.record.year), routes.year(language, story.record.year).href)


def _index_links(taxonomies: Sequence[Taxonomy], language: str) -> Iterator[Link]:
    for item in taxonomies:
        href = routes.taxonomy_index(language, item.key).href
        yield Link(item.label.in_language(language), href)
