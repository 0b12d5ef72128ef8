"""The next site takes the published one's place, which becomes the previous one.

Linux has renameat2(2) with RENAME_EXCHANGE, macOS renamex_np(2) with RENAME_SWAP: one step, for
everyone who looks. Where the system or the file system has neither, it takes several, and for a
moment there is no site. A journal then says that the next site is complete and where it belongs, so
that `complete_exchange` can do what is left if the build is killed.
"""

from __future__ import annotations

import ctypes
import errno
import os
import shutil
import sys
from contextlib import suppress
from pathlib import Path

from site_builder.output.failures import write_file
from site_builder.output.manifest import (
    MANIFEST_NAME,
    NO_MANIFEST,
    read_generation,
    read_manifest,
)
from site_builder.output.mirroring import remove_files
from site_builder.output.places import Places
from site_builder.store import remove_cache_file

_AT_FDCWD = -100
_RENAME_EXCHANGE = 2
_RENAME_SWAP = 2
_UNSUPPORTED = {errno.EINVAL, errno.ENOSYS, errno.ENOTSUP, errno.EOPNOTSUPP, errno.EXDEV}


def publish_next(places: Places) -> bool:
    """Put the next site where the published one is, and that where the previous one was.

    Says whether it was done in one step. Raises OSError; before the step nothing has changed.
    """
    if not places.output_dir.exists():
        places.next_dir.rename(places.output_dir)
        return True
    if _exchange_in_one_step(places.output_dir, places.next_dir):
        return True
    _write_journal(places)
    try:
        _move_aside(places)
        complete_exchange(places)
    except OSError:
        with suppress(OSError):
            _take_back(places)
        raise
    return False


def complete_exchange(places: Places) -> None:
    """Do what a build that was killed has left of an exchange in several steps. Raises OSError."""
    generation = _read_journal(places.journal_file)
    if generation is None:
        return
    output_dir, previous_dir = places.output_dir, places.previous_dir
    if not read_generation(output_dir):  # else it had not begun, or is done
        if output_dir.exists():
            remove_files(output_dir, (read_manifest(previous_dir) or NO_MANIFEST).digests)
        if read_generation(places.next_dir) == generation:
            places.next_dir.rename(output_dir)
        elif previous_dir.exists():
            previous_dir.rename(output_dir)
    remove_cache_file(places.journal_file)


def _exchange_in_one_step(first_dir: Path, second_dir: Path) -> bool:
    """Whether the system could do it."""
    libc = ctypes.CDLL(None, use_errno=True)
    first, second = os.fsencode(first_dir), os.fsencode(second_dir)
    try:
        if sys.platform == "darwin":
            result = libc.renamex_np(first, second, _RENAME_SWAP)
        else:
            result = libc.renameat2(_AT_FDCWD, first, _AT_FDCWD, second, _RENAME_EXCHANGE)
    except AttributeError:
        return False
    if result == 0:
        return True
    number = ctypes.get_errno()
    if number in _UNSUPPORTED:
        return False
    raise OSError(number, os.strerror(number), os.fspath(first_dir))


def _write_journal(places: Places) -> None:
    remove_cache_file(places.journal_file)
    temporary_file = places.journal_file.with_suffix(".new")
    remove_cache_file(temporary_file)
    write_file(temporary_file, read_generation(places.next_dir).encode())
    temporary_file.rename(places.journal_file)


def _read_journal(journal_file: Path) -> str | None:
    """The generation that is to be published; None where no exchange is under way."""
    try:
        return journal_file.read_text(encoding="ascii")
    except (OSError, UnicodeDecodeError):
        return None


def _take_back(places: Places) -> None:
    """Undo what is done of an exchange in several steps. Raises OSError."""
    if not places.output_dir.exists():
        places.previous_dir.rename(places.output_dir)
        places.journal_file.unlink()


def _move_aside(places: Places) -> None:
    """Make the published site the previous one. Raises OSError."""
    try:
        places.output_dir.rename(places.previous_dir)
    except OSError as error:
        # An overlay file system can't rename a folder that lies in its lower layer.
        if error.errno != errno.EXDEV:
            raise
        shutil.copytree(places.output_dir, places.previous_dir)
        (places.output_dir / MANIFEST_NAME).unlink()
