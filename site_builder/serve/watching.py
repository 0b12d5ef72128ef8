"""Changes to the files that a site is made from."""

from __future__ import annotations

import asyncio
import re
from collections.abc import AsyncGenerator, AsyncIterator, Callable, Iterator, Mapping, Set
from contextlib import aclosing
from pathlib import Path

from watchfiles import Change, awatch

from site_builder.textfile import is_ignored
from site_builder.values import Value

WATCHED = ("content", "layouts", "static")

_QUIET_MS = 100  # changes that follow each other faster are one
_LONGEST_MS = 2_000
_LOOK_MS = 250
_POLL_MS = 500

# What editors leave beside a file for a moment: Vim's trial, Emacs' copy, JetBrains' exchange.
_TEMPORARY = re.compile(r"4913|#.*#|.*___jb_(?:tmp|old)___|.*\.(?:tmp|temp|part)")

# The library has no other sign that the system's limits on watching are reached.
_LIMIT_WORDS = ("limit reached", "Too many open files", "No space left")


class _Folder(Value):
    """A folder that is watched. `inode` tells it from one that takes its place later."""

    name: str
    real_dir: Path
    inode: int


async def watch_site(
    site_dir: Path, stop: asyncio.Event, note_polling: Callable[[], None]
) -> AsyncIterator[tuple[str, ...]]:
    """The paths that changed below content/, layouts/ and static/, from the archive's folder, until
    `stop` is set.

    The first item is empty and says that from now on nothing is missed. What changes while an item
    is dealt with is in the next one. Where the system can't watch that many folders, `note_polling`
    is called, and they are looked through again and again.
    """
    polls = False
    seen: tuple[_Folder, ...] | None = None
    while not stop.is_set():
        folders = _find_folders(site_dir)
        try:
            async with aclosing(_watch_folders(folders, stop, polls)) as batches:
                async for paths in batches:
                    if seen != folders:
                        yield () if seen is None else tuple(_find_exchanged(seen, folders))
                        seen = folders
                    if paths:
                        yield paths
                    if _find_folders(site_dir) != folders:
                        break
        except FileNotFoundError:
            continue  # a folder went away between our look and the library's
        except (OSError, RuntimeError) as error:
            if polls or not any(words in str(error) for words in _LIMIT_WORDS):
                raise
            polls = True
            note_polling()


def _find_folders(site_dir: Path) -> tuple[_Folder, ...]:
    folders = []
    for name in WATCHED:
        real_dir = (site_dir / name).resolve()
        if real_dir.is_dir():
            folders.append(_Folder(name, real_dir, real_dir.stat().st_ino))
    return tuple(folders)


def _find_exchanged(before: tuple[_Folder, ...], after: tuple[_Folder, ...]) -> Iterator[str]:
    return (name for name in WATCHED if any(f.name == name for f in {*before} ^ {*after}))


async def _watch_folders(
    folders: tuple[_Folder, ...], stop: asyncio.Event, polls: bool
) -> AsyncGenerator[tuple[str, ...], None]:
    """Paths that changed, or none: an item comes now and then in any case."""
    batches = awatch(
        *(folder.real_dir for folder in folders),
        watch_filter=None,
        debounce=_LONGEST_MS,
        step=_QUIET_MS,
        stop_event=stop,
        rust_timeout=_LOOK_MS,
        yield_on_timeout=True,
        force_polling=polls or None,
        poll_delay_ms=_POLL_MS,
        ignore_permission_denied=True,
    )
    roots = {folder.real_dir: folder.name for folder in folders}
    async with aclosing(batches):
        async for batch in batches:
            yield find_paths(batch, roots)


def find_paths(batch: Set[tuple[Change, str]], roots: Mapping[Path, str]) -> tuple[str, ...]:
    """The paths of changed files, from the archive's folder, where the change concerns a site.

    A file that came and went within the batch was an editor's; a folder changes with what is in it.
    """
    came = {file for change, file in batch if change is Change.added}
    paths = set()
    for change, name in batch:
        file = Path(name)
        went = name in came and not file.exists()
        is_folder = change is Change.modified and file.is_dir()
        path = _find_path(file, roots)
        if path and not went and not is_folder:
            paths.add(path)
    return tuple(sorted(paths))


def _find_path(file: Path, roots: Mapping[Path, str]) -> str | None:
    """A file's path from the archive's folder; None for what is an editor's or a system's."""
    root = next((root for root in roots if file.is_relative_to(root)), None)
    if root is None:
        return None
    parts = file.relative_to(root).parts
    if any(is_ignored(part) or _TEMPORARY.fullmatch(part) for part in parts):
        return None
    return "/".join((roots[root], *parts))
