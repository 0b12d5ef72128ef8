"""Plans the digests: a page for each week and month that has stories, its e-mail, and their index.

A digest shows what its own stories say and leads to the one before it, never to the one after it,
so it changes only when one of them does.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from functools import partial
from itertools import groupby

from site_builder.archive.archive import Archive, Story
from site_builder.pages import routes
from site_builder.pages.cards import make_card, make_cards, make_mention, make_mentions
from site_builder.pages.contents import (
    OTHERS_SIZE,
    REST_SIZE,
    TOP_SIZE,
    Contents,
    choose_contents,
)
from site_builder.pages.emails import make_email
from site_builder.pages.frames import FrameMaker
from site_builder.pages.group import Group, fingerprint_of
from site_builder.pages.page import Page
from site_builder.pages.periods import Period, group_by_period, month_of, week_of
from site_builder.pages.views import (
    Cluster,
    DigestIndexView,
    DigestLink,
    DigestSection,
    DigestView,
    DigestYear,
    Link,
)
from site_builder.values import Value


class Digest(Value):
    """A period, its stories, the last period before it that has some, and the months that it lies
    in or the weeks that lie in it, so far as they have stories of it.
    """

    period: Period
    stories: Sequence[Story]
    earlier: Period | None

    @property
    def months(self) -> tuple[Period, ...]:
        return tuple(sorted({month_of(story.record) for story in self.stories}))

    @property
    def within(self) -> tuple[Period, ...]:
        if self.period.kind == "week":
            return self.months
        return tuple(sorted({week_of(story.record) for story in self.stories}))


def newest_digests(archive: Archive) -> tuple[Period, ...]:
    """Of the newest story's week and month."""
    newest = archive.stories[-1:]
    return tuple(period_of(story.record) for story in newest for period_of in (week_of, month_of))


def plan_digests(archive: Archive, frames: FrameMaker) -> Iterator[Group]:
    """A group for each digest, in all languages, and one for the index."""
    weeks = group_by_period(archive.stories, week_of)
    months = group_by_period(archive.stories, month_of)
    for groups in (weeks, months):
        for digest in _list_digests(groups):
            yield Group(
                f"digest/{digest.period.name}",
                ("pages/digest.html", "emails/digest.html"),
                fingerprint_of(digest.stories, digest.earlier),
                partial(_plan_digest, digest, frames),
            )
    listed = _list_weeks(weeks, months)
    yield Group(
        "digest",
        ("pages/digests.html",),
        fingerprint_of((), listed, list(months)),
        partial(_plan_index, listed, tuple(months), frames),
    )


def _list_weeks(
    weeks: Mapping[Period, Sequence[Story]], months: Mapping[Period, Sequence[Story]]
) -> tuple[Period, ...]:
    """Those of the index. The newest month's digest leads to its own and changes with each of its
    stories anyway: without them, a new week doesn't change the index as well.
    """
    newest = list(months.values())[-1:]
    left_out = {week_of(story.record) for stories in newest for story in stories}
    return tuple(week for week in weeks if week not in left_out)


def _list_digests(groups: Mapping[Period, Sequence[Story]]) -> Iterator[Digest]:
    earlier = None
    for period, stories in groups.items():
        yield Digest(period, stories, earlier)
        earlier = period


def _plan_digest(digest: Digest, frames: FrameMaker) -> Iterator[Page]:
    contents = choose_contents(digest.stories, TOP_SIZE[digest.period.kind])
    for language in frames.config.languages:
        route = digest.period.make_route(language.key)
        view = _make_digest(digest, contents, language.key, frames)
        yield Page(route, "pages/digest.html", language.key, view)
        email = make_email(view, contents, language, frames)
        yield Page(routes.email(route), "emails/digest.html", language.key, email)


