"""Worker processes on this machine that die."""

from __future__ import annotations

import signal
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

import pytest

from site_builder.errors import SiteError
from site_builder.workers.processes import Processes
from tests.support.work import (
    square_but_die_once,
    square_but_die_over_321,
    square_but_fill_the_memory,
)

ITEMS = range(600)


def test_a_process_that_is_killed_once_loses_nothing(tmp_path: Path) -> None:
    work = partial(square_but_die_once, tmp_path / "died")
    results = list(Processes(2).map_batches(work, ITEMS, str))
    assert results == [number * number for number in ITEMS]
    assert (tmp_path / "died").exists()


@pytest.mark.parametrize(
    "work",
    [
        pytest.param(partial(square_but_die_over_321, signal.SIGKILL), id="killed"),
        pytest.param(partial(square_but_die_over_321, signal.SIGSEGV), id="segmentation fault"),
        pytest.param(square_but_fill_the_memory, id="memory limit"),
    ],
)
def test_what_a_process_dies_of_is_named(work: Callable[[Sequence[int]], list[int]]) -> None:
    results: list[int] = []
    with pytest.raises(SiteError) as caught:
        results.extend(Processes(2).map_batches(work, ITEMS, "articles/{}.md".format))
    [problem] = caught.value.problems
    assert (problem.rule, problem.position.path) == ("worker-died", "articles/321.md")
