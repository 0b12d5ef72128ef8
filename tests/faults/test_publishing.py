"""What is published stays whole, whatever happens to a build."""

from __future__ import annotations

import os
import resource
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from site_builder.errors import OutputError, SiteError
from site_builder.output.manifest import MANIFEST_NAME, parse_manifest
from tests.support.commands import run_command, start_command
from tests.support.published import assert_whole, watching
from tests.support.sites import SiteFolder
from tests.support.small_disks import limit_disk, memory_disk, needs_root

_HOLD_LOCK = """
import fcntl, sys, time
lock = open(sys.argv[1], "w")
fcntl.flock(lock, fcntl.LOCK_EX)
print("held", flush=True)
time.sleep(60)
"""


@pytest.fixture
def site(tmp_path: Path) -> SiteFolder:
    site = SiteFolder.create(tmp_path / "site")
    for number in range(1, 8):
        site.article(f"s{number}.en", date=f"2026-03-{number:02}", tags=["LLM"])
    site.build()
    return site


def test_a_build_publishes_exactly_what_its_manifest_lists(site: SiteFolder) -> None:
    assert_whole(site.output())


def test_a_build_with_a_problem_changes_nothing(site: SiteFolder) -> None:
    before = site.output()
    site.article("broken.en", category="nowhere")
    with pytest.raises(SiteError):
        site.build()
    assert site.output() == before


def test_a_build_with_a_broken_layout_changes_nothing(site: SiteFolder) -> None:
    before = site.output()
    site.write("layouts/pages/article.html", "<p>{{ page.nothing }}</p>\n")
    result = run_command("build", site_dir=site.site_dir)
    assert result.returncode == 1
    assert "layouts/pages/article.html:1: error:" in result.stderr
    assert site.output() == before


def test_the_previous_site_is_kept_until_the_next_build(site: SiteFolder) -> None:
    before = site.output()
    site.article("new.en", date="2026-03-09")
    site.build()
    previous_dir = site.site_dir / ".cache" / "previous"
    kept = {
        file.relative_to(previous_dir).as_posix(): file.read_bytes()
        for file in previous_dir.rglob("*")
        if file.is_file()
    }
    assert kept == before


def test_a_folder_with_files_of_others_is_refused_and_left_alone(site: SiteFolder) -> None:
    site.article("new.en", date="2026-03-09")
    site.write("public/notes.txt", "mine")
    before = site.output()
    with pytest.raises(OutputError) as caught:
        site.build()
    (problem,) = caught.value.problems
    assert problem.rule == "foreign-output"
    assert "notes.txt" in problem.message
    assert site.output() == before


def test_a_folder_without_a_manifest_is_refused(site: SiteFolder) -> None:
    (site.site_dir / "public" / MANIFEST_NAME).unlink()
    before = site.output()
    with pytest.raises(OutputError):
        site.build()
    assert site.output() == before


def _edit(site: SiteFolder) -> tuple[dict[str, bytes], dict[str, bytes]]:
    """Add an article. What is published now, and what will be after a build."""
    before = site.output()
    site.article("new.en", date="2026-03-09")
    clean = SiteFolder(site.site_dir.with_name("clean"))
    ignored = shutil.ignore_patterns("public", ".cache")
    shutil.copytree(site.site_dir, clean.site_dir, ignore=ignored)
    clean.build()
    return before, clean.output()


def test_a_build_killed_at_any_moment_leaves_a_whole_site(site: SiteFolder) -> None:
    before, after = _edit(site)
    next_dir = site.site_dir / ".cache" / "next"
    for progress in (1, 20, 60):
        process = start_command("build", site_dir=site.site_dir)
        while process.poll() is None:
            if sum(len(files) for _, _, files in os.walk(next_dir)) >= progress:
                process.send_signal(signal.SIGKILL)
                break
        process.communicate()
        assert process.returncode in (0, -signal.SIGKILL)
        # On a slow machine the signal may come after the exchange.
        assert site.output() in (before, after)
    site.build()
    assert site.output() == after


def test_a_reader_never_sees_a_site_that_is_not_whole(site: SiteFolder) -> None:
    manifest_file = site.site_dir / "public" / MANIFEST_NAME
    process = start_command("build", site_dir=site.site_dir)
    looks = 0
    while process.poll() is None:
        assert parse_manifest(manifest_file.read_bytes()) is not None
        looks += 1
    process.communicate()
    assert process.returncode == 0
    assert looks > 100


def test_a_second_build_at_the_same_time_is_refused(site: SiteFolder) -> None:
    holder = subprocess.Popen(
        [
            sys.executable,
            "-c",
            _HOLD_LOCK,
            str(site.site_dir / ".cache" / "lock"),
        ],
        stdout=subprocess.PIPE,
        text=True,
    )
    assert holder.stdout is not None
    holder.stdout.readline()
    refused = run_command("build", site_dir=site.site_dir)
    holder.kill()
    holder.communicate()
    assert refused.returncode == 1
    assert "[locked]" in refused.stderr
    assert run_command("build", site_dir=site.site_dir).returncode == 0


