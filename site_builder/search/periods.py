"""Which articles are indexed together, and which are searched together: those of a period.

A function of the stories' dates and names alone, so that it is the same however an archive came
about. Periods are parts of the calendar: of many articles, smaller parts; small neighbours within a
larger part are taken together. Pagefind indexes a period; what it made of several is joined to the
long one that a browser asks. The one that holds the newest article is cut finer, so that a new
article has a small index to itself and its neighbours, while older ones stay as they are.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from hashlib import sha256
from itertools import groupby

from site_builder.archive.archive import Story, StoryRecord
from site_builder.values import Value

MOST = 140

_Part = tuple[str, tuple[Story, ...]]


class Period(Value):
    """The stories that a language has of a period, oldest first; `code` names the two."""

    code: str
    language: str
    stories: tuple[Story, ...]


class LongPeriod(Value):
    """Periods of one language that a browser searches as one; `code` names them."""

    code: str
    language: str
    periods: tuple[Period, ...]


class Limits(Value):
    """How many articles a period has at most, a long one, and the newest of these."""

    most: int = MOST
    most_of_long: int = 1_700
    most_of_newest: int = 100


LIMITS = Limits()


def plan_periods(
    stories: Sequence[Story], languages: Sequence[str], limits: Limits = LIMITS
) -> tuple[LongPeriod, ...]:
    """Every story in every language that it has, in periods by language and time, the oldest
    period first. `stories` are oldest first.
    """
    return tuple(
        LongPeriod(code, language, tuple(_divide(code, language, part, limits)))
        for language in languages
        for code, part in _cut(
            language, tuple(s for s in stories if language in s.record.languages), limits
        )
    )


def _divide(
    code: str, language: str, stories: tuple[Story, ...], limits: Limits
) -> Iterator[Period]:
    for name, part in _cut_level(code, stories, 0, limits.most, None):
        yield Period(name, language, part)


def _cut(code: str, stories: tuple[Story, ...], limits: Limits) -> Iterator[_Part]:
    if stories:
        yield from _cut_level(code, stories, 0, limits.most_of_long, limits.most_of_newest)


def _cut_level(
    code: str, stories: tuple[Story, ...], level: int, most: int, most_of_newest: int | None
) -> Iterator[_Part]:
    """Parts of at most so many stories; of the newest at most so many, if that is said."""
    if len(stories) <= (most if most_of_newest is None else most_of_newest):
        yield code, stories
        return
    parts = [
        (name, tuple(part))
        for name, part in groupby(
            _in_order(stories, level), key=lambda story: _name(story.record, level)
        )
    ]
    newest = None if most_of_newest is None else parts.pop()
    for name, part in _join_small(parts, most):
        yield from _cut_level(f"{code}-{name}", part, level + 1, most, None)
    if newest:
        name, part = newest
        yield from _cut_level(f"{code}-{name}", part, level + 1, most, most_of_newest)


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
