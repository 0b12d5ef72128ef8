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


def test_a_dead_link_is_placed_where_it_is_written_and_named_by_the_nearest_page(
    site: SiteFolder,
) -> None:
    body = 'One\n\nSee [this](/en/2026/03/frist/) and <a href="x.md">that</a>.\n'
    site.article("second.en", body)
    result = run_command("check", "--format", "json", site_dir=site.site_dir)
    *problems, _ = (json.loads(line) for line in result.stdout.splitlines())
    path = site.site_dir / problems[0]["path"]
    line = path.read_text(encoding="utf-8").splitlines()[problems[0]["line"] - 1]
    assert [(problem["rule"], problem["column"]) for problem in problems] == [
        ("dead-link", line.index("[this]") + 1),
        ("dead-link", line.index("<a ") + 1),
    ]
    assert problems[0]["hint"] == 'did you mean "/en/2026/03/first/"?'
    assert "not to its file" in problems[1]["hint"]


def test_a_dead_link_of_a_standalone_page_is_placed_in_its_file(site: SiteFolder) -> None:
    site.write("content/pages/about.en.md", "---\ntitle: T\nsummary: S\n---\n\n[Dead](/en/x/)\n")
    result = run_command("check", site_dir=site.site_dir)
    assert "content/pages/about.en.md:6:1: error: nothing is at" in result.stderr


def test_what_keeps_a_site_from_being_built_is_found(site: SiteFolder) -> None:
    site.article("broken.en", category="modles")
    result = run_command("check", site_dir=site.site_dir)
    assert result.returncode == 1
    assert '"modles" [unknown-category]' in result.stderr


def test_a_folder_without_an_archive_is_told_how_to_have_one(tmp_path: Path) -> None:
    for command in (("check",), ("build",), ("new", "A title")):
        result = run_command(*command, site_dir=tmp_path)
        assert result.returncode == 1
        assert "site-builder init my-archive" in result.stderr


def test_warnings_alone_exit_with_0(site: SiteFolder) -> None:
    site.article("second.en", tags=["Deep Seek", "DeepSeak"])
    result = run_command("check", "--format", "json", site_dir=site.site_dir)
    *problems, counts = (json.loads(line) for line in result.stdout.splitlines())
    assert result.returncode == 0
    assert {problem["severity"] for problem in problems} == {"warning"}
    assert counts["errors"] == 0
    assert counts["warnings"] == len(problems)
