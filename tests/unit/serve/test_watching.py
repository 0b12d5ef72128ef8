from __future__ import annotations

import asyncio
import os
import shutil
from collections.abc import AsyncIterator, Awaitable, Callable
from pathlib import Path
from typing import Any

import pytest
from watchfiles import Change, awatch

from site_builder.serve import watching
from site_builder.serve.watching import find_paths, watch_site

Changed = Callable[[], Awaitable[tuple[str, ...]]]


@pytest.fixture
def site_dir(tmp_path: Path) -> Path:
    (tmp_path / "content/articles").mkdir(parents=True)
    (tmp_path / "content/site.yaml").write_text("title: x\n")
    return tmp_path


def watch(site_dir: Path, check: Callable[[Changed], Awaitable[None]]) -> list[str]:
    """Run `check` with a function that waits for the next change; gives the notices of polling."""
    notices: list[str] = []

    async def run() -> None:
        stop = asyncio.Event()
        changes = watch_site(site_dir, stop, lambda: notices.append("polling"))

        async def changed() -> tuple[str, ...]:
            async with asyncio.timeout(20):
                return await anext(changes)

        assert await changed() == ()
        await check(changed)
        stop.set()
        assert [paths async for paths in changes] == []

    asyncio.run(run())
    return notices


def test_a_change_is_told_by_its_path_from_the_archives_folder(site_dir: Path) -> None:
    async def check(changed: Changed) -> None:
        (site_dir / "content/site.yaml").write_text("title: y\n")
        assert await changed() == ("content/site.yaml",)
        (site_dir / "content/articles/a.md").write_text("a")
        assert await changed() == ("content/articles/a.md",)
        (site_dir / "content/articles/a.md").unlink()
        assert await changed() == ("content/articles/a.md",)

    assert watch(site_dir, check) == []


def test_many_changes_at_once_are_one(site_dir: Path) -> None:
    async def check(changed: Changed) -> None:
        for number in range(500):
            (site_dir / f"content/articles/{number}.md").write_text("a")
        assert len(await changed()) == 500

    watch(site_dir, check)


def test_what_changes_while_an_item_is_dealt_with_is_in_the_next(site_dir: Path) -> None:
    async def check(changed: Changed) -> None:
        (site_dir / "content/articles/a.md").write_text("a")
        assert await changed() == ("content/articles/a.md",)
        (site_dir / "content/articles/b.md").write_text("b")
        await asyncio.sleep(0.5)
        (site_dir / "content/articles/c.md").write_text("c")
        await asyncio.sleep(0.5)
        assert await changed() == ("content/articles/b.md", "content/articles/c.md")

    watch(site_dir, check)


def test_a_file_saved_by_exchange_is_told_without_the_editors_own_files(site_dir: Path) -> None:
    async def check(changed: Changed) -> None:
        new_file = site_dir / "content/site.yaml.new-1234"
        new_file.write_text("title: y\n")
        new_file.replace(site_dir / "content/site.yaml")
        assert await changed() == ("content/site.yaml",)

    watch(site_dir, check)


def test_what_the_build_writes_is_no_change(site_dir: Path) -> None:
    async def check(changed: Changed) -> None:
        for name in ("public", ".cache", "notes"):
            (site_dir / name).mkdir()
            (site_dir / name / "a.md").write_text("a")
        await asyncio.sleep(0.5)
        (site_dir / "content/articles/b.md").write_text("b")
        assert await changed() == ("content/articles/b.md",)

    watch(site_dir, check)


def test_a_folder_that_comes_goes_or_is_exchanged_is_a_change_and_watched_on(
    site_dir: Path,
) -> None:
    async def check(changed: Changed) -> None:
        (site_dir / "layouts").mkdir()
        assert await changed() == ("layouts",)
        (site_dir / "layouts/page.html").write_text("<p>")
        assert await changed() == ("layouts/page.html",)
        shutil.copytree(site_dir / "content", site_dir / "other")
        shutil.rmtree(site_dir / "content")
        assert any(path.startswith("content") for path in await changed())
        await asyncio.sleep(0.6)
        (site_dir / "other").rename(site_dir / "content")
        while await changed() != ("content",):
            pass
        (site_dir / "content/site.yaml").write_text("title: z\n")
        assert await changed() == ("content/site.yaml",)

    watch(site_dir, check)


def test_content_behind_a_symbolic_link_is_watched(tmp_path: Path, site_dir: Path) -> None:
    linked_dir = tmp_path / "linked"
    linked_dir.mkdir()
    (linked_dir / "content").symlink_to(site_dir / "content")

    async def check(changed: Changed) -> None:
        (site_dir / "content/site.yaml").write_text("title: y\n")
        assert await changed() == ("content/site.yaml",)

    watch(linked_dir, check)


def test_where_the_system_cannot_watch_so_much_folders_are_looked_through(
    site_dir: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def limited(*folders: Path, force_polling: bool, **options: Any) -> AsyncIterator[Any]:
        if not force_polling:
            raise OSError("OS file watch limit reached. about [...]")
        return awatch(*folders, force_polling=force_polling, **options)

    monkeypatch.setattr(watching, "awatch", limited)

    async def check(changed: Changed) -> None:
        os.utime(site_dir / "content", (0, 0))
        (site_dir / "content/articles/a.md").write_text("a")
        assert await changed() == ("content/articles/a.md",)

    assert watch(site_dir, check) == ["polling"]


def test_any_other_fault_of_watching_is_not_hidden(
    site_dir: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: Path, **__: Any) -> AsyncIterator[Any]:
        raise RuntimeError("something else")

    monkeypatch.setattr(watching, "awatch", broken)
    with pytest.raises(RuntimeError, match="something else"):
        watch(site_dir, lambda _: asyncio.sleep(0))


@pytest.mark.parametrize(
    "name",
    ["a.md~", ".a.md.swp", ".#a.md", "#a.md#", "4913", "a.md___jb_tmp___", ".git/x", "a.md.tmp"],
)
def test_an_editors_file_is_no_change(site_dir: Path, name: str) -> None:
    roots = {site_dir / "content": "content"}
    batch = {(Change.modified, str(site_dir / "content" / name))}
    assert find_paths(batch, roots) == ()
