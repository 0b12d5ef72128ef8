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
from site_builder.output.manifest import MANIFEST_NAME, digest_of, parse_manifest
from tests.support.commands import run_command, start_command
from tests.support.sites import SiteFolder

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


def assert_whole(output: dict[str, bytes]) -> None:
    """Every file is as the manifest says, and there is no other."""
    made = parse_manifest(output[MANIFEST_NAME])
    files = {path: digest_of(content) for path, content in output.items() if path != MANIFEST_NAME}
    assert files == made


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


def test_a_build_killed_at_any_moment_leaves_a_whole_site(site: SiteFolder) -> None:
    site.article("new.en", date="2026-03-09")
    next_dir = site.site_dir / ".cache" / "next"
    for progress in (1, 20, 60):
        before = site.output()
        process = start_command("build", site_dir=site.site_dir)
        while process.poll() is None:
            if sum(len(files) for _, _, files in os.walk(next_dir)) >= progress:
                process.send_signal(signal.SIGKILL)
                break
        process.communicate()
        output = site.output()
        assert_whole(output)
        if process.returncode == -signal.SIGKILL:
            assert output == before
    site.build()
    assert_whole(site.output())
    assert "en/2026/03/new/index.html" in site.output()


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


@pytest.mark.skipif(os.geteuid() != 0, reason="mounting a small file system takes root")
@pytest.mark.parametrize("share", [0.1, 0.5, 0.9])
def test_a_full_disk_changes_nothing(site: SiteFolder, tmp_path: Path, share: float) -> None:
    mount_dir = tmp_path / "small"
    mount_dir.mkdir()
    subprocess.run(["mount", "-t", "tmpfs", "-o", "size=64m", "tmpfs", mount_dir], check=True)
    try:
        shutil.copytree(site.site_dir, mount_dir / "site")
        full = SiteFolder(mount_dir / "site")
        before = full.output()
        shutil.rmtree(full.site_dir / ".cache")
        usage = shutil.disk_usage(mount_dir)
        size = usage.used + int(_blocks(full.site_dir / "public") * share)
        subprocess.run(["mount", "-o", f"remount,size={size}", mount_dir], check=True)
        result = run_command("build", "--workers", "1", site_dir=full.site_dir)
        assert result.returncode == 1
        assert "No space left" in result.stderr
        assert full.output() == before
    finally:
        subprocess.run(["umount", mount_dir], check=True)


def _blocks(folder: Path) -> int:
    """What the files below a folder take on the disk, in bytes."""
    return sum(file.stat().st_blocks * 512 for file in folder.rglob("*"))


def test_an_interrupted_build_ends_without_a_traceback(site: SiteFolder) -> None:
    before = site.output()
    process = start_command("build", site_dir=site.site_dir)
    next_dir = site.site_dir / ".cache" / "next"
    while process.poll() is None and not next_dir.is_dir():
        time.sleep(0.005)
    process.send_signal(signal.SIGINT)
    _, errors = process.communicate()
    assert process.returncode == 130
    assert "Traceback" not in errors
    assert site.output() == before
