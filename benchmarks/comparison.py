"""Measures every scenario with every tool, in turns, so that a busy machine hits all alike."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from benchmarks.formats import write_archive
from benchmarks.processes import Usage, measure
from benchmarks.stories import Newsroom, retitle
from benchmarks.tools import Step, Tool, remove

SCENARIOS = ("cold", "unchanged", "added", "retitled")
"""Nothing built before; nothing changed; a story added; a title edited in the oldest month."""


@dataclass(frozen=True, slots=True)
class Run:
    """One step of a tool in a scenario.

    `files` are all those of the output after the step, `written` those that are new or not the
    same file as before.
    """

    tool: str
    step: str
    stories: int
    scenario: str
    turn: int
    usage: Usage
    written: int
    files: int


def run_scenarios(
    tools: Sequence[Tool], size: int, turns: int, work_dir: Path, say: Callable[[str], None]
) -> Iterator[Run]:
    """Write the archive of `size` stories for each tool, measure it, and remove it again."""
    newsroom = Newsroom(size)
    sites = [Site(tool, newsroom, work_dir / f"{tool.site_name}-{size}") for tool in tools]
    try:
        for site in sites:
            say(f"{size} stories: writing the archive for {site.tool.name}")
            site.write()
        for turn in range(turns):
            for scenario in SCENARIOS:
                for site in sites:
                    for run in site.measure(scenario, turn):
                        say(f"{size} stories, turn {turn + 1}, {scenario}: {_format_run(run)}")
                        yield run
    finally:
        for site in sites:
            remove(site.site_dir)
            remove(site.site_dir.with_name(f"{site.site_dir.name}-trash"))


@dataclass(frozen=True, slots=True)
class Site:
    """A tool's archive in a folder of its own."""

    tool: Tool
    newsroom: Newsroom
    site_dir: Path

    def write(self) -> None:
        write_archive(self.tool.format, self.site_dir, self.newsroom)

    def measure(self, scenario: str, turn: int) -> Iterator[Run]:
        self._prepare(scenario, turn)
        for step in self.tool.steps:
            if scenario == "unchanged" and step.removes:
                continue  # what was made last time still fits
            yield self._measure_step(step, scenario, turn)

    def _prepare(self, scenario: str, turn: int) -> None:
        if scenario == "cold":
            for path in self.tool.caches:
                self._put_aside(path)
        elif scenario == "added":
            story = self.newsroom.story(self.newsroom.size + turn)
            self.tool.format.write_story(self.site_dir, story)
        elif scenario == "retitled":
            story = retitle(self.newsroom.story(0), revision=turn + 2)
            self.tool.format.write_story(self.site_dir, story)

    def _put_aside(self, path: str) -> None:
        """Remove a file or a folder once all is measured: for minutes after files are deleted, a
        file system may look longer for room for others."""
        source = self.site_dir / path
        if source.exists():
            trash_dir = self.site_dir.with_name(f"{self.site_dir.name}-trash")
            trash_dir.mkdir(exist_ok=True)
            source.rename(trash_dir / str(len(os.listdir(trash_dir))))  # noqa: PTH208

    def _measure_step(self, step: Step, scenario: str, turn: int) -> Run:
        output_dir = self.site_dir / self.tool.output
        before = _identify_files(output_dir)
        if step.removes:
            self._put_aside(step.removes)
        usage = measure(step.command, self.site_dir, step.environment)
        after = _identify_files(output_dir)
        return Run(
            tool=self.tool.name,
            step=step.name,
            stories=self.newsroom.size,
            scenario=scenario,
            turn=turn,
            usage=usage,
            written=len(after - before),
            files=len(after),
        )


def _identify_files(folder: Path) -> set[tuple[str, int, int]]:
    """Path, inode and time of change of every file: a file that was linked anew is the same one."""
    found = set()
    for parent, _, names in os.walk(folder):
        for name in names:
            path = Path(parent, name)
            facts = path.stat()
            found.add((str(path), facts.st_ino, facts.st_mtime_ns))
    return found


def _format_run(run: Run) -> str:
    usage = run.usage
    return (
        f"{run.step} {usage.wall:.2f} s, {usage.memory / 2**20:.0f} MiB, "
        f"{run.written} of {run.files} files written"
    )
