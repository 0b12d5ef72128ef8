"""Small file systems in memory, to be filled, mounted over or made read-only."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

needs_root = pytest.mark.skipif(
    os.geteuid() != 0 and "CI" not in os.environ, reason="mounting a file system takes root"
)


@contextmanager
def memory_disk(folder: Path) -> Iterator[Path]:
    """A file system in memory, mounted on a folder that is made for it."""
    folder.mkdir()
    subprocess.run(["mount", "-t", "tmpfs", "-o", "size=64m", "tmpfs", folder], check=True)
    try:
        yield folder
    finally:
        subprocess.run(["umount", folder], check=True)


def limit_disk(folder: Path, option: str) -> None:
    """Change an option of a memory disk: `size=…`, `nr_inodes=…`, `ro`."""
    subprocess.run(["mount", "-o", f"remount,{option}", folder], check=True)
