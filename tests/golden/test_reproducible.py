"""The same input gives the same bytes, whatever the machine does otherwise."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.support.sites import SiteFolder

SAMPLE_CONTENT = Path(__file__).parents[2] / "content"


def build(content_dir: Path, site_dir: Path, *, workers: int, **variables: str) -> dict[str, bytes]:
    """The site built by the real command in an environment of its own."""
    shutil.copytree(content_dir, site_dir / "content")
    subprocess.run(
        [sys.executable, "-m", "site_builder", "build", "--workers", str(workers)],
        cwd=site_dir,
        check=True,
        capture_output=True,
        env={"PATH": os.environ["PATH"], **variables},
    )
    return SiteFolder(site_dir).output()


@pytest.mark.parametrize(
    ("workers", "variables"),
    [
        pytest.param(1, {"TZ": "America/St_Johns", "PYTHONHASHSEED": "1"}, id="one worker"),
        pytest.param(3, {"LC_ALL": "C", "PYTHONHASHSEED": "2"}, id="three workers"),
    ],
)
def test_two_builds_give_the_same_bytes(
    tmp_path: Path, workers: int, variables: dict[str, str]
) -> None:
    first = build(SAMPLE_CONTENT, tmp_path / "a", workers=2, TZ="Asia/Tokyo", PYTHONHASHSEED="7")
    second = build(SAMPLE_CONTENT, tmp_path / "b", workers=workers, **variables)
    assert sorted(first) == sorted(second)
    assert [path for path in first if first[path] != second[path]] == []


def test_the_order_of_files_on_disk_makes_no_difference(tmp_path: Path) -> None:
    sources = sorted(file for file in SAMPLE_CONTENT.rglob("*") if file.is_file())
    outputs = []
    for name, order in (("a", sources), ("b", sources[::-1])):
        for file in order:
            target = tmp_path / name / "shuffled" / file.relative_to(SAMPLE_CONTENT)
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(file, target)
        outputs.append(build(tmp_path / name / "shuffled", tmp_path / name / "site", workers=1))
    assert outputs[0] == outputs[1]
