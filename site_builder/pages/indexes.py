"""Plans the pages that lead to lists: all terms of a taxonomy, all categories, the months of a
year.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime, timedelta
from functools import partial

from site_builder.archive.archive import Archive, TermStories
from site_builder.articles.article import Moment
from site_builder.config import Localised, Taxonomy
from site_builder.pages import routes
from site_builder.pages.cards import make_cards, other_labels
from site_builder.pages.charts.coverage import (
    day_key,
    draw_calendar,
    draw_coverage_of,
    month_key,
)
from site_builder.pages.charts.strip import draw_strip
from site_builder.pages.frames import FrameMaker, RouteMaker
from site_builder.pages.group import Group, fingerprint_of
from site_builder.pages.page import Page
from site_builder.pages.views import EventView, IndexView, Link, MonthCount, TermCount, YearView
from site_builder.values import Value

_LEAST_ROUNDED = 5


class Entry(Value):
    """Something that has a list of its own, with how many stories stand in it."""

    label: Localised
    description: Localised
    count: int
    make_route: RouteMaker


def round_count(count: int) -> int:
    """A count as an index shows it: exact below five, then the next of 5, 10, 20, 50 ... below.

    So a new story seldom changes the indexes of all its terms.
    """
    if count < _LEAST_ROUNDED:
        return count
    power = int("1" + "0" * (len(str(count)) - 1))
    return next(step * power for step in (5, 2, 1) if step * power <= count)


def plan_indexes(archive: Archive, frames: FrameMaker) -> Iterator[Group]:
    """All categories, and all terms of each taxonomy."""
    config = archive.config
    categories = [
        Entry(
            item.label,
            item.description,
            len(archive.categories[item.key]),
            partial(routes.category, key=item.key),
        )
        for item in config.categories
    ]
    words = tuple((item.key, frames.word(item.key, "categories")) for item in config.languages)
    yield _group_index("categories", Localised(words), categories, frames)
    for taxonomy, terms in archive.terms:
        entries = [
            Entry(
                item.term.label,
                item.term.description,
                len(item.stories),
                partial(routes.term, taxonomy_path=taxonomy.path, key=item.term.key),
            )
            for item in terms
        ]
        yield _group_index(taxonomy.key, taxonomy.label, entries, frames)


def _group_index(
    key: str, heading: Localised, entries: Sequence[Entry], frames: FrameMaker
) -> Group:
    facts = [(item.label.texts, round_count(item.count)) for item in entries]
    return Group(
        f"index/{key}",
        ("pages/index.html",),
        fingerprint_of((), heading.texts, facts),
        partial(_plan_index_pages, key, heading, entries, frames),
    )


def _plan_index_pages(
    key: str, heading: Localised, entries: Sequence[Entry], frames: FrameMaker
) -> Iterator[Page]:
    for language in frames.config.languages:
        text = heading.in_language(language.key)
        yield _plan_index(key, text, entries, language.key, frames)


def _plan_index(
    key: str, heading: str, entries: Sequence[Entry], language: str, frames: FrameMaker
) -> Page:
    view = IndexView(
        frame=frames.make_frame(
            language,
            frames.everywhere(partial(routes.taxonomy_index, taxonomy_key=key)),
            title=heading,
        ),
        kind=key,
        heading=heading,
        terms=tuple(
            TermCount(
                link=Link(item.label.in_language(language), item.make_route(language).href),
                other_labels=other_labels(item.label, language, frames, item.make_route),
                count=round_count(item.count),
                is_exact=item.count < _LEAST_ROUNDED,
                description=item.description.in_language(language),
            )
            for item in entries
        ),
    )
    return Page(routes.taxonomy_index(language, key), "pages/index.html", language, view)


def plan_events(archive: Archive, frames: FrameMaker) -> Iterator[Group]:
    """Each event with its timeline."""
    taxonomy, events = next(item for item in archive.terms if item[0].key == "events")
    for item in events:
        yield Group(
            f"event/{item.term.key}",
            ("pages/event.html",),
            fingerprint_of(item.stories, item.term.label.texts),
            partial(_plan_event, taxonomy, item, frames),
        )


def _plan_event(taxonomy: Taxonomy, item: TermStories, frames: FrameMaker) -> Iterator[Page]:
    make_route = partial(routes.term, taxonomy_path=taxonomy.path, key=item.term.key)
    for language in frames.config.languages:
        heading = item.term.label.in_language(language.key)
        index = Link(
            taxonomy.label.in_language(language.key),
            routes.taxonomy_index(language.key, taxonomy.key).href,
        )
        description = item.term.description.in_language(language.key)
        timeline = make_cards(item.stories, language.key, frames)
        view = EventView(
            frame=frames.make_frame(
                language.key,
                frames.everywhere(make_route),
                title=heading,
                description=description,
                parents=(index,),
                feed_of=Link(heading, make_route(language.key).href),
            ),
            heading=heading,
            other_labels=other_labels(item.term.label, language.key, frames, make_route),
            description=description,
            coverage=draw_coverage_of(item.stories, language.key, frames),
            strip=draw_strip(timeline, is_mirrored=frames.is_mirrored(language.key)),
            timeline=timeline,
        )
        yield Page(make_route(language.key), "pages/event.html", language.key, view)


def plan_years(archive: Archive, frames: FrameMaker) -> Iterator[Group]:
    """Each year's days and months, with how many stories each has; the newest month, which every
    new story would change, without.
    """
    counts: dict[int, Counter[tuple[int, int]]] = {}
    for (year, month, day), count in Counter(map(day_key, archive.stories)).items():
        counts.setdefault(year, Counter())[month, day] = count
    newest = [month_key(story) for story in archive.stories[-1:]]
    numbers = sorted(counts)
    for earlier, number, later in zip(
        [None, *numbers], numbers, [*numbers[1:], None], strict=False
    ):
        open_month = next((month for year, month in newest if year == number), 0)
        days = {day: count for day, count in sorted(counts[number].items()) if day[0] != open_month}
        yield Group(
            f"year/{number}",
            ("pages/year.html",),
            fingerprint_of((), earlier, later, open_month, tuple(days.items())),
            partial(_plan_year, number, days, open_month, earlier, later, frames),
        )


def _plan_year(
    number: int,
    days: Mapping[tuple[int, int], int],
    open_month: int,
    earlier: int | None,
    later: int | None,
    frames: FrameMaker,
) -> Iterator[Page]:
    zone = frames.config.timezone
    months: Counter[int] = Counter()
    for (month, _), count in days.items():
        months[month] += count
    if open_month:
        months[open_month] = 0
    starts = [(datetime(number, month, 1, tzinfo=zone), count) for month, count in months.items()]
    until = date(number, open_month, 1) - timedelta(days=1) if open_month else date(number, 12, 31)
    for language in frames.config.languages:
        view = YearView(
            frame=frames.make_frame(
                language.key,
                frames.everywhere(partial(routes.year, number=number)),
                title=str(number),
            ),
            year=number,
            calendar=draw_calendar(number, days, until, language.key, frames) if days else None,
            months=tuple(
                MonthCount(
                    Moment(start, has_time=False), routes.month(language.key, start).href, count
                )
                for start, count in starts
            ),
            earlier=_year_link(earlier, language.key),
            later=_year_link(later, language.key),
        )
        yield Page(routes.year(language.key, number), "pages/year.html", language.key, view)


def _year_link(number: int | None, language: str) -> Link | None:
    return Link(str(number), routes.year(language, number).href) if number else None
