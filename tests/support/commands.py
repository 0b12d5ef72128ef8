"""The real command as a process."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path


def run_command(
    *arguments: str, site_dir: Path, timeout: float = 120
) -> subprocess.CompletedProcess[str]:
    """`site-builder ARGUMENTS` in `site_dir`, to its end."""
    return subprocess.run(
        [sys.executable, "-m", "site_builder", *arguments],
        cwd=site_dir,
        capture_output=True,
        text=True,
        timeout=timeout,
        check=False,
    )


def start_command(*arguments: str, site_dir: Path) -> subprocess.Popen[str]:
    """`site-builder ARGUMENTS` in `site_dir`, left running."""
    return subprocess.Popen(
        [sys.executable, "-m", "site_builder", *arguments],
        cwd=site_dir,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
