"""What else the archive has on a story.

Everything looks backwards in time: a story's earlier coverage is chosen among older stories by the
terms that they share, rare ones counting for more, with rarity as it stood when the story was
published. "What happened next" is the reverse, so a new story changes only the pages of the few
stories that it names.
"""

from __future__ import annotations

from collections import Counter, defaultdict, deque
from collections.abc import Mapping, Sequence
from math import log

from site_builder.archive.archive import Coverage, Story

EARLIER_LIMIT = 4
LATER_LIMIT = 6
_CANDIDATES_PER_TERM = 25
_EVENT_WEIGHT = 5.0

_TermKey = tuple[str, str]


def find_coverage(
    stories: Sequence[Story], see_also: Mapping[str, tuple[Story, ...]]
) -> dict[str, Coverage]:
    """The coverage of each story, by its key. `stories` are oldest first."""
    earlier: dict[str, tuple[Story, ...]] = {}
    later: dict[str, list[Story]] = defaultdict(list)
    recent: dict[_TermKey, deque[Story]] = defaultdict(lambda: deque(maxlen=_CANDIDATES_PER_TERM))
    counts: Counter[_TermKey] = Counter()
    for story in stories:
        keys = _term_keys(story)
        named = see_also.get(story.key, ())
        chosen = _choose(keys, recent, counts, excluded=named)
        earlier[story.key] = chosen
        for older in chosen:
            if len(later[older.key]) < LATER_LIMIT:
                later[older.key].append(story)
        for key in keys:
            recent[key].append(story)
            counts[key] += 1
    return {
        story.key: Coverage(
            see_also.get(story.key, ()), earlier[story.key], tuple(later.get(story.key, ()))
        )
        for story in stories
    }


def _choose(
    keys: Sequence[_TermKey],
    recent: Mapping[_TermKey, deque[Story]],
    counts: Mapping[_TermKey, int],
    excluded: tuple[Story, ...],
) -> tuple[Story, ...]:
    weights: dict[Story, float] = defaultdict(float)
    for key in keys:
        if key not in counts:
            continue
        weight = _EVENT_WEIGHT if key[0] == "events" else 1 / log(2 + counts[key])
        for older in recent[key]:
            weights[older] += weight
    ranked = sorted(
        (story for story in weights if story not in excluded),
        key=lambda story: (-round(weights[story], 9), -story.date.at.timestamp(), story.key),
    )
    return tuple(ranked[:EARLIER_LIMIT])


def _term_keys(story: Story) -> list[_TermKey]:
    """The terms that make two stories alike: all but their sources."""
    facts = story.facts
    keys = [(taxonomy.key, term.key) for taxonomy, terms in facts.terms for term in terms]
    return [*keys, ("events", facts.event.key)] if facts.event else keys
