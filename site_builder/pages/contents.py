"""What a digest holds: the stories of each event together, the best of the others, and the rest."""

from __future__ import annotations

from collections.abc import Sequence

from site_builder.archive.archive import Story
from site_builder.pages.ranking import best_first, find_event
from site_builder.values import Value

EVENTS_SIZE = 10
OTHERS_SIZE = 4
TOP_SIZE = {"week": 7, "month": 12}
REST_SIZE = 60
_LEAST_OF_EVENT = 2


class Contents(Value):
    """Stories of one period, the best first everywhere. `events` hold all stories of theirs."""

    events: tuple[tuple[Story, ...], ...]
    top: tuple[Story, ...]
    rest: tuple[Story, ...]


def choose_contents(stories: Sequence[Story], top_size: int) -> Contents:
    """Sort the stories of a period. What has no score is never among the top."""
    ranked = sorted(stories, key=best_first)
    by_event: dict[str, list[Story]] = {}
    for story in ranked:
        if event := find_event(story):
            by_event.setdefault(event, []).append(story)
    several = [tuple(found) for found in by_event.values() if len(found) >= _LEAST_OF_EVENT]
    events = tuple(several[:EVENTS_SIZE])
    clustered = {story for event in events for story in event}
    single = [story for story in ranked if story not in clustered]
    scored = sum(story.record.overall is not None for story in single)
    size = min(top_size, scored)
    return Contents(events, tuple(single[:size]), tuple(single[size:]))
