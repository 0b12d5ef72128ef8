"""Files of text, read so that none leads elsewhere, hangs, or is taken for what it is not."""

from __future__ import annotations

import codecs
import errno
import os
import stat
from pathlib import Path

from site_builder.controls import CONTROL
from site_builder.errors import Position, Problem

_IGNORED = frozenset({"Thumbs.db", "__pycache__", "node_modules"})
_AS_FOLDER = os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC
_AS_FILE = os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_CLOEXEC  # a FIFO must not block


def is_ignored(name: str) -> bool:
    """Whether a file is an editor's or a system's, and no part of the site."""
    return name.startswith(".") or name.endswith(("~", ".swp")) or name in _IGNORED


def read_text(site_dir: Path, source_path: str, most_bytes: int) -> str | Problem:
    """The text of a file of the site, as `parse_text` gives it, or what keeps it from being so."""
    data = read_bytes(site_dir, source_path, most_bytes)
    return data if isinstance(data, Problem) else parse_text(data, source_path)


def read_bytes(site_dir: Path, source_path: str, most_bytes: int) -> bytes | Problem:
    """The bytes of a regular file to which no symbolic link leads.

    Only the first folder of `source_path` may be a link, as a site may keep its content elsewhere.
    Every further part is opened from within the folder before it, so that a link which is put there
    meanwhile is not followed either.
    """
    try:
        descriptor = _open_beneath(site_dir, source_path)
        try:
            data = _read_regular(descriptor, most_bytes)
        finally:
            os.close(descriptor)
    except OSError as error:
        return _explain(error, source_path)
    if data is None:
        return Problem(Position(source_path), "not-a-file", "not a regular file", "remove it")
    if len(data) > most_bytes:
        message = f"more than {most_bytes:,} bytes"
        return Problem(Position(source_path), "too-large", message, "shorten it, or split it")
    return data


def parse_text(data: bytes, source_path: str) -> str | Problem:
    """UTF-8 as text: no byte order mark, `\\n` line ends, spaces for U+2028 and U+2029."""
    encoded = data.removeprefix(codecs.BOM_UTF8)
    try:
        text = _normalise(encoded.decode())
    except UnicodeDecodeError as error:
        before = _normalise(encoded[: error.start].decode())
        offset = error.start + len(data) - len(encoded)
        message = f"byte 0x{data[offset]:02X} at offset {offset} is not UTF-8"
        place = _place(before, len(before), source_path)
        return Problem(place, "not-utf-8", message, "save the file as UTF-8")
    if found := CONTROL.search(text):
        message = f"the control character U+{ord(found[0]):04X}"
        place = _place(text, found.start(), source_path)
        return Problem(place, "control-character", message, "remove it")
    return text


def _normalise(text: str) -> str:
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    return text.replace("\u2028", " ").replace("\u2029", " ")


def _open_beneath(site_dir: Path, source_path: str) -> int:
    *folders, name = source_path.split("/")
    folder = os.open(site_dir, _AS_FOLDER)
    try:
        for depth, part in enumerate(folders):
            no_link = os.O_NOFOLLOW if depth else 0
            inner = os.open(part, _AS_FOLDER | no_link, dir_fd=folder)
            os.close(folder)
            folder = inner
        return os.open(name, _AS_FILE, dir_fd=folder)
    finally:
        os.close(folder)


def _read_regular(descriptor: int, most_bytes: int) -> bytes | None:
    """Up to one byte more than allowed, which shows that it is too large; None if it is no file."""
    if not stat.S_ISREG(os.fstat(descriptor).st_mode):
        return None
    with os.fdopen(descriptor, "rb", closefd=False) as file:
        return file.read(most_bytes + 1)


def _explain(error: OSError, source_path: str) -> Problem:
    place = Position(source_path)
    if error.errno in (errno.ELOOP, errno.ENOTDIR):
        return Problem(place, "symlink", "a symbolic link", "put the file itself there")
    if error.errno == errno.ENOENT:
        return Problem(place, "missing-file", "no such file", "add it")
    reason = (error.strerror or "unknown reason").lower()
    return Problem(place, "unreadable-file", f"can't be read: {reason}", "check its permissions")


def _place(text: str, index: int, source_path: str) -> Position:
    column = index - text.rfind("\n", 0, index)
    return Position(source_path, text.count("\n", 0, index) + 1, column)
