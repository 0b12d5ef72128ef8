"""When a site was last known to be as the builder left it.

The kernel notes at every file and folder when it was changed last (ctime), and no program can set
that time. So one moment, taken when a build has ended, says of any number of files whether someone
has touched them since, without a record of each. The moment is read from the file system, whose
clock it is compared with, and not from the computer's.
"""

from __future__ import annotations

import os
import time
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

from site_builder.store import DamagedError, load_state, remove_cache_file, save_state

NEVER = 0
"""A moment before which nothing can have been left: everything counts as touched since."""

_BOOT_FILE = Path("/proc/sys/kernel/random/boot_id")
_PATIENCE = 50


class Seal(NamedTuple):
    """Moments are in nanoseconds. `base` is the folder that the next site can begin with, and
    `base_moment` when it was left.

    `boot` names the run of the kernel in which the files were written, as a power cut may lose what
    a program has written; it is empty where they were synced.
    """

    generation: str = ""
    moment: int = NEVER
    base: str = ""
    base_generation: str = ""
    base_moment: int = NEVER
    boot: str = ""


def read_seal(seal_file: Path, now: int) -> Seal:
    """The last seal; one that says nothing where there is none to rely on."""
    try:
        seal = load_state(seal_file, Seal)
    except DamagedError:
        return Seal()
    was_set_back = max(seal.moment, seal.base_moment) > now
    return Seal() if was_set_back or seal.boot not in ("", _boot()) else seal


def write_seal(seal_file: Path, seal: Seal, *, durable: bool) -> None:
    """Keep a seal. Where it can't be kept there is none."""
    save_state(seal_file, seal._replace(boot="" if durable else _boot()))


def read_clock(clock_file: Path) -> int:
    """The moment now, by the file system's clock. Raises OSError."""
    remove_cache_file(clock_file)
    clock_file.touch(exist_ok=False)
    return clock_file.stat().st_ctime_ns


def await_next_moment(clock_file: Path) -> int:
    """A moment later than any change that was made before the call. Raises OSError.

    The clock of most file systems ticks every few milliseconds. Where it ticks so slowly that it is
    not worth waiting, changes of the last tick count as made after the moment: more is looked at
    than need be.
    """
    before = now = read_clock(clock_file)
    for _ in range(_PATIENCE):
        if now > before:
            break
        time.sleep(0.001)
        os.utime(clock_file)
        now = clock_file.stat().st_ctime_ns
    return now


def _boot() -> str:
    with suppress(OSError):
        return _BOOT_FILE.read_text().strip()
    return ""
