"""`site-builder serve` as a process, and what it prints."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from http.client import HTTPConnection
from pathlib import Path
from queue import Queue
from threading import Thread
from typing import IO

_PATIENCE = 60.0
_ADDRESS = re.compile(r"http://127\.0\.0\.1:(\d+)/")


@dataclass(frozen=True, slots=True)
class LocalServer:
    """A running server. Lines of its standard output and its standard error are read apart."""

    process: subprocess.Popen[str]
    said: Queue[str]
    complained: Queue[str]

    def wait_for(self, words: str) -> str:
        """The next line of standard output that holds `words`."""
        return _wait_for(words, self.said)

    def wait_for_complaint(self, words: str) -> str:
        """The next line of standard error that holds `words`."""
        return _wait_for(words, self.complained)

    def wait_for_port(self) -> int:
        """The port that it says it serves at."""
        match = _ADDRESS.search(self.wait_for("serving"))
        assert match is not None
        return int(match[1])

    def end(self, number: signal.Signals = signal.SIGINT) -> int:
        """The exit code after a signal to all its processes, as a terminal's Ctrl-C sends it."""
        os.killpg(self.process.pid, number)
        return self.process.wait(_PATIENCE)


@contextmanager
def local_server(site_dir: Path, *arguments: str) -> Iterator[LocalServer]:
    """`site-builder serve` for the length of the block, at any free port if none is named."""
    port = () if "--port" in arguments else ("--port", "0")
    process = subprocess.Popen(
        [sys.executable, "-m", "site_builder", "serve", *port, "--workers", "1", *arguments],
        cwd=site_dir,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )
    assert process.stdout is not None
    assert process.stderr is not None
    with process:
        try:
            yield LocalServer(process, _lines_of(process.stdout), _lines_of(process.stderr))
        finally:
            if process.poll() is None:
                os.killpg(process.pid, signal.SIGKILL)


def get(port: int, path: str) -> tuple[int, str]:
    """The status and the content of a path, without following where it leads."""
    connection = HTTPConnection("127.0.0.1", port, timeout=_PATIENCE)
    try:
        connection.request("GET", path)
        response = connection.getresponse()
        return response.status, response.read().decode()
    finally:
        connection.close()


def _lines_of(stream: IO[str]) -> Queue[str]:
    lines: Queue[str] = Queue()

    def read() -> None:
        for line in stream:
            lines.put(line)

    Thread(target=read, daemon=True).start()
    return lines


def _wait_for(words: str, lines: Queue[str]) -> str:
    while words not in (line := lines.get(timeout=_PATIENCE)):
        pass
    return line
