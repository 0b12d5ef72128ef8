"""A cluster of two workers gives what processes on this machine give, and says when it can't."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import pytest

from site_builder.build import BuildOptions, build_site
from site_builder.errors import SiteError
from site_builder.progress import Item, SilentProgress
from site_builder.workers.cluster import Cluster
from tests.cluster.local_cluster import LocalCluster, local_cluster
from tests.support.sites import SITE_YAML, SiteFolder
from tests.support.work import process_ids, square, square_but_die_once, square_but_die_over_321

ITEMS = range(600)
STORIES = 70  # 140 articles: enough to leave this process

pytestmark = pytest.mark.xdist_group("cluster")


@pytest.fixture(scope="module")
def cluster() -> Iterator[LocalCluster]:
    with local_cluster() as running:
        yield running


@dataclass(frozen=True)
class _SchedulerKiller(SilentProgress):
    """Ends a scheduler when articles have been parsed and pages are to be rendered."""

    scheduler: subprocess.Popen[bytes]

    def track(self, items: Iterable[Item], label: str, total: int) -> Iterator[Item]:
        if label == "rendering":
            self.scheduler.kill()
            self.scheduler.wait()
        return super().track(items, label, total)


def write_site(site_dir: Path) -> SiteFolder:
    site = SiteFolder.create(site_dir)
    for number in range(STORIES):
        tags = ["LLM"] if number % 2 else ["DeepSeek"]
        date = f"2026-{number % 5 + 1:02}-{number % 27 + 1:02}"
        site.article(f"story-{number}.en", f"## Body {number}\n\nText.", date=date, tags=tags)
        site.article(f"story-{number}.zh", f"## 正文 {number}\n\n“双向收割”**结论：**微软")
    return site


def build(site: SiteFolder, *, workers: int = 1, scheduler: str = "") -> dict[str, bytes]:
    options = BuildOptions(site.site_dir, workers=workers, scheduler=scheduler)
    build_site(options, SilentProgress())
    return site.output()


def problem_of(address: str) -> tuple[str, str]:
    with pytest.raises(SiteError) as caught:
        list(Cluster(address).map_batches(square, ITEMS, str))
    [problem] = caught.value.problems
    return problem.rule, problem.message


def test_a_site_built_on_a_cluster_has_the_same_bytes(
    tmp_path: Path, cluster: LocalCluster
) -> None:
    here = build(write_site(tmp_path / "here"), workers=2)
    there = build(write_site(tmp_path / "there"), scheduler=cluster.address)
    assert sorted(here) == sorted(there)
    assert [path for path in here if here[path] != there[path]] == []


def test_results_come_in_the_order_of_the_items(cluster: LocalCluster) -> None:
    results = Cluster(cluster.address).map_batches(square, ITEMS, str)
    assert list(results) == [number * number for number in ITEMS]


def test_both_workers_work_and_this_process_does_not(cluster: LocalCluster) -> None:
    found = set(Cluster(cluster.address).map_batches(process_ids, range(2000), str))
    assert found == {worker.pid for worker in cluster.workers}


def test_few_items_are_worked_on_here(cluster: LocalCluster) -> None:
    found = Cluster(cluster.address).map_batches(process_ids, range(9), str)
    assert set(found) == {os.getpid()}


def test_the_work_of_a_lost_worker_is_done_by_another(tmp_path: Path) -> None:
    work = partial(square_but_die_once, tmp_path / "died")
    with local_cluster() as running:
        results = list(Cluster(running.address).map_batches(work, ITEMS, str))
    assert results == [number * number for number in ITEMS]
    assert (tmp_path / "died").exists()


def test_a_batch_that_ends_worker_after_worker_is_named() -> None:
    work = partial(square_but_die_over_321, 9)
    with local_cluster(workers=5) as running, pytest.raises(SiteError) as caught:
        list(Cluster(running.address).map_batches(work, ITEMS, "articles/{}.md".format))
    [problem] = caught.value.problems
    assert (problem.rule, problem.position.path) == ("worker-died", "articles/300.md")
    assert "articles/349.md" in problem.message


def test_a_scheduler_that_dies_at_work_is_named(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("site_builder.workers.cluster._SECONDS_TO_ANSWER", 5)
    with local_cluster() as running:
        results = Cluster(running.address).map_batches(square, range(100_000), str)
        assert next(results) == 0
        running.scheduler.kill()
        with pytest.raises(SiteError) as caught:
            list(results)
    [problem] = caught.value.problems
    assert problem.rule == "cluster-lost"


def test_a_scheduler_that_dies_during_a_build_leaves_the_published_site(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("site_builder.workers.cluster._SECONDS_TO_ANSWER", 5)
    site = write_site(tmp_path)
    before = build(site)
    site.write("content/site.yaml", SITE_YAML.replace("Test Archive", "Another Title"))
    with local_cluster() as running:
        options = BuildOptions(site.site_dir, scheduler=running.address)
        with pytest.raises(SiteError) as caught:
            build_site(options, _SchedulerKiller(running.scheduler))
    [problem] = caught.value.problems
    assert problem.rule == "cluster-unreachable"
    assert site.output() == before


def test_a_scheduler_that_does_not_answer_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("site_builder.workers.cluster._SECONDS_TO_ANSWER", 1)
    rule, message = problem_of("tcp://127.0.0.1:9")
    assert rule == "cluster-unreachable"
    assert "tcp://127.0.0.1:9" in message


def test_an_address_that_is_none_is_named() -> None:
    assert problem_of("nonsense://x")[0] == "cluster-unreachable"


def test_a_cluster_without_workers_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("site_builder.workers.cluster._SECONDS_TO_ANSWER", 5)
    with local_cluster(workers=0) as running:
        rule, message = problem_of(running.address)
    assert rule == "cluster-unreachable"
    assert message.endswith("has no workers")


def test_workers_with_other_code_are_refused(
    cluster: LocalCluster, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("site_builder.workers.agreement.__version__", "0.0.0")
    rule, message = problem_of(cluster.address)
    assert rule == "cluster-differs"
    assert "this machine 0.0.0" in message
