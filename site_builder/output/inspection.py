"""Whether a folder holds the site that its manifest lists, and nothing else.

What was not touched since a moment (see seal.py) is taken as it was left; whatever was is read.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from functools import partial
from pathlib import Path
from stat import S_ISREG

from site_builder.output.manifest import MANIFEST_NAME, digest_of
from site_builder.output.seal import NEVER

# Asking for a file's times leaves Python free: with two threads it takes little over half the time.
_THREADS = 2
_MANY = 5_000


def find_folders(output_paths: Iterable[str]) -> list[str]:
    """The paths of all folders that files are in, without the topmost."""
    folders = dict.fromkeys([path.rpartition("/")[0] for path in output_paths])
    waiting = list(folders)
    while waiting:
        parents = dict.fromkeys([folder.rpartition("/")[0] for folder in waiting])
        waiting = [folder for folder in parents if folder not in folders]
        folders |= parents
    folders.pop("", None)
    return list(folders)


def are_untouched(site_dir: Path, paths: Iterable[str], moment: int) -> bool:
    """Whether everything at these paths is there, and was last changed before a moment."""
    if moment == NEVER:
        return False
    with suppress(OSError):
        return not _find_touched(site_dir, paths, moment)
    return False


def find_foreign_files(site_dir: Path, digests: Mapping[str, str]) -> list[str]:
    """The files that a manifest does not list, besides itself. Raises OSError."""
    files, _ = _list_tree(site_dir)
    return sorted(files - digests.keys() - {MANIFEST_NAME})


def is_whole(
    site_dir: Path, digests: Mapping[str, str], moment: int, *, same_folders: bool
) -> bool:
    """Whether a site's files are those of its manifest, byte for byte.

    With `same_folders` no folder was touched since the moment, and only files that were are read.
    """
    try:
        if same_folders:
            suspects = _find_touched(site_dir, digests, moment)
        else:
            suspects = list(digests)
            files, folders = _list_tree(site_dir)
            if files != digests.keys() | {MANIFEST_NAME} or folders != set(find_folders(digests)):
                return False
        return all(_has_digest(site_dir / path, digests[path]) for path in suspects)
    except OSError:
        return False


def is_base(site_dir: Path, digests: Mapping[str, str], moment: int) -> bool:
    """Whether a site in the cache is as it was left at a moment, when all its files were linked to
    those of the published site.

    The topmost folder has been renamed since, so it is the one that is looked into.
    """
    folders = find_folders(digests)
    files_on_top = {path for path in digests if "/" not in path}
    on_top = files_on_top | {path for path in folders if "/" not in path} | {MANIFEST_NAME}
    try:
        return (
            set(os.listdir(site_dir)) == on_top  # noqa: PTH208 - names, not paths
            and all(_has_digest(site_dir / path, digests[path]) for path in files_on_top)
            and are_untouched(site_dir, folders, moment)
        )
    except OSError:
        return False


def _find_touched(site_dir: Path, paths: Iterable[str], moment: int) -> list[str]:
    """Those of the paths that were changed at a moment or later. Raises OSError."""
    asked = list(paths)
    size = -(-len(asked) // _THREADS) if len(asked) >= _MANY else len(asked) or 1
    parts = [asked[start : start + size] for start in range(0, len(asked), size)]
    descriptor = os.open(site_dir, os.O_RDONLY | os.O_DIRECTORY | os.O_NOFOLLOW)
    try:
        with ThreadPoolExecutor(_THREADS) as executor:
            found = executor.map(partial(_find_touched_in, descriptor, moment), parts)
            return [path for part in found for path in part]
    finally:
        os.close(descriptor)


def _find_touched_in(descriptor: int, moment: int, paths: Sequence[str]) -> list[str]:
    stat = os.stat  # this loop is much of what a small change in a large site costs
    return [
        path
        for path in paths
        if stat(path, dir_fd=descriptor, follow_symlinks=False).st_ctime_ns >= moment
    ]


def _list_tree(site_dir: Path) -> tuple[set[str], set[str]]:
    """The paths of everything that is no folder, and of the folders. Raises OSError."""
    files: set[str] = set()
    folders: set[str] = set()
    waiting = [""]
    while waiting:
        folder = waiting.pop()
        with os.scandir(site_dir / folder) as entries:
            for entry in entries:
                path = f"{folder}{entry.name}"
                if entry.is_dir(follow_symlinks=False):
                    folders.add(path)
                    waiting.append(f"{path}/")
                else:
                    files.add(path)
    return files, folders


def _has_digest(file: Path, digest: str) -> bool:
    return S_ISREG(file.lstat().st_mode) and digest_of(file.read_bytes()) == digest
