"""Two folders changing places in one step, for everyone who looks.

Linux has renameat2(2) with RENAME_EXCHANGE, macOS renamex_np(2) with RENAME_SWAP. Where the system
or the file system has neither, two renames do it, and for the moment between them the first folder
does not exist.
"""

from __future__ import annotations

import ctypes
import errno
import os
import sys
from pathlib import Path

_AT_FDCWD = -100
_RENAME_EXCHANGE = 2
_RENAME_SWAP = 2
_UNSUPPORTED = {errno.EINVAL, errno.ENOSYS, errno.ENOTSUP, errno.EOPNOTSUPP, errno.EXDEV}


def exchange_folders(first_dir: Path, second_dir: Path) -> None:
    """Exchange two existing folders. Raises OSError."""
    if not _exchange_in_one_step(os.fsencode(first_dir), os.fsencode(second_dir)):
        aside_dir = first_dir.with_name(f"{first_dir.name}.aside")
        first_dir.rename(aside_dir)
        second_dir.rename(first_dir)
        aside_dir.rename(second_dir)


def _exchange_in_one_step(first: bytes, second: bytes) -> bool:
    """Whether the system could do it."""
    libc = ctypes.CDLL(None, use_errno=True)
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
    raise OSError(number, os.strerror(number), os.fsdecode(first))
