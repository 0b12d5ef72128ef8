"""One process at a time: a lock that the system frees when its holder ends, however it ends."""

from __future__ import annotations

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from site_builder.errors import OutputError, Position, Problem
from site_builder.store import remove_cache_file


@contextmanager
def holding_lock(lock_file: Path, otherwise: Problem) -> Iterator[None]:
    """Hold the lock for the length of the block.

    Raises OutputError: with `otherwise` where another process holds it, and at the same place where
    the file can't be made.
    """
    descriptor = _open(lock_file, otherwise.position)
    try:
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            raise OutputError([otherwise]) from error
        except OSError as error:
            raise OutputError([_unusable(otherwise.position, error)]) from error
        yield
    finally:
        os.close(descriptor)


def _open(lock_file: Path, position: Position) -> int:
    try:
        lock_file.parent.mkdir(parents=True, exist_ok=True)
        if lock_file.is_symlink() or lock_file.is_dir():
            remove_cache_file(lock_file)
        return os.open(lock_file, os.O_RDWR | os.O_CREAT | os.O_NOFOLLOW | os.O_CLOEXEC, 0o666)
    except OSError as error:
        raise OutputError([_unusable(position, error)]) from error


def _unusable(position: Position, error: OSError) -> Problem:
    message = f"can't be written: {error.strerror}"
    return Problem(position, "write-failed", message, "mend the folder's permissions")
