"""Processes on other machines: a Dask cluster, through its concurrent.futures interface.

Dask hands the batches of a worker that is lost to others, and gives up one that several workers
were lost over. Its scheduler and its workers run whatever code they are sent: they belong into a
network of their own, or behind tls:// with Dask's own configuration.
"""

from __future__ import annotations

import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from site_builder.errors import Position, Problem, SiteError
from site_builder.values import Value
from site_builder.workers.agreement import Versions, check_code, describe_code, refuse_other_code
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

if TYPE_CHECKING:
    from concurrent.futures import Future

    from distributed import Client

_SECONDS_TO_ANSWER = 10
_SECONDS_BETWEEN_LOOKS = 1
_ONE_AT_A_TIME = threading.Lock()  # a Dask worker may have threads; ours were never meant for them


class Cluster(Value):
    """The workers behind the scheduler at an address, such as `tcp://10.0.0.1:8786`."""

    scheduler: str

    def map_batches(
        self,
        function: BatchFunction[Item, Result],
        items: Iterable[Item],
        name_of: Callable[[Item], str],
        batch_size: int = BATCH_SIZE,
    ) -> Iterator[Result]:
        """As `Engine.map_batches` says. Raises SiteError also when the cluster is not reached, is
        lost, or runs other code.
        """
        batches, are_few = cut_batches(items, batch_size)
        if are_few:
            for batch in batches:
                yield from function(batch)
            return
        from concurrent.futures import CancelledError

        waiting: deque[tuple[Sequence[Item], Future[list[Result]]]] = deque()
        with self._connect() as client:
            from distributed import KilledWorker

            try:
                yield from self._collect(client, function, batches, waiting)
            except KilledWorker as error:
                raise SiteError([_workers_died([name_of(i) for i in waiting[0][0]])]) from error
            except CancelledError as error:
                raise SiteError([self._lost()]) from error

    def _collect(
        self,
        client: Client,
        function: BatchFunction[Item, Result],
        batches: Iterator[Sequence[Item]],
        waiting: deque[tuple[Sequence[Item], Future[list[Result]]]],
    ) -> Iterator[Result]:
        from concurrent.futures import wait

        expected = describe_code()
        most = self._count_workers(client, expected) * BATCHES_PER_WORKER
        executor = client.get_executor(pure=False)
        # A task's result, unlike what is scattered, is made again when its worker is lost.
        packed = client.submit(bytes, pack(function), pure=False)

        def submit(batch: Sequence[Item]) -> Future[list[Result]]:
            self._require(client)
            future: Future[list[Result]] = executor.submit(_work_on, expected, packed, pack(batch))
            return future

        def results_of(future: Future[list[Result]]) -> list[Result]:
            while not wait([future], timeout=_SECONDS_BETWEEN_LOOKS).done:
                self._require(client)
            return future.result()

        yield from collect_in_order(submit, batches, waiting, most, results_of)

    @contextmanager
    def _connect(self) -> Iterator[Client]:
        try:
            from distributed import Client
        except ImportError as error:
            raise SiteError([_not_installed()]) from error
        try:
            client = Client(self.scheduler, timeout=_SECONDS_TO_ANSWER, set_as_default=False)
        except (OSError, ValueError) as error:
            raise SiteError([self._unreachable(f"gives no answer: {error}")]) from error
        try:
            yield client
        finally:
            client.close(timeout=1)

    def _count_workers(self, client: Client, expected: Versions) -> int:
        """How many there are. Raises SiteError if there are none, or one runs other code."""
        try:
            client.wait_for_workers(1, timeout=_SECONDS_TO_ANSWER)
            answers = client.run(check_code, expected, on_error="return")
        except OSError as error:
            raise SiteError([self._unreachable("has no workers")]) from error
        problems: list[Problem] = []
        for answer in answers.values():
            problems += answer if isinstance(answer, list) else [_without_us(answer)]
        if problems:
            raise SiteError(dict.fromkeys(problems))
        return len(answers)

    def _require(self, client: Client) -> None:
        """Raise SiteError when the scheduler is gone: what waits for it would wait for ever."""
        if client.status != "running":
            raise SiteError([self._lost()])

    def _unreachable(self, what: str) -> Problem:
        return Problem(
            Position("."),
            "cluster-unreachable",
            f'the scheduler "{self.scheduler}" {what}',
            "start dask scheduler and dask worker, or build without --scheduler",
        )

    def _lost(self) -> Problem:
        return Problem(
            Position("."),
            "cluster-lost",
            f'the connection to the scheduler "{self.scheduler}" was lost',
            "see why it ended, and build again",
        )


def _work_on(expected: Versions, packed_function: bytes, packed_batch: bytes) -> list[Any]:
    """Workers that come later than the build are asked for their versions here."""
    refuse_other_code(expected)
    with _ONE_AT_A_TIME:
        return work_on(packed_function, packed_batch)


def _without_us(answer: object) -> Problem:
    return Problem(
        Position("."),
        "cluster-differs",
        f"a worker can't run site-builder: {answer}",
        "install the same version of site-builder there",
    )


def _workers_died(paths: Sequence[str]) -> Problem:
    return Problem(
        Position(paths[0]),
        "worker-died",
        f"several workers were lost over one batch, from here to {paths[-1]}",
        "build without --scheduler to learn which file it is",
    )


def _not_installed() -> Problem:
    return Problem(
        Position("."),
        "cluster-missing",
        "the package distributed, which --scheduler needs, is not installed",
        "pip install 'site-builder[cluster]'",
    )
