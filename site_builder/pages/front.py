"""What the front page leads with, chosen as of the newest story's day, never as of the clock.

Only records are looked at: the choice costs as much as the newest month has stories.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta
from itertools import islice, takewhile

from site_builder.archive.archive import Archive, Story, StoryRecord, TermStories
from site_builder.pages.ranking import best_first, by_score, find_event
from site_builder.values import Value

LEAD_DAYS = 3
SECOND_DAYS = 7
EVENT_DAYS = 30
BEST_SIZE = 5
SECONDS_SIZE = 2
EVENTS_SIZE = 6
LEAST_OF_EVENT = 2
CATEGORY_SIZE = 4


class Front(Value):
    """The front page above its latest stories.

    `lead_event` is the lead's own event, if it is in progress; it is not among `events` then.
    """

    lead: Story | None = None
    lead_event: TermStories | None = None
    seconds: tuple[Story, ...] = ()
    best: tuple[Story, ...] = ()  # of the newest month, best first
    events: tuple[TermStories, ...] = ()  # in progress, the one with the newest story first
    categories: tuple[tuple[str, tuple[Story, ...]], ...] = ()  # by key, newest first

    @property
    def stories(self) -> tuple[Story, ...]:
        """All that it shows but the others of an event, which its `events` say."""
        lead = () if self.lead is None else (self.lead,)
        shown = (story for _, stories in self.categories for story in stories)
        return (*lead, *self.seconds, *self.best, *shown)

    @property
    def shown_events(self) -> tuple[TermStories, ...]:
        return self.events if self.lead_event is None else (self.lead_event, *self.events)


def choose_front(archive: Archive) -> Front:
    """The lead is the best of the newest days, of equals the newer one; the seconds are the next
    ones of the newest week that stand nowhere else beside it.
    """
    if not archive.stories:
        return Front()
    lead = min(_newest_days(archive.stories, LEAD_DAYS), key=best_first)
    events = tuple(_find_events(archive))
    lead_event = next((item for item in events if item.term.key == find_event(lead)), None)
    best = tuple(_choose_best(archive.stories))
    shown = {lead, *best, *(lead_event.stories if lead_event else ())}
    week = [story for story in _newest_days(archive.stories, SECOND_DAYS) if story not in shown]
    seconds = tuple(sorted(week, key=best_first)[:SECONDS_SIZE])
    return Front(
        lead,
        lead_event,
        seconds,
        best,
        tuple(item for item in events if item is not lead_event)[:EVENTS_SIZE],
        tuple(_choose_of_categories(archive, {lead, *seconds})),
    )


def _newest_days(stories: Sequence[Story], count: int) -> Iterator[Story]:
    """The stories of the newest story's day and the days before it, newest first."""
    first = _day(stories[-1].record) - timedelta(days=count - 1)
    return takewhile(lambda story: _day(story.record) >= first, reversed(stories))


def _day(record: StoryRecord) -> date:
    return date(record.year, record.month, record.day)


def _choose_best(stories: Sequence[Story]) -> list[Story]:
    """The best of the newest month; none where the ranking would be of one story."""
    newest = stories[-1].record
    month = takewhile(
        lambda story: (story.record.year, story.record.month) == (newest.year, newest.month),
        reversed(stories),
    )
    best = by_score(month, BEST_SIZE)
    return best if len(best) > 1 else []


def _find_events(archive: Archive) -> Iterator[TermStories]:
    """Events with several stories within the days before the newest story."""
    since = archive.stories[-1].record.order - timedelta(days=EVENT_DAYS).total_seconds()
    counts: dict[str, int] = {}
    for story in takewhile(lambda item: item.record.order >= since, reversed(archive.stories)):
        if event := find_event(story):
            counts[event] = counts.get(event, 0) + 1
    events = _events_of(archive) if counts else {}
    yield from (events[key] for key, count in counts.items() if count >= LEAST_OF_EVENT)


def _events_of(archive: Archive) -> Mapping[str, TermStories]:
    terms = next(terms for taxonomy, terms in archive.terms if taxonomy.key == "events")
    return {item.term.key: item for item in terms}


def _choose_of_categories(
    archive: Archive, shown: set[Story]
) -> Iterator[tuple[str, tuple[Story, ...]]]:
    """The newest of each category of the navigation besides those at the top of the page."""
    for key in archive.config.navigation:
        newest = (story for story in reversed(archive.categories[key]) if story not in shown)
        if chosen := tuple(islice(newest, CATEGORY_SIZE)):
            yield key, chosen
