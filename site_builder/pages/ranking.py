"""Stories in the order of their scores."""

from __future__ import annotations

from collections.abc import Iterable
from heapq import nsmallest

from site_builder.archive.archive import Story


def best_first(story: Story) -> tuple[float, float, str]:
    """What stories are sorted by: the best first, of equals the newer one; unscored ones last."""
    record = story.record
    overall = -1 if record.overall is None else record.overall
    return -overall, -record.order, record.key


def by_score(stories: Iterable[Story], count: int) -> list[Story]:
    """The best `count` of those that have scores."""
    scored = (story for story in stories if story.record.overall is not None)
    return nsmallest(count, scored, key=best_first)


def find_event(story: Story) -> str:
    """The key of the event that a story belongs to, or nothing."""
    keys = (item.term for item in story.record.listed if item.taxonomy == "events")
    return next(keys, "")
