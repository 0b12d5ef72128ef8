"""Faults at chosen system calls of a build, by strace's injection."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import pytest

CALLS = (
    *("openat", "write", "pwrite64", "ftruncate", "mkdir", "mkdirat", "rmdir", "link", "linkat"),
    *("unlink", "unlinkat", "rename", "renameat", "renameat2", "utimensat", "flock"),
    *("fsync", "fdatasync", "syncfs"),
)
_BUILD = (sys.executable, "-m", "site_builder", "build", "--workers", "1")
# The order of calls is then the same in every build.
_ENVIRONMENT = {**os.environ, "PYTHONHASHSEED": "0"}

needs_strace = pytest.mark.skipif(
    shutil.which("strace") is None and "CI" not in os.environ,
    reason="strace, which tools/test-packages installs, is not there",
)


@dataclass(frozen=True, slots=True)
class Point:
    """The `number`-th call of its kind in a build that names this file of the site."""

    call: str
    file: str
    number: int

    def filter(self, fault: str) -> tuple[str, ...]:
        """Options of strace that put the fault there. Only calls that name the file count."""
        injection = f"inject={self.call}:{fault}:when={self.number}"
        return ("-P", self.file, "-e", f"trace={self.call}", "-e", injection)


def record_points(site_dir: Path, log_file: Path, *options: str) -> list[Point]:
    """Build, and note every call that changes something in the site's folder."""
    traced = ("strace", "-y", "-qq", "-o", log_file, "-e", f"trace={','.join(CALLS)}")
    done = subprocess.run(
        [*traced, *_BUILD, *options],
        cwd=site_dir,
        env=_ENVIRONMENT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    counts: Counter[tuple[str, str]] = Counter()
    points = []
    # What a call names: files below the site's folder, not the folder itself, which Python opens.
    named = re.compile(rf"[\"<]({re.escape(str(site_dir))}/[^\">]+)[\">]")
    for line in log_file.read_text(errors="replace").splitlines():
        call, _, arguments = line.partition("(")
        if (match := named.search(arguments)) and "O_RDONLY" not in arguments:
            counts[call, match[1]] += 1
            points.append(Point(call, match[1], counts[call, match[1]]))
    return points


def build_with_fault(
    site_dir: Path, point: Point, fault: str, *options: str
) -> subprocess.CompletedProcess[str]:
    """Build with `signal=…` or `error=…` at a point."""
    return subprocess.run(
        ["strace", "-qq", "-o", os.devnull, *point.filter(fault), *_BUILD, *options],
        cwd=site_dir,
        env=_ENVIRONMENT,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )


def choose_points(points: Sequence[Point], count: int) -> list[Point]:
    """So many points spread evenly over the build, all that rename, lock or sync, and the last of
    each call.

    `FAULT_POINTS=all` in the environment chooses every point.
    """
    if os.environ.get("FAULT_POINTS") == "all":
        return list(points)
    spread = {round(number * (len(points) - 1) / (count - 1)) for number in range(count)}
    spread.update({point.call: number for number, point in enumerate(points)}.values())
    return [
        point
        for number, point in enumerate(points)
        if number in spread or point.call.startswith(("rename", "flock", "sync"))
    ]
