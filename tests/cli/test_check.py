"""`site-builder check`: everything that is wrong, with nothing published."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.support.commands import run_command
from tests.support.sites import SiteFolder


@pytest.fixture
def site(tmp_path: Path) -> SiteFolder:
    site = SiteFolder.create(tmp_path)
    site.article("first.en")
    return site


def test_an_archive_without_problems_exits_with_0(site: SiteFolder) -> None:
    result = run_command("check", site_dir=site.site_dir)
    assert (result.returncode, result.stdout) == (0, "0 errors, 0 warnings\n"), result.stderr


def test_a_dead_link_is_found_and_nothing_published(site: SiteFolder) -> None:
    site.article("first.en", "[Dead](/en/2026/03/nowhere/).")
    result = run_command("check", site_dir=site.site_dir)
    assert result.returncode == 1
    assert "/en/2026/03/nowhere/" in result.stderr
    assert result.stdout.endswith("1 error, 0 warnings\n")
    assert not (site.site_dir / "public").exists()


def test_what_keeps_a_site_from_being_built_is_found(site: SiteFolder) -> None:
    site.article("broken.en", category="modles")
    result = run_command("check", site_dir=site.site_dir)
    assert result.returncode == 1
    assert '"modles" [unknown-category]' in result.stderr


def test_warnings_alone_exit_with_0(site: SiteFolder) -> None:
    site.article("second.en", tags=["Deep Seek", "DeepSeak"])
    result = run_command("check", "--format", "json", site_dir=site.site_dir)
    *problems, counts = (json.loads(line) for line in result.stdout.splitlines())
    assert result.returncode == 0
    assert {problem["severity"] for problem in problems} == {"warning"}
    assert counts["errors"] == 0
    assert counts["warnings"] == len(problems)
