"""The sample archive, built by the real command and served as a host would."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.support.commands import run_command

_ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="session")
def sample_dir(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the built sample archive."""
    site_dir = tmp_path_factory.mktemp("sample")
    shutil.copytree(_ROOT / "content", site_dir / "content")
    result = run_command("build", site_dir=site_dir)
    assert result.returncode == 0, result.stderr
    return site_dir / "public"


@pytest.fixture(scope="session")
def sample_url(sample_dir: Path, serve_folder: Callable[[Path], str]) -> str:
    """The address of the built sample archive, without a slash at its end."""
    return serve_folder(sample_dir)
