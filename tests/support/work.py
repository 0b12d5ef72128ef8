"""Functions over batches, for workers to import."""

from __future__ import annotations

import os
import resource
import signal
from collections.abc import Sequence
from pathlib import Path

GIBIBYTE = 1 << 30


def square(batch: Sequence[int]) -> list[int]:
    return [number * number for number in batch]


def process_ids(batch: Sequence[int]) -> list[int]:
    return [os.getpid() for _ in batch]


def square_but_die_once(flag_file: Path, batch: Sequence[int]) -> list[int]:
    """Kills its process over 321, the first time."""
    if 321 in batch and not flag_file.exists():
        flag_file.touch()
        os.kill(os.getpid(), signal.SIGKILL)
    return square(batch)


def square_but_die_over_321(signal_number: int, batch: Sequence[int]) -> list[int]:
    """Kills its process over 321, each time."""
    if 321 in batch:
        os.kill(os.getpid(), signal_number)
    return square(batch)


def square_but_fill_the_memory(batch: Sequence[int]) -> list[int]:
    """Takes more than it may over 321."""
    resource.setrlimit(resource.RLIMIT_AS, (GIBIBYTE, GIBIBYTE))
    if 321 in batch:
        bytearray(2 * GIBIBYTE)
    return square(batch)
