"""A Dask cluster on the loopback interface: a scheduler and workers, each a process."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[2]


@dataclass(frozen=True)
class LocalCluster:
    address: str
    scheduler: subprocess.Popen[bytes]
    workers: Sequence[subprocess.Popen[bytes]]


@contextmanager
def local_cluster(*, workers: int = 2, **variables: str) -> Iterator[LocalCluster]:
    """A running cluster. Its workers come when they are there; `variables` are for them."""
    address = f"tcp://127.0.0.1:{_free_port()}"
    with ExitStack() as stack:
        scheduler = stack.enter_context(
            _running("scheduler", "--host", address, "--no-show", "--no-dashboard", variables={})
        )
        started = [
            stack.enter_context(
                _running(
                    *("worker", address, "--host", "127.0.0.1", "--nthreads", "1"),
                    *("--no-nanny", "--no-dashboard", "--death-timeout", "60"),
                    variables=variables,
                )
            )
            for _ in range(workers)
        ]
        yield LocalCluster(address, scheduler, started)


@contextmanager
def _running(*arguments: str, variables: Mapping[str, str]) -> Iterator[subprocess.Popen[bytes]]:
    process = subprocess.Popen(
        [sys.executable, "-m", "dask", *arguments],
        cwd=ROOT,
        env=os.environ | variables,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        yield process
    finally:
        process.kill()
        process.wait()


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
    return port
