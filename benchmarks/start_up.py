"""What `site-builder --version` takes beyond starting Python."""

from __future__ import annotations

import sys
from pathlib import Path
from statistics import median

from benchmarks.processes import measure
from benchmarks.tools import REPOSITORY_DIR

_COMMANDS = {
    "bare interpreter": (sys.executable, "-c", "pass"),
    "site-builder --version": (sys.executable, "-m", "site_builder", "--version"),
}


def measure_start_up(turns: int, work_dir: Path) -> dict[str, float]:
    """Median seconds of each command; they take turns, and the first turn warms the caches."""
    environment = {"PYTHONPATH": str(REPOSITORY_DIR)}
    seconds: dict[str, list[float]] = {name: [] for name in _COMMANDS}
    for turn in range(turns + 1):
        for name, command in _COMMANDS.items():
            usage = measure(command, work_dir, environment)
            if turn:
                seconds[name].append(usage.wall)
    return {name: median(values) for name, values in seconds.items()}


def format_start_up(seconds: dict[str, float]) -> str:
    lines = [f"| {name} | {1000 * value:.0f} ms |" for name, value in seconds.items()]
    bare, ours = seconds.values()
    difference = f"| difference | {1000 * (ours - bare):.0f} ms |"
    return "\n".join(("| command | median |", "|---|--:|", *lines, difference))
