"""Which articles are indexed together: those of one language and period.

A function of the stories' dates and names alone, so that it is the same however an archive came
about. Periods are parts of the calendar: of many articles, smaller parts; small neighbours within a
larger part are taken together. The period that holds the newest article is cut finer, so that a new
article has a small index to itself and its neighbours, while older ones stay as they are.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from hashlib import sha256
from itertools import groupby

from site_builder.archive.archive import Story, StoryRecord

MOST = 280

_Part = tuple[str, tuple[Story, ...]]


@dataclass(frozen=True, slots=True)
class Period:
    """The stories that a language has of a period, oldest first; `code` names the two."""

    code: str
    language: str
    stories: tuple[Story, ...]


@dataclass(frozen=True, slots=True)
class Limits:
    """How many articles a period has at most, and how many that of the newest one."""

    most: int = MOST
    most_of_newest: int = 100


def plan_periods(
    stories: Sequence[Story], languages: Sequence[str], limits: Limits = Limits()
) -> tuple[Period, ...]:
    """Every story in every language that it has, in periods by language and time. `stories` are
    oldest first.
    """
    return tuple(
        Period(code, language, part)
        for language in languages
        for code, part in _cut(
            language, tuple(s for s in stories if language in s.record.languages), limits
        )
    )


def _cut(code: str, stories: tuple[Story, ...], limits: Limits) -> Iterator[_Part]:
    if stories:
        yield from _cut_level(code, stories, 0, limits, is_newest=True)


def _cut_level(
    code: str, stories: tuple[Story, ...], level: int, limits: Limits, *, is_newest: bool
) -> Iterator[_Part]:
    if len(stories) <= (limits.most_of_newest if is_newest else limits.most):
        yield code, stories
        return
    parts = [
        (name, tuple(part))
        for name, part in groupby(
            _in_order(stories, level), key=lambda story: _name(story.record, level)
        )
    ]
    newest = parts.pop() if is_newest else None
    for name, part in _join_small(parts, limits.most):
        yield from _cut_level(f"{code}-{name}", part, level + 1, limits, is_newest=False)
    if newest:
        name, part = newest
        yield from _cut_level(f"{code}-{name}", part, level + 1, limits, is_newest=True)


def _join_small(parts: Sequence[_Part], most: int) -> Iterator[_Part]:
    """Neighbours that are small enough together, under the names of the first and the last."""
    joined: list[_Part] = []
    size = 0
    for part in parts:
        if joined and size + len(part[1]) > most:
            yield _join(joined)
            joined, size = [], 0
        joined.append(part)
        size += len(part[1])
    if joined:
        yield _join(joined)


def _join(parts: Sequence[_Part]) -> _Part:
    first, last = parts[0][0], parts[-1][0]
    name = first if first == last else f"{first}_{last}"
    return name, tuple(story for _, part in parts for story in part)


def _in_order(stories: tuple[Story, ...], level: int) -> Sequence[Story]:
    """The stories of one day have no periods but by what they are called."""
    if level < len(_CALENDAR):
        return stories
    return sorted(stories, key=lambda story: _name(story.record, level))


def _name(record: StoryRecord, level: int) -> str:
    """What a story's period of a level is called within the one that holds it."""
    if level < len(_CALENDAR):
        return _CALENDAR[level](record)
    return sha256(record.key.encode()).hexdigest()[level - len(_CALENDAR)]


_CALENDAR: tuple[Callable[[StoryRecord], str], ...] = (
    lambda record: str(record.year),
    lambda record: f"q{(record.month + 2) // 3}",
    lambda record: f"{record.month:02}",
    lambda record: "abc"[min(2, (record.day - 1) // 10)],
    lambda record: f"{record.day:02}",
)
