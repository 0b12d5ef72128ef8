"""`site-builder build` as a process: what it says, where, and how it ends."""

from __future__ import annotations

import json
import os
import pty
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.support.commands import run_command, start_command
from tests.support.sites import SiteFolder

BROKEN = "content/articles/2026/broken.en.md"


@pytest.fixture
def site(tmp_path: Path) -> SiteFolder:
    site = SiteFolder.create(tmp_path / "site")
    site.article("first.en", title="The first")
    return site


def test_a_good_build_says_what_it_made_and_exits_with_0(site: SiteFolder) -> None:
    result = run_command("build", site_dir=site.site_dir)
    files = len(site.output()) - 1  # the manifest doesn't list itself
    assert (result.returncode, result.stderr) == (0, "")
    assert result.stdout == f"built 1 story (1 article) as {files:,} files in public/\n"


def test_a_page_is_explained_when_asked_for(site: SiteFolder) -> None:
    result = run_command("build", "--explain", "/en/", site_dir=site.site_dir)
    assert "rendered: there was no such page\n" in result.stdout


def test_a_profile_names_every_stage_with_seconds_and_counts(site: SiteFolder) -> None:
    result = run_command("build", "--profile", "--format", "json", site_dir=site.site_dir)
    efforts = [json.loads(line) for line in result.stdout.splitlines()[1:]]
    assert [effort["stage"] for effort in efforts] == [
        "look at all files",
        "look at the last build",
        "look at images",
        "parse",
        "assemble",
        "compare with the last build",
        "plan, render and write",
        "make pictures",
        "index for the search",
        "publish",
        "keep what was built",
    ]
    counts = {effort["stage"]: effort["count"] for effort in efforts}
    assert (counts["parse"], counts["assemble"], counts["index for the search"]) == (1, 1, 1)
    assert sum(effort["seconds"] for effort in efforts) > 0


def test_the_archive_may_be_elsewhere(site: SiteFolder, tmp_path: Path) -> None:
    result = run_command("build", "--site", str(site.site_dir), site_dir=tmp_path)
    assert result.returncode == 0
    assert (site.site_dir / "public/en/index.html").exists()
    assert not (tmp_path / "public").exists()


def test_problems_are_shown_on_standard_error_with_excerpt_and_hint(site: SiteFolder) -> None:
    site.article("broken.en", category="modles")
    result = run_command("build", site_dir=site.site_dir)
    assert (result.returncode, result.stdout) == (1, "")
    assert result.stderr == (
        f'{BROKEN}:5:11: error: unknown category "modles" [unknown-category]\n'
        '  5 | category: "modles"\n'
        "    |           ^\n"
        '  hint: did you mean "models"? Categories are listed in content/site.yaml\n'
    )


def test_problems_of_all_files_are_shown_in_one_run(site: SiteFolder) -> None:
    site.article("broken.en", category="modles", colour="red")
    site.article("other.en", date="yesterday")
    result = run_command("build", site_dir=site.site_dir)
    assert result.stderr.count(" error: ") == 3


def test_for_programs_everything_is_json_on_standard_output(site: SiteFolder) -> None:
    good = run_command("build", "--format", "json", site_dir=site.site_dir)
    [said] = [json.loads(line) for line in good.stdout.splitlines()]
    assert (said["stories"], said["articles"]) == (1, 1)
    site.article("broken.en", category="modles")
    bad = run_command("build", "--format", "json", site_dir=site.site_dir)
    [problem] = [json.loads(line) for line in bad.stdout.splitlines()]
    assert bad.returncode == 1
    assert bad.stderr == ""
    assert problem == {
        "path": BROKEN,
        "line": 5,
        "column": 11,
        "severity": "error",
        "rule": "unknown-category",
        "message": 'unknown category "modles"',
        "hint": 'did you mean "models"? Categories are listed in content/site.yaml',
    }


