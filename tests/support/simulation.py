"""Conditions under which any sequence of edits can be tried in little time: a clock that goes as it
is told, the times that a coarse file system keeps, limits that a small archive reaches, and builds
that are broken off.
"""

from __future__ import annotations

import os
import sys
import warnings
import zlib
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from functools import cache, partial
from itertools import count
from pathlib import Path
from typing import Any, Literal

import pytest

from site_builder.search.periods import Limits, plan_periods
from site_builder.search.service import Indexer, converse
from site_builder.sources import Stamp
from tests.support.exactness import try_to_build
from tests.support.sites import SiteFolder

START = int(datetime(2026, 6, 1, tzinfo=UTC).timestamp()) * 10**9
SECOND = 10**9
DAY = 86_400 * SECOND
COARSE = 2 * SECOND

# A small archive has to reach what only a large one would.
LIMITS: dict[str, object] = {
    "site_builder.archive.coverage.EARLIER_LIMIT": 2,
    "site_builder.archive.coverage.LATER_LIMIT": 2,
    "site_builder.archive.coverage._CANDIDATES_PER_TERM": 3,
    "site_builder.archive.library._KEPT_STORIES": 3,
    "site_builder.pages.feeds.FEED_SIZE": 4,
    "site_builder.pages.lists.TOP_SIZE": 3,
    "site_builder.pages.front.BEST_SIZE": 2,
    "site_builder.pages.front.CATEGORY_SIZE": 2,
    "site_builder.pages.front.EVENTS_SIZE": 1,
    "site_builder.pages.homes._OTHERS_SIZE": 1,
    "site_builder.pages.digests.OTHERS_SIZE": 1,
    "site_builder.pages.digests.REST_SIZE": 2,
    "site_builder.pages.digests.TOP_SIZE": {"week": 1, "month": 2},
    "site_builder.pages.emails.REST_SIZE": 1,
    "site_builder.pages.machine._SITEMAP_SIZE": 20,
    "site_builder.search.postings._CHUNK_SIZE": 400,
    "site_builder.search.postings._GROUP_SIZE": 2_000,
    "site_builder.build.indexing.plan_periods": partial(
        plan_periods, limits=Limits(most=6, most_of_long=12, most_of_newest=3)
    ),
}

Stat = tuple[int, int, int, int]
"""Size, times of modification and change, and inode, as the real file system has them."""


@dataclass(slots=True)
class Simulation:
    """One site's world. Files are given the times of the simulated clock when they are noted."""

    site: SiteFolder
    is_coarse: bool
    now: int = START
    code: int = 0  # the version of the program
    _times: dict[str, tuple[Stat, Stamp]] = field(default_factory=dict)

    def time_ns(self) -> int:
        self.now += 1_000
        return self.now

    def note_times(self) -> None:
        """Let files that have changed since the last note have changed just now."""
        for file in (self.site.site_dir / "content").rglob("*"):
            if not file.is_symlink() and file.is_file():
                self._note(file)

    def _note(self, file: Path) -> None:
        status = file.lstat()
        real = (status.st_size, status.st_mtime_ns, status.st_ctime_ns, status.st_ino)
        path = file.relative_to(self.site.site_dir).as_posix()
        if path not in self._times or self._times[path][0] != real:
            changed = self._floor(self.time_ns())
            was_set = abs(status.st_mtime_ns - status.st_ctime_ns) > 10 * SECOND
            modified = status.st_mtime_ns if was_set else changed
            inode = zlib.crc32(path.encode(errors="replace")) if self.is_coarse else status.st_ino
            self._times[path] = (real, Stamp(status.st_size, modified, changed, inode))

    def _floor(self, time: int) -> int:
        return time // COARSE * COARSE if self.is_coarse else time

    def settle(self) -> None:
        """Let all files be as old, and under the same inodes, as when the archive was first built:
        a copy of it then needs no reading.
        """
        for file in sorted((self.site.site_dir / "content").rglob("*.*")):
            status = file.lstat()
            real = (status.st_size, status.st_mtime_ns, status.st_ctime_ns, status.st_ino)
            path = file.relative_to(self.site.site_dir).as_posix()
            old, inode = START - DAY, zlib.crc32(path.encode())
            self._times[path] = (real, Stamp(status.st_size, old, old, inode))

    def stamp_of(self, entry: os.DirEntry[str]) -> Stamp:
        """Takes the place of the builder's own function."""
        site_dir = f"{self.site.site_dir}/"
        known = self._times.get(entry.path.removeprefix(site_dir))
        if known is None or not entry.path.startswith(site_dir):
            status = entry.stat(follow_symlinks=False)
            return Stamp(status.st_size, self.now, self.now, status.st_ino)
        return known[1]

    @contextmanager
    def in_force(self) -> Iterator[None]:
        """While a site is built."""
        with pytest.MonkeyPatch.context() as patch:
            for name, value in LIMITS.items():
                patch.setattr(name, value)
            # What the code does shows in feeds, so that a change of it shows.
            patch.setattr("site_builder.pages.feeds.FEED_SIZE", 4 - self.code % 2)
            for module in ("inputs", "preparing", "theming"):
                name = f"site_builder.build.{module}.digest_code"
                patch.setattr(name, lambda: b"%d" % self.code)
            patch.setattr("site_builder.sources.collecting.stamp_of", self.stamp_of)
            patch.setattr("site_builder.search.pagefind.converse", _converse_once)
            patch.setattr("time.time_ns", self.time_ns)
            yield


@cache
def _known_answers() -> dict[str, list[dict[str, Any]]]:
    return {}


def _converse_once(requests: Sequence[dict[str, Any]], indexer: Indexer) -> list[dict[str, Any]]:
    """Pagefind answers the same to the same (a test of the search says so): it is asked once."""
    known, key = _known_answers(), repr(requests)
    if key not in known:
        if len(known) > 500:
            known.clear()
        known[key] = converse(requests, indexer)
    return known[key]


_TOUCHING_DISK = frozenset(
    {"open", "os.link", "os.mkdir", "os.remove", "os.rename", "os.rmdir", "sqlite3.connect"}
)


def break_off_build(
    site: SiteFolder, *, at: int, how: Literal["kill", "full"], drafts: bool, future: bool
) -> None:
    """Build the site in a process of its own, which is killed when it touches the disk for the
    `at`th time, or finds the disk full from then on.
    """
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)  # of threads, which hold no lock here
        child = os.fork()
    if child:
        os.waitpid(child, 0)
        return
    touched = count()

    def hook(event: str, arguments: tuple[Any, ...]) -> None:
        if event not in _TOUCHING_DISK or next(touched) < at:
            return
        if how == "kill":
            os._exit(0)
        if event != "open" or arguments[2] & (os.O_WRONLY | os.O_RDWR):
            raise OSError(28, "No space left on device")

    try:
        sys.addaudithook(hook)
        try_to_build(site, drafts=drafts, future=future)
    finally:
        os._exit(0)
