"""How long work says how far it is, without knowing who listens."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Protocol, TypeVar

Item = TypeVar("Item")


class Progress(Protocol):
    """Something that shows work."""

    def track(self, items: Iterable[Item], label: str, total: int) -> Iterator[Item]:
        """The items again, while they are counted under `label` up to `total`."""
        ...


class SilentProgress:
    """Shows nothing."""

    def track(self, items: Iterable[Item], label: str, total: int) -> Iterator[Item]:  # noqa: ARG002
        """The items again."""
        return iter(items)
