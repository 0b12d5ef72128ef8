"""The walk over content/: which files there are, and which of them can't be taken."""

from __future__ import annotations

import os
import re
import unicodedata
from collections.abc import Iterator
from dataclasses import field
from itertools import chain
from operator import attrgetter
from pathlib import Path, PurePosixPath
from typing import Literal, NamedTuple, TypeAlias

from site_builder.errors import Position, Problem
from site_builder.folders import CONTENT_DIR
from site_builder.textfile import is_ignored
from site_builder.values import Value
from site_builder.wording import quoted

Kind: TypeAlias = Literal["article", "page", "media"]

IMAGE_SUFFIXES = frozenset({".avif", ".gif", ".jpeg", ".jpg", ".png", ".svg", ".webp"})

_DEEPEST = 8
_KINDS: dict[str, Kind] = {"articles": "article", "pages": "page"}
_NOT_OURS = frozenset({"schema", "site.yaml", "terms"})  # read by others
# What some system can't store, what a shell or a reader would take for something else, and bytes
# that are not UTF-8 (Python reads them as surrogates).
_ODD_NAME = re.compile(
    r'[\x00-\x1f\x7f-\x9f"*:<>?\\|\ud800-\udfff]'
    r"|[\u00ad\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]|^[- ]|[. ]$"
)

_CLOCK_RESOLUTION = 2_000_000_000  # nanoseconds; the coarsest of the file systems in use


class Stamp(NamedTuple):
    """What the file system says of a file: by this a file is known to be as it was, unread."""

    size: int
    modified: int  # nanoseconds since 1970
    changed: int  # the same, for the entry: no program can set it back
    inode: int

    def is_before(self, moment: int) -> bool:
        """Whether the file was surely as it is at a moment, in nanoseconds since 1970: a change
        soon after another may leave no trace."""
        return max(self.modified, self.changed) < moment - _CLOCK_RESOLUTION


NO_STAMP = Stamp(0, 0, 0, 0)


def stamp_of(entry: os.DirEntry[str]) -> Stamp:
    """The stamp of a file; that of no file where it has just gone."""
    try:
        status = entry.stat(follow_symlinks=False)
    except OSError:
        return NO_STAMP
    return Stamp(status.st_size, status.st_mtime_ns, status.st_ctime_ns, status.st_ino)


class SourceFile(Value):
    """A file that the archive is made of. `source_path` is relative to the site."""

    source_path: str
    kind: Kind
    stamp: Stamp = field(default=NO_STAMP, compare=False)


class SourceFiles(Value):
    """All of them, in the order of their paths, and what was wrong with others."""

    articles: tuple[SourceFile, ...]
    pages: tuple[SourceFile, ...]
    media: tuple[SourceFile, ...]
    problems: tuple[Problem, ...]

    def __iter__(self) -> Iterator[SourceFile]:
        return chain(self.articles, self.pages, self.media)

    def __len__(self) -> int:
        return len(self.articles) + len(self.pages) + len(self.media)


def collect_source_files(site_dir: Path) -> SourceFiles:
    """Find every article, page and image.

    content/ itself may be a symbolic link, nothing in it.
    """
    problems: list[Problem] = []
    files: list[SourceFile] = []
    for entry in _scan(site_dir, CONTENT_DIR, problems):
        kind = _KINDS.get(entry.name)
        if kind is not None:
            files += _walk(site_dir, f"{CONTENT_DIR}/{entry.name}", kind, problems)
        elif entry.name not in _NOT_OURS:
            problems.append(_unknown_file(f"{CONTENT_DIR}/{entry.name}"))
    files.sort(key=attrgetter("source_path"))
    return SourceFiles(
        articles=tuple(file for file in files if file.kind == "article"),
        pages=tuple(file for file in files if file.kind == "page"),
        media=tuple(file for file in files if file.kind == "media"),
        problems=tuple(sorted(problems)),
    )


def _walk(site_dir: Path, folder: str, kind: Kind, problems: list[Problem]) -> Iterator[SourceFile]:
    if folder.count("/") > _DEEPEST:
        message, hint = f"folders nested more than {_DEEPEST} deep", "nest less"
        problems.append(Problem(Position(folder), "too-deep", message, hint))
        return
    for entry in _scan(site_dir, folder, problems):
        path = f"{folder}/{entry.name}"
        if entry.is_dir(follow_symlinks=False) and not entry.name.endswith(".md"):
            yield from _walk(site_dir, path, kind, problems)
        elif not entry.is_file(follow_symlinks=False):
            problems.append(
                Problem(Position(path), "not-a-file", "not a regular file", "remove it")
            )
        elif entry.name.endswith(".md"):
            yield SourceFile(path, kind, stamp_of(entry))
        elif PurePosixPath(entry.name).suffix.lower() in IMAGE_SUFFIXES:
            yield SourceFile(path, "media", stamp_of(entry))
        else:
            problems.append(_unknown_file(path))


def _scan(site_dir: Path, folder: str, problems: list[Problem]) -> list[os.DirEntry[str]]:
    """The entries of a folder that can be taken, by name."""
    try:
        with os.scandir(site_dir / folder) as listing:
            entries = sorted(listing, key=lambda entry: entry.name)
    except OSError as error:
        message = f"can't be read: {error.strerror}"
        problems.append(Problem(Position(folder), "unreadable-file", message, "check the folder"))
        return []
    taken: dict[str, str] = {}
    sound = []
    for entry in entries:
        if is_ignored(entry.name):
            continue
        problem = _find_fault(entry, folder, taken)
        if problem is not None:
            problems.append(problem)
        if problem is None or problem.severity == "warning":
            sound.append(entry)
    return sound


def _find_fault(entry: os.DirEntry[str], folder: str, taken: dict[str, str]) -> Problem | None:
    name = entry.name
    if found := _ODD_NAME.search(name):
        message = f"the file name {quoted(name)} has {quoted(found[0])} where no name may"
        return Problem(Position(folder), "bad-file-name", message, "rename it")
    place = Position(f"{folder}/{name}")
    if entry.is_symlink():
        return Problem(place, "symlink", "a symbolic link", "put the file itself there")
    other = taken.setdefault(unicodedata.normalize("NFC", name).casefold(), name)
    if other != name:
        message = f'the same name as "{other}" on many systems'
        return Problem(place, "name-taken", message, "rename one of them")
    if entry.is_file(follow_symlinks=False) and entry.stat(follow_symlinks=False).st_nlink > 1:
        message = "a hard link: the file has another name elsewhere"
        return Problem(place, "hard-link", message, "copy it if it comes from outside", "warning")
    return None


def _unknown_file(path: str) -> Problem:
    message = "neither Markdown nor an image, and not published"
    return Problem(Position(path), "unknown-file", message, "remove it", "warning")
