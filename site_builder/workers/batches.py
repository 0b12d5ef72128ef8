"""Batches: what an engine works on, and how results keep the order of the items."""

from __future__ import annotations

import pickle
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import chain, islice
from typing import TYPE_CHECKING, Any, Protocol, TypeVar

if TYPE_CHECKING:
    # Importing it costs more than a build without changes has to.
    from concurrent.futures import Future

Item = TypeVar("Item")
Result = TypeVar("Result")
BatchFunction = Callable[[Sequence[Item]], list[Result]]

BATCH_SIZE = 50
BATCHES_PER_WORKER = 2  # one that is worked on, one that waits for it
_FEW_BATCHES = 2


class Engine(Protocol):
    """Where work is done."""

    def map_batches(
        self,
        function: BatchFunction[Item, Result],
        items: Iterable[Item],
        name_of: Callable[[Item], str],
        batch_size: int = BATCH_SIZE,
    ) -> Iterator[Result]:
        """`function` over batches of `items`; one result per item, in order.

        `function`, its arguments and its results must be picklable, and it must be pure: what it
        needs travels with it, and a batch may be worked on twice. Only a few batches are under way
        at once, so that memory stays flat, and `items` are asked for no sooner than that. A few
        items are worked on in this process. `name_of` gives the path to name when an item ends the
        process that works on it. Raises SiteError where that happens.
        """
        ...


def cut_batches(items: Iterable[Item], size: int) -> tuple[Iterator[Sequence[Item]], bool]:
    """Batches of the items, and whether these are too few for other processes to be worth it."""
    batches = _cut(items, size)
    first = list(islice(batches, _FEW_BATCHES + 1))
    return chain(first, batches), len(first) <= _FEW_BATCHES


def _cut(items: Iterable[Item], size: int) -> Iterator[Sequence[Item]]:
    remaining = iter(items)
    while batch := list(islice(remaining, size)):
        yield batch


def collect_in_order(
    submit: Callable[[Sequence[Item]], Future[list[Result]]],
    batches: Iterator[Sequence[Item]],
    waiting: deque[tuple[Sequence[Item], Future[list[Result]]]],
    most: int,
    results_of: Callable[[Future[list[Result]]], list[Result]],
) -> Iterator[Result]:
    """Submit the batches, `most` at once, and yield their results in order. `results_of` waits.

    Whatever is raised, `waiting` then holds the batches that were submitted and gave no results.
    """

    def fill() -> None:
        for batch in islice(batches, most - len(waiting)):
            waiting.append((batch, submit(batch)))

    fill()
    try:
        while waiting:
            results = results_of(waiting[0][1])
            waiting.popleft()
            fill()
            yield from results
    finally:
        for _, future in waiting:
            future.cancel()


def pack(value: object) -> bytes:
    """A function or a batch for its way to another process."""
    return pickle.dumps(value, protocol=pickle.HIGHEST_PROTOCOL)


def work_on(packed_function: bytes, packed_batch: bytes) -> list[Any]:
    """What a worker does."""
    function = _load_function(packed_function)
    return function(pickle.loads(packed_batch))  # noqa: S301 - from the process that started us


@lru_cache(maxsize=1)
def _load_function(packed: bytes) -> BatchFunction[Any, Any]:
    """What a function carries is unpacked once in a process, not for each batch."""
    function: BatchFunction[Any, Any] = pickle.loads(packed)  # noqa: S301 - as above
    return function
