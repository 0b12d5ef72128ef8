"""Plans the pages that lead to lists: all terms of a taxonomy, all categories, the months of a
year.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial

from site_builder.archive.archive import Archive
from site_builder.articles.article import Moment
from site_builder.config import Localised
from site_builder.pages import routes
from site_builder.pages.cards import make_cards, other_labels
from site_builder.pages.frames import FrameMaker, RouteMaker
from site_builder.pages.lists import month_key
from site_builder.pages.page import Page
from site_builder.pages.views import EventView, IndexView, Link, MonthCount, TermCount, YearView


@dataclass(frozen=True, slots=True)
class Entry:
    """Something that has a list of its own, with how many stories stand in it."""

    label: Localised
    description: Localised
    count: int
    make_route: RouteMaker


def plan_indexes(archive: Archive, frames: FrameMaker) -> Iterator[Page]:
    """All categories, and all terms of each taxonomy."""
    config = archive.config
    counts = Counter(story.facts.category.key for story in archive.stories)
    categories = [
        Entry(
            item.label,
            item.description,
            counts[item.key],
            partial(routes.category, key=item.key),
        )
        for item in config.categories
    ]
    for language in config.languages:
        heading = frames.word(language.key, "categories")
        yield _plan_index("categories", heading, categories, language.key, frames)
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
        for language in config.languages:
            heading = taxonomy.label.in_language(language.key)
            yield _plan_index(taxonomy.key, heading, entries, language.key, frames)


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
                count=item.count,
                description=item.description.in_language(language),
            )
            for item in entries
        ),
    )
    return Page(routes.taxonomy_index(language, key), "pages/index.html", language, view)


def plan_events(archive: Archive, frames: FrameMaker) -> Iterator[Page]:
    """Each event with its timeline."""
    taxonomy, events = next(item for item in archive.terms if item[0].key == "events")
    for item in events:
        make_route = partial(routes.term, taxonomy_path=taxonomy.path, key=item.term.key)
        for language in archive.config.languages:
            heading = item.term.label.in_language(language.key)
            index = Link(
                taxonomy.label.in_language(language.key),
                routes.taxonomy_index(language.key, taxonomy.key).href,
            )
            description = item.term.description.in_language(language.key)
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
                timeline=make_cards(item.stories, language.key, frames),
                index=index,
            )
            yield Page(make_route(language.key), "pages/event.html", language.key, view)


def plan_years(archive: Archive, frames: FrameMaker) -> Iterator[Page]:
    """Each year's months, with how many stories each has."""
    months: dict[int, dict[tuple[int, int], tuple[Moment, int]]] = {}
    for story in archive.stories:
        month = months.setdefault(story.date.at.year, {})
        first, count = month.get(month_key(story), (Moment(story.date.at, False), 0))
        month[month_key(story)] = (first, count + 1)
    numbers = sorted(months)
    for language in archive.config.languages:
        links = {
            number: Link(str(number), routes.year(language.key, number).href) for number in numbers
        }
        for earlier, number, later in zip(
            [None, *numbers], numbers, [*numbers[1:], None], strict=False
        ):
            view = YearView(
                frame=frames.make_frame(
                    language.key,
                    frames.everywhere(partial(routes.year, number=number)),
                    title=str(number),
                ),
                year=number,
                months=tuple(
                    MonthCount(moment, routes.month(language.key, moment.at).href, count)
                    for moment, count in months[number].values()
                ),
                earlier=links[earlier] if earlier else None,
                later=links[later] if later else None,
            )
            yield Page(routes.year(language.key, number), "pages/year.html", language.key, view)
