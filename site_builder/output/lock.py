"""One process at a time: a lock that the system frees when its holder ends, however it ends."""

from __future__ import annotations

import fcntl
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from site_builder.errors import OutputError, Problem


@contextmanager
def holding_lock(lock_file: Path, otherwise: Problem) -> Iterator[None]:
    """Hold the lock for the length of the block.

    Raises OutputError with `otherwise` where another process holds it, and OSError where the file
    can't be made.
    """
    lock_file.parent.mkdir(parents=True, exist_ok=True)
    with lock_file.open("w") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            raise OutputError([otherwise]) from error
        yield
