"""Processes on this machine."""

from __future__ import annotations

import signal
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from site_builder.errors import Position, Problem, SiteError
from site_builder.values import Value
from site_builder.workers.batches import (
    BATCH_SIZE,
    BATCHES_PER_WORKER,
    BatchFunction,
    Item,
    Result,
    collect_in_order,
    cut_batches,
    pack,
    work_on,
)
from site_builder.workers.collector import relax_collector

if TYPE_CHECKING:
    from concurrent.futures import Future, ProcessPoolExecutor


class Processes(Value):
    """So many processes on this machine; one is this process.

    When a process dies, what may have been under way is worked on again, item by item in a process
    of its own: then either all is well, or the item is known that the process dies of. All are
    forked from one that has imported the modules `preload`, and nothing else has happened in.
    """

    count: int
    preload: tuple[str, ...] = ()

    def map_batches(
        self,
        function: BatchFunction[Item, Result],
        items: Iterable[Item],
        name_of: Callable[[Item], str],
        batch_size: int = BATCH_SIZE,
    ) -> Iterator[Result]:
        """As `Engine.map_batches` says."""
        batches, are_few = cut_batches(items, batch_size)
        if self.count < 2 or are_few:
            for batch in batches:
                yield from function(batch)
            return
        from concurrent.futures.process import BrokenProcessPool

        packed = pack(function)
        while True:
            waiting: deque[tuple[Sequence[Item], Future[list[Result]]]] = deque()
            try:
                with _open_pool(self.count, self.preload) as pool:
                    yield from collect_in_order(
                        lambda batch, pool=pool: _submit(pool, packed, batch),  # type: ignore[misc]
                        batches,
                        waiting,
                        self.count * BATCHES_PER_WORKER,
                        lambda future: future.result(),
                    )
                return
            except (BrokenProcessPool, MemoryError):
                suspects = [batch for batch, _ in waiting]
            for batch in suspects:
                yield from _work_alone(packed, batch, name_of, self.preload)


def _open_pool(count: int, preload: Sequence[str]) -> ProcessPoolExecutor:
    import multiprocessing
    from concurrent.futures import ProcessPoolExecutor

    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(list(preload))
    return ProcessPoolExecutor(count, context, initializer=relax_collector)


def _submit(pool: ProcessPoolExecutor, packed: bytes, batch: Sequence[Item]) -> Future[list[Any]]:
    from concurrent.futures import Future
    from concurrent.futures.process import BrokenProcessPool

    try:
        with _deaf_to_interrupts():
            return pool.submit(work_on, packed, pack(batch))
    except BrokenProcessPool as error:
        # Said when its turn comes: no batch and no result gets lost on the way.
        failed: Future[list[Any]] = Future()
        failed.set_exception(error)
        return failed


def _work_alone(
    packed: bytes, batch: Sequence[Item], name_of: Callable[[Item], str], preload: Sequence[str]
) -> Iterator[Any]:
    """Results of a batch, each item for itself. Raises SiteError that names the deadly one."""
    from concurrent.futures.process import BrokenProcessPool

    with _open_pool(1, preload) as pool:
        for item in batch:
            try:
                results = _submit(pool, packed, [item]).result()
            except (BrokenProcessPool, MemoryError) as error:
                raise SiteError([_worker_died(name_of(item))]) from error
            yield from results


@contextmanager
def _deaf_to_interrupts() -> Iterator[None]:
    """Ctrl-C goes to a whole group of processes: those started in the block leave it to their
    parent, who tells them to end."""
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _worker_died(path: str) -> Problem:
    return Problem(
        Position(path),
        "worker-died",
        "the process that worked on this ended twice: killed, crashed or out of memory",
        "make this smaller or simpler, or allow more memory",
    )
