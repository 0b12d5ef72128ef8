"""The stories that stand around each story on its pages."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from site_builder.archive.archive import Archive, Coverage, Story

Neighbours = dict[str, tuple[Story | None, Story | None]]


class Surroundings(NamedTuple):
    """A story among the others that its pages show: `event` are those of its event before it,
    `neighbours` by language the older and the newer one.
    """

    story: Story
    coverage: Coverage
    event: tuple[Story, ...]
    neighbours: Neighbours

    @property
    def month(self) -> tuple[int, int]:
        """The story's year and month."""
        return self.story.record.year, self.story.record.month

    def stories(self) -> Iterator[Story]:
        """All of them."""
        yield self.story
        yield from self.coverage.see_also
        yield from self.coverage.earlier
        yield from self.coverage.later
        yield from self.event
        for pair in self.neighbours.values():
            yield from filter(None, pair)

    def shape(self) -> object:
        """What each of the stories is to this one."""
        return (
            self.story.key,
            len(self.coverage.see_also),
            len(self.coverage.earlier),
            len(self.coverage.later),
            len(self.event),
            [
                (key, older is None, newer is None)
                for key, (older, newer) in self.neighbours.items()
            ],
        )


def find_surroundings(archive: Archive) -> Iterator[Surroundings]:
    """That of every story, oldest first."""
    neighbours = _find_neighbours(archive)
    positions = _positions_in_events(archive)
    for story in archive.stories:
        yield Surroundings(
            story,
            archive.coverage[story.key],
            positions.get(story.key, ()),
            neighbours[story.key],
        )


def _find_neighbours(archive: Archive) -> dict[str, Neighbours]:
    """For each story and each of its languages, the older and the newer story that have it too."""
    found: dict[str, Neighbours] = {story.key: {} for story in archive.stories}
    for language in archive.config.languages:
        older: Story | None = None
        for story in archive.stories:
            if language.key in story.record.languages:
                found[story.key][language.key] = (older, None)
                if older is not None:
                    found[older.key][language.key] = (
                        found[older.key][language.key][0],
                        story,
                    )
                older = story
    return found


def _positions_in_events(archive: Archive) -> dict[str, tuple[Story, ...]]:
    """For each story of an event, the stories of the event before it."""
    return {
        story.key: tuple(item.stories[:number])
        for taxonomy, terms in archive.terms
        if taxonomy.key == "events"
        for item in terms
        for number, story in enumerate(item.stories)
    }
