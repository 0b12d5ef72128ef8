"""One build for the local site: what it leaves as a snapshot, and what the terminal says of it."""

from __future__ import annotations

import asyncio
import time
import traceback
from collections.abc import Iterable, Iterator, Sequence
from contextlib import AbstractContextManager
from typing import TypeVar

from site_builder.build import BuildOptions, BuildResult, build_site
from site_builder.errors import Position, Problem, SiteError
from site_builder.progress import Effort, Progress
from site_builder.serve.snapshots import (
    NO_PROBLEMS,
    ReadLine,
    Snapshot,
    format_problems,
    load_site,
)
from site_builder.values import Value
from site_builder.wording import counted

Item = TypeVar("Item")

_SHOWN_PATHS = 3


class Workshop(Value):
    """What every build of a server has in common.

    `read_line` gives the line that a position points at; `stop` is set when the server is to end.
    """

    options: BuildOptions
    progress: Progress
    read_line: ReadLine
    stop: asyncio.Event


class Outcome(Value):
    """What a build left, and what to say of it: its problems, and then a line."""

    snapshot: Snapshot
    problems: tuple[Problem, ...]
    summary: str


def rebuild(workshop: Workshop, previous: Snapshot, changed_paths: Sequence[str]) -> Outcome | None:
    """Build, in a thread of its own; None where the server is to end.

    A build that fails, be it by a defect of ours, keeps the last good site.
    """
    began = time.monotonic()
    number, because = previous.number + 1, _describe_changes(changed_paths)
    try:
        result = build_site(workshop.options, _StoppableProgress(workshop.progress, workshop.stop))
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
        summary = because + _describe(result, time.monotonic() - began)
        return Outcome(Snapshot(number, site, NO_PROBLEMS), result.warnings, summary)
    kept = "the last good site stays" if previous.site else "there is no site yet"
    shown = format_problems(problems, workshop.read_line)
    snapshot = Snapshot(number, previous.site, shown)
    return Outcome(snapshot, problems, f"{because}not built, {kept}")


class _StoppedError(Exception):
    """The server is to end: nobody waits for this build any more."""


class _StoppableProgress(Value):
    """The place where a build notices that the server is to end."""

    progress: Progress
    stop: asyncio.Event

    def track(self, items: Iterable[Item], label: str, total: int) -> Iterator[Item]:
        for item in self.progress.track(items, label, total):
            if self.stop.is_set():
                raise _StoppedError
            yield item

    def measure(self, stage: str, things: str) -> AbstractContextManager[Effort]:
        return self.progress.measure(stage, things)


def _crashed(error: Exception) -> Problem:
    message = f"site-builder failed: {type(error).__name__}: {error}"
    hint = "this is a bug of ours, please report it with what the terminal shows"
    return Problem(Position("."), "crashed", message, hint)


def _describe(result: BuildResult, seconds: float) -> str:
    text = (
        f"built {counted(result.story_count, 'story', 'stories')} "
        f"as {counted(result.file_count, 'file', 'files')}, "
        f"{result.rendered_count:,} of them rendered anew, in {seconds:.1f} s"
    )
    return (
        f"{text}, without {counted(result.draft_count, 'draft', 'drafts')}"
        if result.draft_count
        else text
    )


def _describe_changes(paths: Sequence[str]) -> str:
    if not paths:
        return ""
    shown = ", ".join(paths[:_SHOWN_PATHS])
    more = f" and {len(paths) - _SHOWN_PATHS:,} more" if len(paths) > _SHOWN_PATHS else ""
    return f"{shown}{more} changed: "
