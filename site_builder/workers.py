"""Work over processes: a pure function applied to batches, results in the order of the items."""

from __future__ import annotations

import multiprocessing
import os
import signal
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from itertools import chain, islice
from typing import TypeVar

from site_builder.errors import Position, Problem, SiteError

Item = TypeVar("Item")
Result = TypeVar("Result")

BATCH_SIZE = 50
_WAITING_PER_WORKER = 2
_BATCHES_IN_PROCESS = 2


def default_workers() -> int:
    """The number of cores that this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def map_batches(
    function: Callable[[Sequence[Item]], list[Result]], items: Iterable[Item], workers: int
) -> Iterator[Result]:
    """`function` over batches of `items`; one result per item, in order.

    `function` and its arguments must be picklable. Fewer items than would fill two batches are
    worked on in this process. Only a few batches are under way at once, so that memory stays flat,
    and `items` are asked for no sooner than that. Raises SiteError when a worker dies.
    """
    batches = _cut(items)
    first = list(islice(batches, _BATCHES_IN_PROCESS + 1))
    everything = chain(first, batches)
    if workers < 2 or len(first) <= _BATCHES_IN_PROCESS:
        for batch in everything:
            yield from function(batch)
        return
    context = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(workers, mp_context=context) as executor:
        try:
            yield from _in_order(executor, function, everything, workers)
        except BrokenProcessPool as error:
            raise SiteError([_worker_died()]) from error


def _cut(items: Iterable[Item]) -> Iterator[Sequence[Item]]:
    remaining = iter(items)
    while batch := list(islice(remaining, BATCH_SIZE)):
        yield batch


def _in_order(
    executor: ProcessPoolExecutor,
    function: Callable[[Sequence[Item]], list[Result]],
    remaining: Iterator[Sequence[Item]],
    workers: int,
) -> Iterator[Result]:
    waiting: list[Future[list[Result]]] = []

    def submit(count: int) -> None:
        batches = list(islice(remaining, count))
        with _deaf_to_interrupts():
            waiting.extend(executor.submit(function, batch) for batch in batches)

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
