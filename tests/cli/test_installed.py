"""The built wheel has everything that an empty folder needs to become a site."""

from __future__ import annotations

import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]


@pytest.fixture
def installed_dir(tmp_path: Path) -> Path:
    """The wheel, unpacked; what it depends on is that of the tests."""
    subprocess.run(
        [
            *(sys.executable, "-m", "pip", "wheel", "--wheel-dir", str(tmp_path / "wheels")),
            *("--quiet", "--disable-pip-version-check", "--no-deps", "--no-build-isolation"),
            str(ROOT),
        ],
        check=True,
    )
    [wheel] = (tmp_path / "wheels").iterdir()
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(tmp_path / "installed")
    return tmp_path / "installed"


def test_an_installed_builder_makes_a_site_in_an_empty_folder(
    installed_dir: Path, tmp_path: Path
) -> None:
    work_dir = tmp_path / "work"
    work_dir.mkdir()

    def run(*arguments: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [sys.executable, *arguments],
            cwd=work_dir,
            env={**os.environ, "PYTHONPATH": str(installed_dir)},
            capture_output=True,
            text=True,
            check=True,
        )

    program = "import site_builder; print(site_builder.__file__)"
    assert Path(run("-c", program).stdout).is_relative_to(installed_dir)
    run("-m", "site_builder", "init", "my-archive")
    run("-m", "site_builder", "build", "--site", "my-archive")
    page = work_dir / "my-archive/public/zh/2026/01/welcome/index.html"
    assert "欢迎使用你的档案" in page.read_text(encoding="utf-8")
