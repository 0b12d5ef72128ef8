"""File systems that can't exchange two folders in one step."""

from __future__ import annotations

import errno
import subprocess
from pathlib import Path

import pytest

from site_builder.output import exchange
from site_builder.output.exchange import complete_exchange, publish_next
from site_builder.output.manifest import MANIFEST_NAME, digest_of, format_manifest
from site_builder.output.places import PUBLIC, Places
from tests.faults.system_calls import Point, build_with_fault, needs_strace
from tests.support.commands import run_command
from tests.support.published import assert_whole
from tests.support.sites import SiteFolder
from tests.support.small_disks import memory_disk, needs_root


class KilledError(BaseException):
    """The process ends here."""


def _write_site(folder: Path, text: str) -> None:
    folder.mkdir(parents=True)
    (folder / "index.html").write_text(text)
    manifest = format_manifest({"index.html": digest_of(text.encode())})
    (folder / MANIFEST_NAME).write_bytes(manifest)


@pytest.fixture
def places(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Places:
    """An old site, a next one, and a system without the call."""
    places = Places(tmp_path, PUBLIC)
    _write_site(places.output_dir, "old")
    _write_site(places.next_dir, "new")
    monkeypatch.setattr(exchange, "_exchange_in_one_step", lambda *_: False)
    return places


def _text_of(folder: Path) -> str:
    return (folder / "index.html").read_text()


def test_two_renames_put_the_next_site_in_place_and_keep_the_old(places: Places) -> None:
    assert not publish_next(places)
    assert _text_of(places.output_dir) == "new"
    assert _text_of(places.previous_dir) == "old"
    assert not places.journal_file.exists()


@pytest.mark.parametrize("renames", [0, 1, 2])
def test_what_a_killed_exchange_has_left_is_completed(
    places: Places, monkeypatch: pytest.MonkeyPatch, renames: int
) -> None:
    rename, left = Path.rename, [renames + 1]  # the journal's own comes first

    def rename_or_die(self: Path, target: Path) -> Path:
        if not left[0]:
            raise KilledError
        left[0] -= 1
        return rename(self, target)

    monkeypatch.setattr(Path, "rename", rename_or_die)
    if renames < 2:
        with pytest.raises(KilledError):
            publish_next(places)
    else:
        monkeypatch.setattr(exchange, "remove_cache_file", _die_at_the_journal)
        with pytest.raises(KilledError):
            publish_next(places)
    monkeypatch.undo()
    complete_exchange(places)
    assert _text_of(places.output_dir) == ("old" if renames == 0 else "new")
    assert not places.journal_file.exists()
    complete_exchange(places)


def _die_at_the_journal(file: Path) -> None:
    if file.is_file():
        raise KilledError


def test_a_rename_that_fails_brings_the_old_site_back(
    places: Places, monkeypatch: pytest.MonkeyPatch
) -> None:
    rename = Path.rename

    def rename_or_fail(self: Path, target: Path) -> Path:
        if self == places.next_dir:
            raise OSError(errno.EIO, "broken", str(self))
        return rename(self, target)

    monkeypatch.setattr(Path, "rename", rename_or_fail)
    with pytest.raises(OSError, match="broken"):
        publish_next(places)
    assert _text_of(places.output_dir) == "old"
    assert not places.journal_file.exists()


def test_a_site_whose_copy_is_torn_down_is_replaced_and_nothing_of_others_lost(
    places: Places,
) -> None:
    """Where the folder could be copied but not renamed, and the build was killed then."""
    generation = digest_of((places.next_dir / MANIFEST_NAME).read_bytes())
    places.journal_file.write_text(generation)
    _write_site(places.previous_dir, "old")
    (places.output_dir / MANIFEST_NAME).unlink()
    complete_exchange(places)
    assert _text_of(places.output_dir) == "new"

    _write_site(places.next_dir, "newer")
    places.journal_file.write_text(digest_of((places.next_dir / MANIFEST_NAME).read_bytes()))
    (places.output_dir / MANIFEST_NAME).unlink()
    (places.output_dir / "notes.txt").write_text("mine")
    with pytest.raises(OSError, match="not empty"):
        complete_exchange(places)
    assert (places.output_dir / "notes.txt").read_text() == "mine"
    assert _text_of(places.next_dir) == "newer"


@needs_strace
@pytest.mark.parametrize("error", ["EINVAL", "ENOSYS", "EXDEV"])
def test_a_build_says_that_it_could_not_exchange(tmp_path: Path, error: str) -> None:
    site = SiteFolder.create(tmp_path / "site")
    site.article("one.en")
    site.build()
    site.article("two.en")
    point = Point("renameat2", str(site.site_dir / "public"), 1)
    result = build_with_fault(site.site_dir, point, f"error={error}")
    assert result.returncode == 0
    assert result.stderr.count("[not-in-one-step]") == 1
    assert_whole(site.output())
    assert "en/2026/03/two/index.html" in site.output()
    site.article("three.en")
    assert site.build().warnings == ()


@needs_root
def test_a_site_in_the_lower_layer_of_an_overlay_is_replaced(tmp_path: Path) -> None:
    lower = SiteFolder.create(tmp_path / "lower")
    lower.article("one.en")
    lower.build()
    with memory_disk(tmp_path / "disk") as disk:
        for name in ("upper", "work", "merged"):
            (disk / name).mkdir()
        layers = f"lowerdir={lower.site_dir},upperdir={disk / 'upper'},workdir={disk / 'work'}"
        merged = SiteFolder(disk / "merged")
        mount = ["mount", "-t", "overlay", "-o", layers, "overlay", str(merged.site_dir)]
        subprocess.run(mount, check=True)
        try:
            for number, name in enumerate(("two", "three")):
                merged.article(f"{name}.en")
                result = run_command("build", "--workers", "1", site_dir=merged.site_dir)
                assert result.returncode == 0, result.stderr
                assert ("[not-in-one-step]" in result.stderr) == (number == 0)
                assert_whole(merged.output())
                assert f"en/2026/03/{name}/index.html" in merged.output()
        finally:
            subprocess.run(["umount", merged.site_dir], check=True)
