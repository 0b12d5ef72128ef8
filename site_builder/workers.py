"""Work over processes: a pure function applied to batches, results in the order of the items."""

from __future__ import annotations

import multiprocessing
import os
import signal
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from itertools import islice
from typing import TypeVar

from site_builder.errors import Position, Problem, SiteError

Item = TypeVar("Item")
Result = TypeVar("Result")

BATCH_SIZE = 50
_WAITING_PER_WORKER = 2


def default_workers() -> int:
    """The number of cores that this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def map_batches(
    function: Callable[[Sequence[Item]], list[Result]], items: Sequence[Item], workers: int
) -> Iterator[Result]:
    """`function` over batches of `items`; one result per item, in order.

    `function` and its arguments must be picklable. Fewer items than would fill two batches are
    worked on in this process. Only a few batches are under way at once, so that memory stays flat.
    Raises SiteError when a worker dies.
    """
    batches = [items[start : start + BATCH_SIZE] for start in range(0, len(items), BATCH_SIZE)]
    if workers < 2 or len(batches) < 3:
        for batch in batches:
            yield from function(batch)
        return
    context = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(min(workers, len(batches)), mp_context=context) as executor:
        try:
            yield from _in_order(executor, function, batches, workers)
        except BrokenProcessPool as error:
            raise SiteError([_worker_died()]) from error


def _in_order(
    executor: ProcessPoolExecutor,
    function: Callable[[Sequence[Item]], list[Result]],
    batches: Sequence[Sequence[Item]],
    workers: int,
) -> Iterator[Result]:
    remaining = iter(batches)
    waiting: list[Future[list[Result]]] = []

    def submit(count: int) -> None:
        with _deaf_to_interrupts():
            waiting.extend(executor.submit(function, batch) for batch in islice(remaining, count))

    submit(workers * _WAITING_PER_WORKER)
    try:
        while waiting:
            results = waiting.pop(0).result()
            submit(1)
            yield from results
    finally:
        for future in waiting:
            future.cancel()


@contextmanager
def _deaf_to_interrupts() -> Iterator[None]:
    """Ctrl-C goes to a whole group of processes: those started in the block leave it to their
    parent, who tells them to end."""
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _worker_died() -> Problem:
    return Problem(
        Position("."),
        "worker-died",
        "a worker process ended before its work was done",
        "the system may have run out of memory: try again with --workers 1",
    )