def _make_digest(
    digest: Digest, contents: Contents, language: str, frames: FrameMaker
) -> DigestView:
    period = digest.period
    shown, left_out = contents.rest[:REST_SIZE], contents.rest[REST_SIZE:]
    heading = period.title(language, frames)
    return DigestView(
        frame=frames.make_frame(
            language,
            frames.everywhere(period.make_route),
            title=heading,
            description=_describe(contents, language, frames),
            parents=(_index_link(language, frames),),
        ),
        kind=period.kind,
        heading=heading,
        count=len(digest.stories),
        clusters=tuple(_make_cluster(stories, language, frames) for stories in contents.events),
        top=make_cards(contents.top, language, frames),
        sections=tuple(_make_sections(shown, language, frames)),
        left_out=len(left_out),
        lists=tuple(_month_list(month, language, frames) for month in digest.months),
        within=tuple(item.link(language, frames) for item in digest.within),
        earlier=digest.earlier.link(language, frames) if digest.earlier else None,
        email_href=routes.email(period.make_route(language)).href,
    )


def _describe(contents: Contents, language: str, frames: FrameMaker) -> str:
    """For search engines: what the best stories are called."""
    best = [*(stories[0] for stories in contents.events), *contents.top, *contents.rest][:3]
    titles = [story.brief_for(language).title.plain for story in best]
    return frames.word(language, "titles_separator").join(titles)


def _make_cluster(stories: Sequence[Story], language: str, frames: FrameMaker) -> Cluster:
    lead = make_card(stories[0], language, frames)
    assert lead.event is not None
    others = make_mentions(stories[1 : OTHERS_SIZE + 1], language, frames)
    return Cluster(lead.event, len(stories), lead, others)


def _make_sections(
    stories: Sequence[Story], language: str, frames: FrameMaker
) -> Iterator[DigestSection]:
    """The stories by category in the order of site.yaml, newest first within one."""
    order = {item.key: number for number, item in enumerate(frames.config.categories)}
    newest_first = sorted(stories, key=lambda story: story.record.order, reverse=True)
    by_category = sorted(newest_first, key=lambda story: order[story.record.category])
    for key, found in groupby(by_category, key=lambda story: story.record.category):
        label = frames.config.categories[order[key]].label.in_language(language)
        mentions = (make_mention(story, language, frames) for story in found)
        yield DigestSection(Link(label, routes.category(language, key).href), tuple(mentions))


def _month_list(month: Period, language: str, frames: FrameMaker) -> Link:
    start = datetime(month.year, month.number, 1, tzinfo=frames.config.timezone)
    return Link(frames.strings[language].month(start), routes.month(language, start).href)


def _index_link(language: str, frames: FrameMaker) -> Link:
    return Link(frames.word(language, "digests"), routes.digests(language).href)


def _plan_index(
    weeks: Sequence[Period], months: Sequence[Period], frames: FrameMaker
) -> Iterator[Page]:
    years = sorted({period.year for period in (*weeks, *months)}, reverse=True)
    for language in frames.config.languages:
        heading = frames.word(language.key, "digests")
        view = DigestIndexView(
            frame=frames.make_frame(language.key, frames.everywhere(routes.digests), title=heading),
            heading=heading,
            years=tuple(
                DigestYear(
                    year,
                    _make_links(months, year, language.key, frames),
                    _make_links(weeks, year, language.key, frames),
                )
                for year in years
            ),
        )
        yield Page(routes.digests(language.key), "pages/digests.html", language.key, view)


def _make_links(
    periods: Sequence[Period], year: int, language: str, frames: FrameMaker
) -> tuple[DigestLink, ...]:
    return tuple(
        _make_link(period, language, frames) for period in reversed(periods) if period.year == year
    )


def _make_link(period: Period, language: str, frames: FrameMaker) -> DigestLink:
    href = period.make_route(language).href
    strings = frames.strings[language]
    if period.kind == "week":
        label = strings.text("week_number", number=period.number)
        return DigestLink(label, strings.days(period.first, period.last, year=False), href)
    start = datetime(period.year, period.number, 1, tzinfo=frames.config.timezone)
    return DigestLink(strings.month(start), "", href)
