"""Errors of the system as problems: what could not be written, and what that means."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from site_builder.errors import OutputError, Position, Problem
from site_builder.output.places import Places


@contextmanager
def reporting_failures(places: Places, *, is_published: bool = False) -> Iterator[None]:
    """Raise OutputError for an OSError in the block. `is_published`: the next site is in place."""
    try:
        yield
    except OSError as error:
        path = _shown_path(error, places)
        target = places.target
        is_ours = path.startswith((target.work_path, target.output_path))
        rule, verb = ("write-failed", "written") if is_ours else ("unreadable-file", "read")
        message = f"can't be {verb}: {error.strerror or error}"
        hint = "the published site is unchanged: free space or mend permissions, build again"
        if is_published:
            message = f"the site is published, but this {message}"
            hint = "the new site is whole; mend the cause, and build again to tidy up"
        raise OutputError([Problem(Position(path), rule, message, hint)]) from error


def _shown_path(error: OSError, places: Places) -> str:
    if not error.filename:
        return places.target.output_path
    path = Path(os.fsdecode(error.filename))
    return path.relative_to(places.site_dir).as_posix() if _is_below(path, places) else str(path)


def _is_below(path: Path, places: Places) -> bool:
    return path.is_absolute() and path.is_relative_to(places.site_dir)


def write_file(file: Path, content: bytes) -> None:
    """Write a file. Raises OSError, which names the file whatever the system objects to."""
    try:
        file.write_bytes(content)
    except OSError as error:
        raise OSError(error.errno, error.strerror, os.fspath(file)) from error
