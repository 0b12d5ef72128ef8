"""Runs a command and says what it took. Linux only: memory and load come from /proc."""

from __future__ import annotations

import ctypes
import os
import subprocess
import threading
import time
from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass
from pathlib import Path

_SAMPLE_SECONDS = 0.05  # at least, between two looks at memory
_LOOKING_SHARE = 0.02  # of the time at most: the kernel stops a process while its pages are counted
_PR_SET_CHILD_SUBREAPER = 36  # prctl(2)
_TICKS = os.sysconf("SC_CLK_TCK")
# A Python that may keep no bytecode compiles the program in each run, as no user's does.
_USUAL_ENVIRONMENT = {
    name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"
}


@dataclass(frozen=True, slots=True)
class Usage:
    """Seconds and bytes. `others_cpu` is what the machine spent on anything else meanwhile.

    `cpu` is of the process and all its descendants. `memory` is the largest sum of their
    proportional set sizes: a page that processes share counts once.
    """

    wall: float
    cpu: float
    memory: int
    others_cpu: float


class CommandError(Exception):
    """A measured command ended with an error; the text is the end of what it said."""


def measure(command: Sequence[str], work_dir: Path, environment: Mapping[str, str]) -> Usage:
    """Run `command` in `work_dir` to its end. Raises CommandError."""
    os.sync()  # so that nobody pays for what was written before
    with (work_dir / "benchmark.log").open("w+b") as log:
        children = _adopt_orphans()
        own_cpu, machine_cpu = time.process_time(), _read_machine_cpu()
        begin = time.perf_counter()
        process = subprocess.Popen(
            command,
            cwd=work_dir,
            env={**_USUAL_ENVIRONMENT, **environment},
            stdin=subprocess.DEVNULL,
            stdout=log,
            stderr=log,
        )
        with _MemoryWatch(process.pid) as watch:
            _, status, resources = os.wait4(process.pid, 0)
            wall = time.perf_counter() - begin
        process.returncode = os.waitstatus_to_exitcode(status)
        cpu = resources.ru_utime + resources.ru_stime + _await_orphans(children)
        own_cpu = time.process_time() - own_cpu
        others_cpu = max(0.0, _read_machine_cpu() - machine_cpu - cpu - own_cpu)
        if process.returncode != 0:
            log.seek(0)
            said = log.read().decode(errors="replace")[-2000:]
            raise CommandError(f"{command[0]} ended with {process.returncode}\n{said}")
    return Usage(round(wall, 3), round(cpu, 3), watch.peak, round(others_cpu, 2))


class _MemoryWatch(threading.Thread):
    """Looks at the process tree again and again until the block ends."""

    def __init__(self, pid: int) -> None:
        super().__init__(daemon=True)
        self.peak = 0
        self._pid = pid
        self._is_over = threading.Event()

    def __enter__(self) -> _MemoryWatch:
        self.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._is_over.set()
        self.join()

    def run(self) -> None:
        pause = _SAMPLE_SECONDS
        while not self._is_over.wait(pause):
            begin = time.perf_counter()
            self.peak = max(self.peak, self._read_tree_memory())
            pause = max(_SAMPLE_SECONDS, (time.perf_counter() - begin) / _LOOKING_SHARE)

    def _read_tree_memory(self) -> int:
        total, open_pids = 0, [self._pid]
        while open_pids:
            process_dir = Path(f"/proc/{open_pids.pop()}")
            try:
                total += _read_proportional_size(process_dir)
                open_pids += _read_children(process_dir)
            except OSError:
                continue  # it ended while we looked
        return total


def _read_proportional_size(process_dir: Path) -> int:
    for line in (process_dir / "smaps_rollup").read_text().splitlines():
        if line.startswith("Pss:"):
            return int(line.split()[1]) * 1024
    return 0


def _read_children(process_dir: Path) -> list[int]:
    """Raises OSError when the process has ended."""
    tasks = (process_dir / "task").iterdir()
    return [int(pid) for task in tasks for pid in (task / "children").read_text().split()]


def _adopt_orphans() -> set[int]:
    """Let descendants that outlive their parents become our children, so that their CPU is known;
    the children that there are already."""
    ctypes.CDLL(None).prctl(_PR_SET_CHILD_SUBREAPER, 1, 0, 0, 0)
    return set(_read_children(Path("/proc/self")))


def _await_orphans(children: Set[int]) -> float:
    """The CPU seconds of the children that came besides those, to their end."""
    cpu = 0.0
    while orphans := set(_read_children(Path("/proc/self"))) - children:
        for pid in orphans:
            _, _, resources = os.wait4(pid, 0)
            cpu += resources.ru_utime + resources.ru_stime
    return cpu


def _read_machine_cpu() -> float:
    """Seconds since the start that the machine's cores were not idle (proc_stat(5))."""
    with Path("/proc/stat").open() as file:
        user, nice, system, _, _, irq, softirq, *_ = map(int, file.readline().split()[1:])
    return (user + nice + system + irq + softirq) / _TICKS
