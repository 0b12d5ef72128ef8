"""`site-builder init`, `new` and `schema` as processes."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.support.commands import run_command
from tests.support.sites import SiteFolder


@pytest.fixture
def site(tmp_path: Path) -> SiteFolder:
    return SiteFolder.create(tmp_path / "site")


def test_a_new_archive_says_how_to_go_on_and_its_words_are_true(tmp_path: Path) -> None:
    result = run_command("init", "my archive", site_dir=tmp_path)
    assert result.returncode == 0
    assert result.stdout == (
        "made an archive in 'my archive'; now:\n"
        "  cd 'my archive'\n"
        "  site-builder serve\n"
        '  site-builder new "A title"\n'
    )
    site_dir = tmp_path / "my archive"
    assert run_command("new", "A title", site_dir=site_dir).returncode == 0
    built = run_command("build", site_dir=site_dir)
    assert (built.returncode, built.stderr) == (0, "")
    assert (site_dir / "public/zh/2026/01/welcome/index.html").exists()


def test_an_archive_can_be_made_in_the_folder_where_one_is(tmp_path: Path) -> None:
    result = run_command("init", ".", site_dir=tmp_path)
    assert result.returncode == 0
    assert "  cd " not in result.stdout
    assert (tmp_path / "content/site.yaml").exists()


def test_no_archive_is_made_in_a_folder_in_use(site: SiteFolder) -> None:
    result = run_command("init", ".", site_dir=site.site_dir)
    assert result.returncode == 1
    assert "[folder-in-use]" in result.stderr


def test_a_new_story_is_a_draft_in_every_language_whose_paths_are_printed(
    site: SiteFolder,
) -> None:
    result = run_command(
        "new", "Huawei: the return", "--date", "2026-02-14", site_dir=site.site_dir
    )
    assert (result.returncode, result.stderr) == (0, "")
    assert result.stdout.splitlines() == [
        "content/articles/2026/02/huawei-the-return.en.md",
        "content/articles/2026/02/huawei-the-return.zh.md",
    ]
    built = run_command("build", "--drafts", site_dir=site.site_dir)
    assert (built.returncode, built.stderr) == (0, "")
    assert "built 1 story (2 articles)" in built.stdout
    page = site.read("en/2026/02/huawei-the-return/index.html")
    assert '<h1 data-part="title">Huawei: the return</h1>' in page


def test_a_story_that_is_there_is_never_overwritten(site: SiteFolder) -> None:
    arguments = ("new", "A title", "--date", "2026-02-14", "--language", "zh")
    [path] = run_command(*arguments, site_dir=site.site_dir).stdout.splitlines()
    site.write(path, "mine")
    result = run_command("new", "A title", "--date", "2026-02-14", site_dir=site.site_dir)
    assert result.returncode == 1
    assert result.stderr.startswith(f"{path}: error: there is such a file already [file-exists]\n")
    assert (site.site_dir / path).read_text() == "mine"


def test_a_wrong_wish_for_a_story_is_wrong_usage_that_names_the_option(site: SiteFolder) -> None:
    result = run_command("new", "A title", "--category", "modles", site_dir=site.site_dir)
    assert result.returncode == 2
    assert 'Invalid value for --category: unknown category "modles"; did you mean' in result.stderr
    assert not (site.site_dir / "content/articles").exists()


def test_a_story_needs_an_archive(tmp_path: Path) -> None:
    result = run_command("new", "A title", site_dir=tmp_path)
    assert result.returncode == 1
    assert result.stderr.startswith("content/site.yaml: error: ")


def test_a_schema_knows_the_archives_own_words(site: SiteFolder) -> None:
    schema = json.loads(run_command("schema", site_dir=site.site_dir).stdout)
    assert schema["properties"]["category"]["enum"] == ["models", "china"]
    assert "companies" in schema["properties"]


@pytest.mark.parametrize("name", ["article", "page", "site", "terms"])
def test_outside_an_archive_a_schema_is_for_any(tmp_path: Path, name: str) -> None:
    result = run_command("schema", name, site_dir=tmp_path)
    assert result.returncode == 0
    assert json.loads(result.stdout)["$schema"].startswith("https://json-schema.org/")


def test_the_schemas_are_written_where_the_content_looks_for_them(site: SiteFolder) -> None:
    result = run_command("schema", "--write", site_dir=site.site_dir)
    assert result.returncode == 0
    paths = result.stdout.splitlines()
    assert "content/schema/article.json" in paths
    printed = run_command("schema", "article", site_dir=site.site_dir).stdout
    assert (site.site_dir / "content/schema/article.json").read_text(encoding="utf-8") == printed
    assert run_command("check", site_dir=site.site_dir).returncode == 0


def test_schemas_are_written_into_an_archive_alone(tmp_path: Path) -> None:
    assert run_command("schema", "--write", site_dir=tmp_path).returncode == 1
    assert list(tmp_path.iterdir()) == []
