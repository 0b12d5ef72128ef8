"""Files written beside other work: to make a file takes the system longer than to plan its page."""

from __future__ import annotations

from collections import deque
from concurrent.futures import Future, ThreadPoolExecutor, wait
from pathlib import Path

from site_builder.output.failures import write_file

_THREADS = 2
_MOST_WAITING = 64  # files; their contents are in memory until then
_FEW = 200  # files, which are written at once: no thread is worth it

IN_THE_WAY = (FileExistsError, NotADirectoryError, IsADirectoryError)
"""What is raised where a folder is in the way of a file, or a file in that of a folder."""


def replace_file(file: Path, content: bytes) -> None:
    """Write a file, with the folders that it needs, as a new one: the old one may be a link to one
    that others read. Raises OSError, and one of IN_THE_WAY where that can't be."""
    file.unlink(missing_ok=True)
    try:
        write_file(file, content)
    except FileNotFoundError:
        file.parent.mkdir(parents=True, exist_ok=True)
        write_file(file, content)


class FileWriter:
    """Replaces files in threads of its own, once there are many."""

    def __init__(self) -> None:
        self._executor: ThreadPoolExecutor | None = None
        self._waiting: deque[tuple[Path, bytes, Future[None]]] = deque()
        self._blocked: list[tuple[Path, bytes]] = []
        self._count = 0

    def write(self, file: Path, content: bytes) -> None:
        """Write a file, now or later. Raises OSError, also for files that were to be written."""
        self._count += 1
        if self._count <= _FEW:
            replace_file(file, content)
            return
        self._executor = self._executor or ThreadPoolExecutor(_THREADS)
        if len(self._waiting) >= _MOST_WAITING:
            self._take()
        future = self._executor.submit(replace_file, file, content)
        self._waiting.append((file, content, future))

    def finish(self) -> list[tuple[Path, bytes]]:
        """Wait for everything; the files that something is in the way of. Raises OSError."""
        while self._waiting:
            self._take()
        blocked, self._blocked = self._blocked, []
        return blocked

    def abandon(self) -> None:
        """Wait until nothing is written any more, whatever has become of it."""
        futures = [future for _, _, future in self._waiting if not future.cancel()]
        wait(futures)
        self._waiting.clear()
        self._blocked.clear()

    def _take(self) -> None:
        file, content, future = self._waiting.popleft()
        try:
            future.result()
        except IN_THE_WAY:
            self._blocked.append((file, content))
