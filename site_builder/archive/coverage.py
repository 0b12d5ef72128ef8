"""What else the archive has on a story.

Everything looks backwards in time: a story's earlier coverage is chosen among older stories by the
terms that they share, rare ones counting for more, with rarity as it stood when the story was
published. "What happened next" is the reverse, so a new story changes only the pages of the few
stories that it names.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Mapping, Sequence
from math import inf, log
from typing import NamedTuple

from site_builder.archive.archive import Coverage, Story, StoryRecord, TermKey

EARLIER_LIMIT = 4
LATER_LIMIT = 6
_CANDIDATES_PER_TERM = 25
_EVENT_WEIGHT = 5.0


class Chosen(NamedTuple):
    """What was chosen for a story, by key, to be kept between builds."""

    see_also: tuple[str, ...]
    earlier: tuple[str, ...]


def find_earlier(
    stories: Sequence[Story],
    see_also: Mapping[str, tuple[str, ...]],
    known: Mapping[str, Chosen],
    changed_since: Mapping[TermKey, float],
) -> dict[str, Chosen]:
    """The earlier coverage of each story, by its key. `stories` are oldest first.

    `known` are the choices of the last build for stories that have not changed since, and
    `changed_since` is the time of the oldest change among the stories of a term: what is older than
    that in all its terms is as it was.
    """
    positions: dict[TermKey, list[int]] = defaultdict(list)
    for number, story in enumerate(stories):
        for term in story.record.terms:
            positions[term].append(number)
    chosen: dict[str, Chosen] = {}
    for number, story in enumerate(stories):
        record = story.record
        named = see_also.get(record.key, ())
        kept = known.get(record.key)
        oldest_change = min((changed_since.get(term, inf) for term in record.terms), default=inf)
        if kept is None or kept.see_also != named or oldest_change <= record.order:
            earlier = _choose(number, stories, positions, excluded=named)
            kept = Chosen(named, earlier)
        chosen[record.key] = kept
    return chosen


def make_coverage(stories: Sequence[Story], chosen: Mapping[str, Chosen]) -> dict[str, Coverage]:
    """The coverage of each story, both ways."""
    by_key = {story.key: story for story in stories}
    later: dict[str, list[Story]] = defaultdict(list)
    for story in stories:
        for key in chosen[story.key].earlier:
            if len(later[key]) < LATER_LIMIT:
                later[key].append(story)
    return {
        key: Coverage(
            tuple(by_key[other] for other in choice.see_also),
            tuple(by_key[other] for other in choice.earlier),
            tuple(later.get(key, ())),
        )
        for key, choice in chosen.items()
    }


def _choose(
    number: int,
    stories: Sequence[Story],
    positions: Mapping[TermKey, list[int]],
    excluded: tuple[str, ...],
) -> tuple[str, ...]:
    weights: dict[int, float] = defaultdict(float)
    for term in stories[number].record.terms:
        older_count = bisect_left(positions[term], number)
        weight = _EVENT_WEIGHT if term.taxonomy == "events" else 1 / log(2 + older_count)
        for older in positions[term][max(0, older_count - _CANDIDATES_PER_TERM) : older_count]:
            weights[older] += weight

    def rank(older: int) -> tuple[float, float, str]:
        record: StoryRecord = stories[older].record
        return -round(weights[older], 9), -record.order, record.key

    ranked = sorted(weights, key=rank)
    keys = (stories[older].key for older in ranked)
    return tuple([key for key in keys if key not in excluded][:EARLIER_LIMIT])
