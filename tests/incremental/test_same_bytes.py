"""The same site gives the same bytes, whoever builds it, where and when; and reads what it says it
depends on, and nothing else.
"""

from __future__ import annotations

import os
import stat
import subprocess
import sys
import zoneinfo
from collections.abc import Iterator
from pathlib import Path
from random import Random
from typing import Any, TypeAlias

import pytest

import site_builder
from site_builder.theme import default_theme_dir
from tests.support.counting import write_archive
from tests.support.edits import DOT
from tests.support.sites import SiteFolder

Modes: TypeAlias = dict[str, int]


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> SiteFolder:
    site = make_site(tmp_path_factory.mktemp("first"))
    site.build()
    return site


def make_site(site_dir: Path) -> SiteFolder:
    site = SiteFolder.create(site_dir)
    write_archive(site, 60)
    site.article("pictured.en", "![A dot](dot.png)", date="2009-12-01")
    site.write("content/articles/2026/dot.png", "").write_bytes(DOT)
    site.write("content/pages/about.en.md", "---\ntitle: About\nsummary: It.\n---\nText.\n")
    return site


def modes_of(site: SiteFolder) -> Modes:
    public_dir = site.site_dir / "public"
    paths = [public_dir, *sorted(public_dir.rglob("*"))]
    return {path.as_posix(): stat.S_IMODE(path.stat().st_mode) for path in paths}


def build_as_another(site: SiteFolder, umask: int, *workers: str, **variables: str) -> None:
    subprocess.run(
        [sys.executable, "-m", "site_builder", "build", *workers],
        cwd=site.site_dir,
        check=True,
        capture_output=True,
        env={"PATH": os.environ["PATH"], **variables},
        umask=umask,
    )


@pytest.mark.parametrize("umask", [0o000, 0o077])
def test_whoever_builds_publishes_the_same_files_for_all_to_read(
    site: SiteFolder, tmp_path: Path, umask: int
) -> None:
    other = make_site(tmp_path / "a folder called 档案")
    variables = {"HOME": str(tmp_path), "LANG": "zh_CN.UTF-8", "PYTHONHASHSEED": str(umask)}
    build_as_another(other, umask, "--workers", "2", TZ="Pacific/Kiritimati", **variables)
    assert other.output() == site.output()
    other.article("later.en")
    build_as_another(other, umask, **variables)
    for path, mode in modes_of(other).items():
        assert mode == (0o755 if Path(path).is_dir() else 0o644), path


class ShuffledListing:
    """The entries of a folder in an order of chance."""

    def __init__(self, listing: Any, random: Random) -> None:
        self._listing, self._random = listing, random

    def __enter__(self) -> Iterator[os.DirEntry[str]]:
        entries = list(self._listing)
        self._random.shuffle(entries)
        return iter(entries)

    def __exit__(self, *_: object) -> None:
        self._listing.close()

    __iter__ = __enter__


def test_the_order_in_which_a_system_lists_files_makes_no_difference(
    site: SiteFolder, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    other, random, scandir = make_site(tmp_path / "site"), Random(1), os.scandir
    monkeypatch.setattr(os, "scandir", lambda *path: ShuffledListing(scandir(*path), random))
    other.build()
    monkeypatch.undo()
    assert other.output() == site.output()


@pytest.mark.parametrize("year", [2012, 2038, 2100])
def test_the_time_makes_no_difference_when_nothing_is_due(
    site: SiteFolder, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, year: int
) -> None:
    seconds = (year - 1970) * 365.25 * 86_400
    other = make_site(tmp_path / "site")
    other.article("due-later.en", date="2101-06-01")
    for name, now in (("time_ns", int(seconds * 1e9)), ("time", seconds)):
        monkeypatch.setattr(f"time.{name}", lambda now=now: now)
    other.build()
    monkeypatch.undo()
    assert other.output() == site.output()


# A part of a path that os.open resolves from another folder is asked for where it led.
_TRACE = """
import os, sys
opened, open_file = set(), os.open

def note(event, args):
    if event == "open" and not isinstance(args[0], int):
        path, mode, _ = args
        if mode is not None or os.path.isabs(path):
            opened.add(os.path.abspath(os.fsdecode(path)))

def open_and_note(*args, **options):
    descriptor = open_file(*args, **options)
    opened.add(os.readlink(f"/proc/self/fd/{descriptor}"))
    return descriptor

sys.addaudithook(note)
os.open = open_and_note
from site_builder.cli import main
try:
    main()
finally:
    sys.stderr.write("".join(f"OPENED {path}\\n" for path in sorted(opened)))
"""


def test_every_file_that_a_build_reads_is_one_that_it_depends_on(tmp_path: Path) -> None:
    """The site's own files, the theme, the code and the libraries by version, and the time zone."""
    site = make_site(tmp_path / "site")
    for name in ("README.md", ".env", "content/.draft.md", "notes/plan.md"):
        site.write(name, "not to be read\n")
    temporary_dir = tmp_path / "temporary"
    temporary_dir.mkdir()
    said = subprocess.run(
        [sys.executable, "-c", _TRACE, "build", "--workers", "1"],
        cwd=site.site_dir,
        check=True,
        capture_output=True,
        text=True,
        env={"PATH": os.environ["PATH"], "HOME": str(tmp_path), "TMPDIR": str(temporary_dir)},
    )
    lines = [line.partition("OPENED ") for line in said.stderr.splitlines()]
    opened = {path for _, mark, path in lines if mark} - {str(site.site_dir), os.devnull}
    assert str(site.site_dir / "content/articles/2026/s0007.zh.md") in opened
    own = [site.site_dir / name for name in ("content", "layouts", "static", "public", ".cache")]
    theme = [default_theme_dir() / name for name in ("layouts", "static")]
    code = [Path(site_builder.__file__).parent, Path(sys.prefix), Path(sys.base_prefix)]
    zone = [
        Path(folder) / name
        for folder in zoneinfo.TZPATH
        for name in ("Asia/Shanghai", "UTC", "Etc/UTC", "tzdata.zi")
    ]
    # By the name of the system's start it is known whether times that were kept can be compared.
    start = Path("/proc/sys/kernel/random/boot_id")
    allowed = tuple(str(path) for path in (*own, *theme, *code, *zone, start, temporary_dir))
    assert [path for path in opened if not path.startswith(allowed)] == []
    assert [path for path in opened if "/content/." in path] == []
