"""Which articles are indexed together: those of one language and period.

A function of the dates alone, so that it is the same however an archive came about. A period of
many articles is cut into smaller ones; the one that holds the newest article is cut finer, so that
a new article has a small index to itself and its neighbours, while older ones stay as they are.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from site_builder.archive.archive import Story

_MOST = 1_500
_MOST_OF_NEWEST = 150


@dataclass(frozen=True, slots=True)
class Period:
    """The stories that a language has of a period, oldest first; `code` names the two."""

    code: str
    language: str
    stories: tuple[Story, ...]


def plan_periods(stories: Sequence[Story], languages: Sequence[str]) -> tuple[Period, ...]:
    """Every story in every language that it has, in periods by language and time. `stories` are
    oldest first.
    """
    return tuple(
        period
        for language in languages
        for period in _cut(
            language, tuple(story for story in stories if language in story.record.languages)
        )
    )


def _cut(language: str, stories: tuple[Story, ...]) -> Iterator[Period]:
    if stories:
        yield from _cut_level(language, language, stories, 0, is_newest=True)


def _cut_level(
    code: str, language: str, stories: tuple[Story, ...], level: int, *, is_newest: bool
) -> Iterator[Period]:
    most = _MOST_OF_NEWEST if is_newest else _MOST
    if len(stories) <= most or level == len(_LEVELS):
        yield Period(code, language, stories)
        return
    parts = [
        (name, tuple(part))
        for name, part in groupby(stories, key=lambda story: _name(story, level))
    ]
    for number, (name, part) in enumerate(parts):
        is_last = is_newest and number == len(parts) - 1
        yield from _cut_level(f"{code}-{name}", language, part, level + 1, is_newest=is_last)


_LEVELS = ("year", "quarter", "month", "third", "day")


def _name(story: Story, level: int) -> str:
    """What a story's period of a level is called within the one that holds it."""
    record = story.record
    return (
        str(record.year),
        f"q{(record.month + 2) // 3}",
        f"{record.month:02}",
        "abc"[min(2, (record.day - 1) // 10)],
        f"{record.day:02}",
    )[level]
