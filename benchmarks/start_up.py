"""What `site-builder --version` takes beyond starting Python."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from pathlib import Path
from statistics import median

from benchmarks.processes import Usage, measure
from benchmarks.tools import REPOSITORY_DIR

_COMMANDS = {
    "bare interpreter": (sys.executable, "-c", "pass"),
    "site-builder --version": (sys.executable, "-m", "site_builder", "--version"),
}


def measure_start_up(turns: int, work_dir: Path) -> dict[str, tuple[float, float]]:
    """Median wall and CPU seconds of each command, which take turns; the first warms the caches."""
    environment = {"PYTHONPATH": str(REPOSITORY_DIR)}
    found: dict[str, list[Usage]] = {name: [] for name in _COMMANDS}
    for turn in range(turns + 1):
        for name, command in _COMMANDS.items():
            usage = measure(command, work_dir, environment)
            if turn:
                found[name].append(usage)
    return {
        name: (median(usage.wall for usage in usages), median(usage.cpu for usage in usages))
        for name, usages in found.items()
    }


def format_start_up(seconds: Mapping[str, tuple[float, float]]) -> str:
    bare, ours = seconds.values()
    rows = {**seconds, "difference": (ours[0] - bare[0], ours[1] - bare[1])}
    lines = (
        f"| {name} | {1000 * wall:.0f} ms | {1000 * cpu:.0f} ms |"
        for name, (wall, cpu) in rows.items()
    )
    return "\n".join(("| command | wall | CPU |", "|---|--:|--:|", *lines))
