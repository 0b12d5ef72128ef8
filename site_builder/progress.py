"""How long work says how far it is and what it took, without knowing who listens."""

from __future__ import annotations

import time
from collections.abc import Iterable, Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from typing import Protocol, TypeVar

Item = TypeVar("Item")


@dataclass(slots=True)
class Effort:
    """What a stage of the work took: wall seconds, for `count` things of a kind."""

    stage: str
    things: str
    count: int = 0
    seconds: float = 0.0


class Progress(Protocol):
    """Something that shows work."""

    def track(self, items: Iterable[Item], label: str, total: int) -> Iterator[Item]:
        """The items again, while they are counted under `label` up to `total`."""
        ...

    def measure(self, stage: str, things: str) -> AbstractContextManager[Effort]:
        """A stage lasts as long as the block, which sets the count."""
        ...


class SilentProgress:
    """Shows nothing."""

    def track(self, items: Iterable[Item], label: str, total: int) -> Iterator[Item]:  # noqa: ARG002
        """The items again."""
        return iter(items)

    def measure(self, stage: str, things: str) -> AbstractContextManager[Effort]:
        """As `Progress.measure` says."""
        return timing(Effort(stage, things))


@contextmanager
def timing(effort: Effort) -> Iterator[Effort]:
    """Set the seconds of an effort to what the block takes."""
    began = time.perf_counter()
    try:
        yield effort
    finally:
        effort.seconds = time.perf_counter() - began
