"""What is kept between builds, in `.cache/`: the only cache, and only an accelerator.

`Shelf` holds pickled values under the digest of what determines them, in one SQLite file;
`load_state` and `save_state` one value that sums up the last build, as MessagePack. Whatever is
missing, damaged or foreign counts as never kept. Nothing is loaded but values of the classes that
the builder keeps.
"""

from __future__ import annotations

import gc
import hashlib
import importlib
import io
import pickle
import shutil
import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TypeVar
from zoneinfo import ZoneInfo

import msgspec

State = TypeVar("State")

_CHECKSUM_SIZE = 16
_SCHEMA = "CREATE TABLE IF NOT EXISTS shelf (key BLOB PRIMARY KEY, value BLOB)"
_TRUSTED = ("site_builder.", "markupsafe", "datetime", "zoneinfo")


class DamagedError(Exception):
    """Something that should be on the shelf is not, or not as it was put there."""


class Shelf:
    """Values by key. Raises DamagedError when one can't be had."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection

    def load(self, key: bytes) -> object:
        """The value under `key`. Raises DamagedError."""
        try:
            row = self._connection.execute(
                "SELECT value FROM shelf WHERE key = ?", (key,)
            ).fetchone()
        except sqlite3.Error as error:
            raise DamagedError from error
        return unpack(row[0] if row else b"")

    def put(self, packed: Iterable[tuple[bytes, bytes]]) -> None:
        """Keep values that `pack` has packed, by key. Raises DamagedError."""
        try:
            self._connection.executemany("INSERT OR REPLACE INTO shelf VALUES (?, ?)", packed)
        except sqlite3.Error as error:
            raise DamagedError from error

    def drop(self, keys: Iterable[bytes]) -> None:
        """Forget values. Raises DamagedError."""
        try:
            self._connection.executemany("DELETE FROM shelf WHERE key = ?", ((k,) for k in keys))
        except sqlite3.Error as error:
            raise DamagedError from error

    def commit(self) -> None:
        """Make what was put and dropped last. Raises DamagedError."""
        try:
            self._connection.commit()
        except sqlite3.Error as error:
            raise DamagedError from error


@contextmanager
def open_shelf(shelf_file: Path | None) -> Iterator[Shelf]:
    """The shelf in a file, made if need be; a damaged one is made anew.

    Without a file, and where none can be made, it lives in memory for as long as this build.
    """
    connection = _connect(shelf_file) if shelf_file else _connect_to_memory()
    try:
        yield Shelf(connection)
    finally:
        with suppress(sqlite3.Error):
            connection.close()


def _connect(shelf_file: Path) -> sqlite3.Connection:
    for _ in range(2):
        with suppress(sqlite3.Error, OSError):
            shelf_file.parent.mkdir(parents=True, exist_ok=True)
            connection = sqlite3.connect(shelf_file)
            # Losing the shelf costs time, never bytes: it need not survive a power cut.
            connection.execute("PRAGMA synchronous = OFF")
            connection.execute("PRAGMA journal_mode = MEMORY")
            connection.execute(_SCHEMA)
            connection.execute("SELECT key FROM shelf LIMIT 1").fetchone()
            return connection
        remove_cache_file(shelf_file)
    return _connect_to_memory()


def _connect_to_memory() -> sqlite3.Connection:
    connection = sqlite3.connect(":memory:")
    connection.execute(_SCHEMA)
    return connection


def remove_cache_file(file: Path) -> None:
    """Remove whatever lies where a file of the cache should be."""
    if file.is_dir() and not file.is_symlink():
        shutil.rmtree(file, ignore_errors=True)
    with suppress(OSError):
        file.unlink()


def save_state(state_file: Path, state: object) -> None:
    """Keep the state of the last build. Where it can't be written, there is none."""
    temporary_file = state_file.with_suffix(".new")
    remove_cache_file(temporary_file)
    content = msgspec.msgpack.encode(state)
    try:
        temporary_file.write_bytes(_checksum(content) + content)
        if state_file.is_dir():
            remove_cache_file(state_file)
        temporary_file.replace(state_file)
    except OSError:
        remove_cache_file(temporary_file)
        remove_cache_file(state_file)


def load_state(state_file: Path, kind: type[State]) -> State:
    """A state of that kind. Raises DamagedError where there is none to rely on."""
    try:
        content = _check(state_file.read_bytes())
    except OSError as error:
        raise DamagedError from error
    with _without_collector():
        try:
            return msgspec.msgpack.decode(content, type=kind)
        except msgspec.MsgspecError as error:
            raise DamagedError from error


def pack(value: object) -> bytes:
    """A value as bytes with a checksum."""
    content = pickle.dumps(value, protocol=pickle.HIGHEST_PROTOCOL)
    return _checksum(content) + content


def unpack(packed: bytes) -> object:
    """The inverse of `pack`. Raises DamagedError."""
    content = _check(packed)
    try:
        return _Unpickler(io.BytesIO(content)).load()
    except Exception as error:
        raise DamagedError from error


@contextmanager
def _without_collector() -> Iterator[None]:
    """A hundred thousand fresh tuples are no garbage."""
    was_collecting = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_collecting:
            gc.enable()


def _check(packed: bytes) -> bytes:
    """What follows the checksum. Raises DamagedError where the two don't agree."""
    content = packed[_CHECKSUM_SIZE:]
    if packed[:_CHECKSUM_SIZE] != _checksum(content):
        raise DamagedError
    return content


def _checksum(content: bytes) -> bytes:
    return hashlib.blake2b(content, digest_size=_CHECKSUM_SIZE).digest()


class _Unpickler(pickle.Unpickler):
    """A cache is written by this program, but lies where others may write."""

    def find_class(self, module_name: str, name: str) -> object:
        if (module_name, name) == ("builtins", "getattr"):
            return _zone_method  # how the standard library pickles time zones
        if module_name.startswith(_TRUSTED):
            found = getattr(importlib.import_module(module_name), name)
            if isinstance(found, type):
                return found
        raise pickle.UnpicklingError(f"{module_name}.{name} is not kept in a cache")


def _zone_method(owner: object, name: str) -> object:
    if owner is ZoneInfo and name == "_unpickle":
        return ZoneInfo._unpickle  # type: ignore[attr-defined]  # noqa: SLF001
    raise pickle.UnpicklingError(f"{name} of {owner} is not kept in a cache")
