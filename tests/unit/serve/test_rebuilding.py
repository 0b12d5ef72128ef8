from __future__ import annotations

import asyncio
import json
from pathlib import Path

import pytest

from site_builder.build import BuildOptions
from site_builder.progress import SilentProgress
from site_builder.serve import rebuilding
from site_builder.serve.rebuilding import Outcome, Workshop, rebuild
from site_builder.serve.snapshots import PREVIEW, Snapshot
from tests.support.sites import SiteFolder

FIRST = Snapshot(7, None, b"[]")


@pytest.fixture
def site(tmp_path: Path) -> SiteFolder:
    site = SiteFolder.create(tmp_path)
    site.article("first.en")
    return site


def workshop_of(site: SiteFolder) -> Workshop:
    options = BuildOptions(site.site_dir, target=PREVIEW)
    return Workshop(options, SilentProgress(), lambda _: "", asyncio.Event())


def rebuilt(workshop: Workshop, previous: Snapshot = FIRST, *paths: str) -> Outcome:
    outcome = rebuild(workshop, previous, paths)
    assert outcome is not None
    return outcome


def test_a_good_build_leaves_its_site_and_no_problems(site: SiteFolder) -> None:
    outcome = rebuilt(workshop_of(site))
    assert outcome.snapshot.number == 8
    assert outcome.snapshot.site is not None
    assert "en/2026/03/first/index.html" in outcome.snapshot.site.digests
    assert outcome.snapshot.problems == b"[]"


def test_a_bad_build_leaves_the_site_before_it_and_its_problems(site: SiteFolder) -> None:
    workshop = workshop_of(site)
    good = rebuilt(workshop).snapshot
    site.article("second.en", category="nowhere")
    outcome = rebuilt(workshop, good)
    assert outcome.snapshot.site is good.site
    assert [problem.rule for problem in outcome.problems] == ["unknown-category"]
    assert [problem["rule"] for problem in json.loads(outcome.snapshot.problems)] == [
        "unknown-category"
    ]


def test_a_defect_of_ours_is_shown_and_does_not_end_the_server(
    site: SiteFolder, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def fail(*_: object) -> None:
        raise ValueError("a defect")

    monkeypatch.setattr(rebuilding, "build_site", fail)
    outcome = rebuilt(workshop_of(site))
    [problem] = outcome.problems
    assert problem.rule == "crashed"
    assert "ValueError: a defect" in problem.message
    assert "Traceback" in capsys.readouterr().err


def test_a_build_for_a_server_that_is_to_end_is_given_up(site: SiteFolder) -> None:
    workshop = workshop_of(site)
    workshop.stop.set()
    assert rebuild(workshop, FIRST, ()) is None
    assert not (site.site_dir / PREVIEW.output_path).exists()
    assert not (site.site_dir / PREVIEW.work_path / "next").exists()


def test_of_many_changes_a_few_are_named(site: SiteFolder) -> None:
    paths = [f"content/articles/{number}.en.md" for number in range(1_004)]
    summary = rebuilt(workshop_of(site), FIRST, *paths).summary
    assert summary.startswith(f"{', '.join(paths[:3])} and 1,001 more changed: built 1 story")
