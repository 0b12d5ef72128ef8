"""One build for the local site: what it leaves as a snapshot, and what the terminal says of it."""

from __future__ import annotations

import asyncio
import time
import traceback
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Protocol, TypeVar

from site_builder.build import BuildOptions, BuildResult, build_site
from site_builder.errors import Position, Problem, SiteError
from site_builder.progress import Progress
from site_builder.serve.snapshots import ReadLine, Snapshot, format_problems, load_site

Item = TypeVar("Item")

_SHOWN_PATHS = 3


class Terminal(Progress, Protocol):
    """Where an author reads what the server does."""

    def say(self, text: str) -> None:
        """One line about what was done."""
        ...

    def show_problems(self, problems: Iterable[Problem]) -> None:
        """Every problem, as after a build."""
        ...


@dataclass(frozen=True, slots=True)
class Workshop:
    """What every build of a server has in common.

    `read_line` gives the line that a position points at; `stop` is set when the server is to end.
    """

    options: BuildOptions
    terminal: Terminal
    read_line: ReadLine
    stop: asyncio.Event


def rebuild(
    workshop: Workshop, previous: Snapshot, changed_paths: Sequence[str]
) -> Snapshot | None:
    """Build, tell the terminal, and give the next snapshot; None where the server is to end.

    Runs in a thread of its own. A build that fails, by a defect of ours too, keeps the last good
    site.
    """
    terminal = workshop.terminal
    began = time.monotonic()
    try:
        result = build_site(workshop.options, _StoppableProgress(terminal, workshop.stop))
        site = load_site(workshop.options.site_dir)
    except _StoppedError:
        return None
    except SiteError as error:
        if workshop.stop.is_set():  # Ctrl-C ends the search's indexer too
            return None
        problems = error.problems
    except Exception as error:  # noqa: BLE001 - a defect must not end the server
        traceback.print_exc()
        problems = (_crashed(error),)
    else:
        terminal.show_problems(result.warnings)
        terminal.say(_describe(result, changed_paths, time.monotonic() - began))
        return Snapshot(previous.number + 1, site, format_problems((), workshop.read_line))
    terminal.show_problems(problems)
    terminal.say(_describe_failure(previous, changed_paths))
    content = format_problems(problems, workshop.read_line)
    return Snapshot(previous.number + 1, previous.site, content)


class _StoppedError(Exception):
    """The server is to end: nobody waits for this build any more."""


@dataclass(frozen=True, slots=True)
class _StoppableProgress:
    """The terminal's progress, and the place where a build notices that the server is to end."""

    terminal: Terminal
    stop: asyncio.Event

    def track(self, items: Iterable[Item], label: str, total: int) -> Iterator[Item]:
        for item in self.terminal.track(items, label, total):
            if self.stop.is_set():
                raise _StoppedError
            yield item


def _crashed(error: Exception) -> Problem:
    message = f"site-builder failed: {type(error).__name__}: {error}"
    hint = "this is a bug of ours, please report it with what the terminal shows"
    return Problem(Position("."), "crashed", message, hint)


def _describe(result: BuildResult, changed_paths: Sequence[str], seconds: float) -> str:
    text = (
        f"{_describe_changes(changed_paths)}built {result.story_count:,} stories "
        f"as {result.file_count:,} files in {seconds:.1f} s"
    )
    return f"{text}, without {result.draft_count:,} drafts" if result.draft_count else text


def _describe_failure(previous: Snapshot, changed_paths: Sequence[str]) -> str:
    kept = "the last good site stays" if previous.site else "there is no site yet"
    return f"{_describe_changes(changed_paths)}not built, {kept}"


def _describe_changes(paths: Sequence[str]) -> str:
    if not paths:
        return ""
    shown = ", ".join(paths[:_SHOWN_PATHS])
    more = f" and {len(paths) - _SHOWN_PATHS:,} more" if len(paths) > _SHOWN_PATHS else ""
    return f"{shown}{more} changed: "