def test_for_github_problems_are_annotations(site: SiteFolder) -> None:
    site.article("broken.en", category="modles")
    result = run_command("build", "--format", "github", site_dir=site.site_dir)
    assert result.returncode == 1
    assert result.stdout.startswith(
        f'::error file={BROKEN},line=5,col=11,title=unknown-category::unknown category "modles"%0A'
    )


def test_drafts_and_scheduled_articles_are_left_out_and_said_to_be(site: SiteFolder) -> None:
    site.article("draft.en", draft=True)
    site.article("later.en", date="2199-01-02")
    result = run_command("build", site_dir=site.site_dir)
    assert "built 1 story" in result.stdout
    assert "left out 1 draft: build with --drafts to see them" in result.stdout
    assert "the next scheduled article is due 2199-01-02" in result.stdout
    result = run_command("build", "--drafts", "--future", site_dir=site.site_dir)
    assert "built 3 stories" in result.stdout


@pytest.mark.parametrize(
    "arguments",
    [
        ("build", "--nonsense"),
        ("build", "--workers", "0"),
        ("build", "--site", "nowhere"),
        ("build", "--format", "xml"),
        ("biuld",),
        ("new",),
        ("init",),
    ],
)
def test_wrong_usage_exits_with_2(site: SiteFolder, arguments: tuple[str, ...]) -> None:
    result = run_command(*arguments, site_dir=site.site_dir)
    assert result.returncode == 2
    assert result.stderr.startswith("Usage: site-builder")


def test_a_folder_that_is_no_archive_is_a_problem(tmp_path: Path) -> None:
    result = run_command("build", site_dir=tmp_path)
    assert result.returncode == 1
    assert result.stderr.startswith("content/site.yaml: error: ")
    assert list(tmp_path.iterdir()) == []


def test_a_defect_of_ours_exits_with_70_and_a_traceback(site: SiteFolder) -> None:
    program = (
        "import site_builder.build\n"
        "def fail(*_): raise ValueError('a defect')\n"
        "site_builder.build.build_site = fail\n"
        "from site_builder.cli import main\n"
        "main()\n"
    )
    result = subprocess.run(
        [sys.executable, "-c", program, "build"],
        cwd=site.site_dir,
        capture_output=True,
        text=True,
        check=False,
    )
    assert result.returncode == 70
    assert "ValueError: a defect" in result.stderr
    assert result.stderr.endswith("site-builder: this is a bug of ours, please report it\n")


def test_ctrl_c_exits_with_130_without_a_traceback(site: SiteFolder) -> None:
    for number in range(160):
        site.article(f"s{number}.en")
    process = subprocess.Popen(
        [sys.executable, "-m", "site_builder", "build", "--workers", "2"],
        cwd=site.site_dir,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )
    while not (site.site_dir / ".cache/lock").exists():
        time.sleep(0.01)
    os.killpg(process.pid, signal.SIGINT)
    _, complaints = process.communicate()
    assert (process.returncode, complaints) == (130, "")
    assert not (site.site_dir / "public").exists()


def test_a_reader_that_goes_away_is_no_defect(site: SiteFolder) -> None:
    process = start_command("build", site_dir=site.site_dir)
    assert process.stdout is not None
    process.stdout.close()
    process.stdout = None
    _, complaints = process.communicate()
    assert (process.returncode, complaints) == (141, "")


def test_progress_is_shown_to_a_person_alone(site: SiteFolder) -> None:
    terminal, inner = pty.openpty()
    result = subprocess.run(
        [sys.executable, "-m", "site_builder", "build"],
        cwd=site.site_dir,
        stdout=subprocess.DEVNULL,
        stderr=inner,
        check=False,
    )
    os.close(inner)
    shown = os.read(terminal, 1 << 16).decode()
    os.close(terminal)
    assert result.returncode == 0
    assert "rendering" in shown
    assert "100%" in shown
    assert run_command("build", site_dir=site.site_dir).stderr == ""
