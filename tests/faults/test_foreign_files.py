"""Files that the builder did not make are never lost, whenever they turn up."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from site_builder.errors import OutputError
from site_builder.output.manifest import MANIFEST_NAME
from site_builder.output.publish import building_alone, publishing
from tests.support.published import assert_whole
from tests.support.sites import SiteFolder
from tests.support.small_disks import memory_disk, needs_root


@pytest.fixture
def site(tmp_path: Path) -> SiteFolder:
    site = SiteFolder.create(tmp_path / "site")
    site.article("one.en")
    site.build()
    return site


@pytest.mark.parametrize("path", ["notes.txt", "en/notes.txt", "en/2026/03/one/notes.txt", "a/b"])
def test_a_file_of_others_is_found_in_any_folder(site: SiteFolder, path: str) -> None:
    site.write(f"public/{path}", "mine")
    site.article("two.en")
    before = site.output()
    for _ in range(2):
        with pytest.raises(OutputError, match="did not make"):
            site.build()
        assert site.output() == before
    site.remove(f"public/{path}")
    site.build()
    assert_whole(site.output())


def test_a_file_that_turns_up_during_a_build_is_kept(site: SiteFolder) -> None:
    site_dir = site.site_dir
    site.article("two.en")
    with building_alone(site_dir), publishing(site_dir) as stage:
        stage.go_on()
        stage.write_file("new.txt", b"new", "0" * 64)
        site.write("public/en/notes.txt", "mine")
    shutil.rmtree(site_dir / ".cache" / "state", ignore_errors=True)
    (site_dir / "public" / "new.txt").unlink()
    warnings = site.build().warnings
    assert [problem.rule for problem in warnings].count("kept-foreign-file") == 1
    (kept,) = (site_dir / ".cache").glob("kept-*/en/notes.txt")
    assert kept.read_text() == "mine"
    assert_whole(site.output())
    site.article("three.en")
    assert site.build().warnings == ()
    assert kept.read_text() == "mine"


def test_a_site_that_is_no_folder_is_refused(site: SiteFolder, tmp_path: Path) -> None:
    (site.site_dir / "public").rename(tmp_path / "elsewhere")
    (site.site_dir / "public").symlink_to(tmp_path / "elsewhere")
    with pytest.raises(OutputError, match="not a folder"):
        site.build()
    assert (tmp_path / "elsewhere" / MANIFEST_NAME).is_file()


@pytest.mark.parametrize("damage", ["edited", "removed", "replaced by a link"])
def test_a_published_file_that_was_changed_is_made_anew(site: SiteFolder, damage: str) -> None:
    before = site.output()
    site.article("two.en")
    file = site.site_dir / "public" / "robots.txt"
    if damage == "edited":
        file.write_text("edited by hand")
    else:
        file.unlink()
    if damage == "replaced by a link":
        file.symlink_to("/etc/hostname")
    assert [problem.rule for problem in site.build().warnings] == ["changed-output"]
    assert site.read("robots.txt").encode() == before["robots.txt"]
    assert_whole(site.output())
    assert not file.is_symlink()


@needs_root
def test_a_cache_on_another_file_system_is_refused(site: SiteFolder) -> None:
    work_dir = site.site_dir / ".cache"
    shutil.rmtree(work_dir)
    with memory_disk(work_dir), pytest.raises(OutputError) as caught:
        site.build()
    assert [problem.rule for problem in caught.value.problems] == ["two-file-systems"]
