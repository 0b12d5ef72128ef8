"""The cache is an accelerator: whatever happens to it, a build leaves the bytes of a clean one."""

from __future__ import annotations

import os
import random
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.support.pictures import draw, save
from tests.support.sites import SiteFolder

CASES = int(os.environ.get("DAMAGE_CASES", "60"))


def _remove(file: Path, _: random.Random) -> None:
    file.unlink()


def _empty(file: Path, _: random.Random) -> None:
    os.truncate(file, 0)


def _halve(file: Path, _: random.Random) -> None:
    os.truncate(file, file.stat().st_size // 2)


def _flip_a_bit(file: Path, chance: random.Random) -> None:
    content = bytearray(file.read_bytes() or b"\0")
    content[chance.randrange(len(content))] ^= 1 << chance.randrange(8)
    file.write_bytes(content)


def _fill_with_junk(file: Path, chance: random.Random) -> None:
    file.unlink()
    file.write_bytes(chance.randbytes(100_000))


def _put_a_folder(file: Path, _: random.Random) -> None:
    file.unlink()
    (file / "in the way").mkdir(parents=True)


def _put_a_link(file: Path, _: random.Random) -> None:
    file.unlink()
    file.symlink_to(file.parents[len(file.parents) - 2] / "nowhere")


def _make_unreadable(file: Path, _: random.Random) -> None:
    file.chmod(0)


def _swap(file: Path, chance: random.Random) -> None:
    others = sorted(other for other in file.parent.iterdir() if other.is_file() and other != file)
    if others:
        other, aside = chance.choice(others), file.with_name("aside")
        file.rename(aside)
        other.rename(file)
        aside.rename(other)


def _swap_folders(file: Path, chance: random.Random) -> None:
    others = sorted(other for other in file.parent.parent.iterdir() if other.is_dir())
    other, aside = chance.choice(others), file.parent.with_name("aside")
    if other != file.parent:
        file.parent.rename(aside)
        other.rename(file.parent)
        aside.rename(other)


_DAMAGES: tuple[Callable[[Path, random.Random], None], ...] = (
    *(_remove, _empty, _halve, _flip_a_bit, _fill_with_junk, _put_a_folder, _put_a_link),
    *(_make_unreadable, _swap, _swap_folders),
)


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> SiteFolder:
    site = SiteFolder.create(tmp_path_factory.mktemp("damage") / "site")
    for number in range(1, 5):
        site.article(f"s{number}.en", date=f"2026-03-{number:02}", tags=["LLM"])
    site.article("pictured.en", "![A picture](picture.png)", date="2026-03-05")
    picture = site.write("content/articles/2026/picture.png", "")
    picture.write_bytes(save(draw(330, 60), "PNG"))
    site.build()
    return site


def _edit(site: SiteFolder, number: int) -> None:
    site.article("s2.en", f"Text {number % 2}.", date="2026-03-02", tags=["LLM"])


@pytest.fixture(scope="module")
def expected(site: SiteFolder) -> tuple[dict[str, bytes], ...]:
    """What a clean build leaves with each of the texts."""
    outputs = []
    for number in (0, 1):
        _edit(site, number)
        clean = SiteFolder(site.site_dir.with_name(f"clean-{number}"))
        ignored = shutil.ignore_patterns("public", ".cache")
        shutil.copytree(site.site_dir, clean.site_dir, ignore=ignored)
        clean.build()
        outputs.append(clean.output())
    return tuple(outputs)


def test_a_damaged_cache_costs_time_and_nothing_else(
    site: SiteFolder, expected: tuple[dict[str, bytes], ...]
) -> None:
    work_dir, chance = site.site_dir / ".cache", random.Random(20260618)
    for number in range(CASES):
        tops = [path for path in work_dir.iterdir() if path.is_file()]
        below = [file for file in work_dir.rglob("*") if file.is_file() and file.parent != work_dir]
        file = chance.choice(sorted(chance.choice([tops, below or tops])))
        damage = chance.choice(_DAMAGES[: None if file in below else -1])
        about = f"case {number}: {damage.__name__} {file.relative_to(work_dir)}"
        damage(file, chance)
        _edit(site, number)
        site.build()
        assert site.output() == expected[number % 2], about
        assert not any(path.is_symlink() for path in (site.site_dir / "public").rglob("*")), about
        assert not (site.site_dir.parent / "nowhere").exists(), about


def test_damage_to_what_two_sites_share_is_noticed(
    site: SiteFolder, expected: tuple[dict[str, bytes], ...]
) -> None:
    """A file in the cache may be the published file under another name."""
    for number in (0, 1):
        _edit(site, number)
        site.build()
    (shared,) = (site.site_dir / ".cache" / "previous").glob("robots.txt")
    assert shared.samefile(site.site_dir / "public" / "robots.txt")
    shared.write_text("damaged")
    _edit(site, 0)
    assert "changed-output" in {problem.rule for problem in site.build().warnings}
    assert site.output() == expected[0]