def test_a_file_that_cannot_be_written_is_named_and_nothing_changes(site: SiteFolder) -> None:
    before = site.output()
    site.article("long.en", "A body. " * 1000, date="2026-03-09")
    limited = subprocess.run(
        [sys.executable, "-m", "site_builder", "build", "--workers", "1"],
        cwd=site.site_dir,
        capture_output=True,
        text=True,
        check=False,
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (4096, 4096)),
    )
    assert limited.returncode == 1
    assert "[write-failed]" in limited.stderr
    assert "Traceback" not in limited.stderr
    assert site.output() == before
    assert not (site.site_dir / ".cache" / "next").exists()


@needs_root
@pytest.mark.parametrize("share", [0.1, 0.5, 0.9])
@pytest.mark.parametrize("unit", ["size", "nr_inodes"])
def test_a_full_disk_changes_nothing(
    site: SiteFolder, tmp_path: Path, unit: str, share: float
) -> None:
    with memory_disk(tmp_path / "small") as disk:
        shutil.copytree(site.site_dir, disk / "site")
        full = SiteFolder(disk / "site")
        before = full.output()
        shutil.rmtree(full.site_dir / ".cache")
        usage = os.statvfs(disk)
        used = usage.f_files - usage.f_ffree
        needed = sum(1 for _ in (full.site_dir / "public").rglob("*"))
        if unit == "size":
            used, needed = shutil.disk_usage(disk).used, _blocks(full.site_dir / "public")
        limit_disk(disk, f"{unit}={used + int(needed * share)}")
        result = run_command("build", "--workers", "1", site_dir=full.site_dir)
        assert result.returncode == 1
        assert "No space left" in result.stderr
        assert "Traceback" not in result.stderr
        assert full.output() == before
        limit_disk(disk, "size=64m,nr_inodes=0")
        full.build()
        assert full.output() == before


@needs_root
def test_a_folder_that_cannot_be_written_is_a_problem_with_a_place(
    site: SiteFolder, tmp_path: Path
) -> None:
    with memory_disk(tmp_path / "small") as disk:
        shutil.copytree(site.site_dir, disk / "site")
        limit_disk(disk, "ro")
        result = run_command("build", site_dir=disk / "site")
    assert result.returncode == 1
    assert ".cache/lock: error: can't be written: Read-only file system" in result.stderr


def _blocks(folder: Path) -> int:
    """What the files below a folder take on the disk, in bytes."""
    return sum(file.stat().st_blocks * 512 for file in folder.rglob("*"))


@pytest.mark.parametrize(
    ("number", "code"), [(signal.SIGINT, 130), (signal.SIGTERM, 143), (signal.SIGHUP, 129)]
)
def test_a_build_told_to_end_ends_in_order(
    site: SiteFolder, number: signal.Signals, code: int
) -> None:
    before, after = _edit(site)
    process = start_command("build", "--workers", "1", site_dir=site.site_dir)
    next_dir = site.site_dir / ".cache" / "next"
    while process.poll() is None and not next_dir.is_dir():
        time.sleep(0.001)
    process.send_signal(number)
    _, errors = process.communicate()
    assert process.returncode == code
    assert errors == ""
    assert site.output() in (before, after)
    assert not next_dir.exists()


def test_a_build_whose_output_nobody_reads_publishes(site: SiteFolder) -> None:
    site.article("new.en", date="2026-03-09")
    process = start_command("build", "--workers", "1", site_dir=site.site_dir)
    assert process.stdout is not None
    process.stdout.close()
    _, errors = process.communicate()
    assert process.returncode == 141
    assert errors == ""
    assert "en/2026/03/new/index.html" in site.output()


def test_builds_at_the_same_time_take_turns_or_are_refused(site: SiteFolder) -> None:
    for round_number in range(3):
        site.article("new.en", f"Round {round_number}.", date="2026-03-09")
        with watching(site.site_dir / "public"):
            builds = [start_command("build", site_dir=site.site_dir) for _ in range(4)]
            said = [process.communicate()[1] for process in builds]
        codes = [process.returncode for process in builds]
        assert 0 in codes
        assert set(codes) <= {0, 1}
        refused = [text for text, code in zip(said, codes, strict=True) if code == 1]
        assert all("[locked]" in text for text in refused)
        assert f"Round {round_number}." in site.read("en/2026/03/new/index.html")
        assert_whole(site.output())


def test_a_durable_build_publishes_the_same(site: SiteFolder) -> None:
    before = site.output()
    shutil.rmtree(site.site_dir / ".cache")
    result = run_command("build", "--durable", site_dir=site.site_dir)
    assert result.returncode == 0, result.stderr
    assert site.output() == before
