"""The runs as Markdown tables and as a file of results."""

from __future__ import annotations

import json
import os
import platform
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict
from datetime import UTC, datetime
from pathlib import Path
from statistics import median

from benchmarks.comparison import SCENARIOS, Run

_TITLES = {
    "cold": "cold build",
    "unchanged": "nothing changed",
    "added": "one story added",
    "retitled": "one title edited, oldest month",
}


def format_report(runs: Sequence[Run]) -> str:
    """A table for each size: medians of the turns, and ratios to all steps of the other tools."""
    sizes = sorted({run.stories for run in runs})
    return "\n\n".join(_format_size(size, [r for r in runs if r.stories == size]) for size in sizes)


def _format_size(size: int, runs: Sequence[Run]) -> str:
    tools = list(dict.fromkeys(run.tool for run in runs))
    lines = [
        f"### {size:,} stories",
        "",
        "| scenario | tool | wall | CPU | peak memory | files written | files | ours ÷ theirs |",
        "|---|---|--:|--:|--:|--:|--:|--:|",
    ]
    for scenario in SCENARIOS:
        ours = 0.0
        for tool in tools:
            of_tool = [run for run in runs if (run.scenario, run.tool) == (scenario, tool)]
            total = _sum_steps(of_tool)
            ours = ours or total["wall"]
            ratio = "" if tool == tools[0] else f"{ours / total['wall']:.3f}"
            lines.append(_format_row(_TITLES[scenario], of_tool, total, ratio))
    busy = sum(run.usage.others_cpu for run in runs) / sum(run.usage.wall for run in runs)
    lines += ["", f"Meanwhile other programs kept {busy:.1f} cores of the machine busy."]
    return "\n".join(lines)


def _format_row(title: str, runs: Sequence[Run], total: Mapping[str, float], ratio: str) -> str:
    steps = dict.fromkeys(run.step for run in runs)
    parts = [f"{_median_wall(run for run in runs if run.step == step):.2f}" for step in steps]
    wall = f"{total['wall']:.2f} s" + (f" ({' + '.join(parts)})" if len(parts) > 1 else "")
    return (
        f"| {title} | {' + '.join(steps)} | {wall} | {total['cpu']:.2f} s "
        f"| {total['memory'] / 2**20:,.0f} MiB | {total['written']:,.0f} | {total['files']:,.0f} "
        f"| {ratio} |"
    )


def _sum_steps(runs: Sequence[Run]) -> dict[str, float]:
    """Medians over the turns of what the steps of one turn took together."""
    turns = [[run for run in runs if run.turn == turn] for turn in {run.turn for run in runs}]
    return {
        "wall": median(sum(run.usage.wall for run in turn) for turn in turns),
        "cpu": median(sum(run.usage.cpu for run in turn) for turn in turns),
        "memory": median(max(run.usage.memory for run in turn) for turn in turns),
        "written": median(sum(run.written for run in turn) for turn in turns),
        "files": median(turn[-1].files for turn in turns),
    }


def _median_wall(runs: Iterable[Run]) -> float:
    return median(run.usage.wall for run in runs)


def describe_machine() -> dict[str, str]:
    """Processor, cores, memory and system, and how busy the machine is with anything else."""
    processors = Path("/proc/cpuinfo").read_text(encoding="utf-8").splitlines()
    models = (line.partition(":")[2].strip() for line in processors if line[:10] == "model name")
    memory = os.sysconf("SC_PHYS_PAGES") * os.sysconf("SC_PAGE_SIZE") / 2**30
    return {
        "processor": next(models, platform.machine()),
        "cores": str(os.cpu_count()),
        "memory": f"{memory:.0f} GiB",
        "system": f"{platform.system()} {platform.release()}",
        "python": platform.python_version(),
        "load": f"{os.getloadavg()[0]:.1f}",
        "time": datetime.now(UTC).isoformat(timespec="seconds"),
    }


def format_machine(machine: Mapping[str, str]) -> str:
    return "\n".join(f"- {name}: {value}" for name, value in machine.items())


def write_results(path: Path, machine: Mapping[str, str], runs: Sequence[Run]) -> None:
    """Every run, with the machine that it was measured on."""
    results = {"machine": dict(machine), "runs": [asdict(run) for run in runs]}
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(results, indent=1) + "\n", encoding="utf-8")
