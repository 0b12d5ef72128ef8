"""One process at a time: a lock that the system frees when its holder ends, however it ends."""

from __future__ import annotations

import fcntl
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

from site_builder.errors import OutputError, Position, Problem


@contextmanager
def holding_lock(lock_file: Path, otherwise: Problem) -> Iterator[None]:
    """Hold the lock for the length of the block.

    Raises OutputError: with `otherwise` where another process holds it, and at the same place where
    the file can't be made.
    """
    with _opening(lock_file, otherwise.position) as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            raise OutputError([otherwise]) from error
        yield


def _opening(lock_file: Path, position: Position) -> IO[str]:
    try:
        lock_file.parent.mkdir(parents=True, exist_ok=True)
        return lock_file.open("w")
    except OSError as error:
        message, hint = f"can't be written: {error.strerror}", "mend the folder's permissions"
        raise OutputError([Problem(position, "write-failed", message, hint)]) from error
