from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator

import pytest

from site_builder import __version__
from site_builder.errors import SiteError
from site_builder.workers import agreement, default_workers
from site_builder.workers.agreement import check_code, describe_code
from site_builder.workers.batches import BATCH_SIZE, BATCHES_PER_WORKER
from site_builder.workers.processes import Processes
from tests.support.work import process_ids, square

MANY = 4 * BATCH_SIZE + 7
FEW = 2 * BATCH_SIZE


@pytest.mark.parametrize("count", [1, 2, 3])
def test_results_come_in_the_order_of_the_items(count: int) -> None:
    results = Processes(count).map_batches(square, range(MANY), str)
    assert list(results) == [number * number for number in range(MANY)]


@pytest.mark.parametrize(("count", "items"), [(1, MANY), (2, FEW), (2, 0)])
def test_one_worker_and_few_items_need_no_other_process(count: int, items: int) -> None:
    found = list(Processes(count).map_batches(process_ids, range(items), str))
    assert found == [os.getpid()] * items


def test_many_items_are_worked_on_elsewhere() -> None:
    found = set(Processes(2).map_batches(process_ids, range(MANY), str))
    assert os.getpid() not in found


def test_items_are_asked_for_no_sooner_than_they_are_needed() -> None:
    asked: list[int] = []

    def items() -> Iterator[int]:
        for number in range(40 * BATCH_SIZE):
            asked.append(number)
            yield number

    results = Processes(2).map_batches(square, items(), str)
    ahead = max(len(asked) - given for given, _ in enumerate(results))
    assert ahead <= (2 * BATCHES_PER_WORKER + 2) * BATCH_SIZE


def test_there_is_a_worker_for_each_core() -> None:
    assert 1 <= default_workers() <= (os.cpu_count() or 1)


def test_the_command_line_starts_without_what_only_workers_need() -> None:
    code = "import sys, site_builder.cli; print(*sys.modules)"
    loaded = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True
    ).stdout.split()
    assert {"concurrent.futures", "multiprocessing", "distributed", "jinja2"} & set(loaded) == set()


def test_the_same_code_agrees_with_itself() -> None:
    assert check_code(describe_code()) == []


def test_another_version_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    expected = describe_code()
    monkeypatch.setattr(agreement, "__version__", "0.0.0")
    [problem] = check_code(expected)
    assert problem.rule == "cluster-differs"
    assert "a worker has site-builder 0.0.0" in problem.message
    assert __version__ in problem.message


def test_a_library_that_a_worker_lacks_is_named() -> None:
    expected = (*describe_code()[:2], ("no-such-library", "1.0"))
    [problem] = check_code(expected)
    assert problem.message == "a worker has no-such-library not at all, this machine 1.0"


def test_a_worker_with_other_code_refuses_to_work() -> None:
    expected = (*describe_code()[:2], ("no-such-library", "1.0"))
    with pytest.raises(SiteError, match="no-such-library"):
        agreement.refuse_other_code(expected)
