"""What an edit changes does not grow with the archive: real builds of 200 and of 5,000 stories.

Every tenth story is in Chinese too; those that are edited or new are in both languages.
"""

from __future__ import annotations

from pathlib import Path

from site_builder.search.indexed import TOGETHER
from site_builder.store import remove_cache_file
from tests.support.counting import BuiltSite, Work, write_archive, write_story
from tests.support.sites import SiteFolder

SMALL, LARGE = 200, 5_000
MOST_FILES_OF_A_NEW_STORY = 60
# The open shard of a language: its table, its chunks and its six columns, each come and gone; the
# folder of the newest records; and one listing of all shards.
MOST_SEARCH_FILES_OF_A_NEW_STORY = 2 * (10 + 2 * 6 + 2 * TOGETHER - 1) + 1
# A full shard: its table and its six columns, come and gone, and for each word that the old or the
# new title has, a group of chunks; a folder of records; and the listing.
MOST_SEARCH_FILES_OF_A_TITLE = 2 * (1 + 6 + 6 * 12 + TOGETHER) + 1
A_FEW = 6


def edit(archive: BuiltSite, size: int) -> dict[str, Work]:
    """What is done when nothing has changed, for a story that comes into the newest month, for a
    title in the oldest month, for that story when it goes, and for one that begins a week.
    """
    works = {"nothing": archive.build()}
    write_story(archive.site, size)
    works["new"] = archive.build()
    write_story(archive.site, 10, title="Another title")
    works["title"] = archive.build()
    for language in ("en", "zh"):
        archive.site.remove(f"content/articles/2026/s{size:04}.{language}.md")
    works["gone"] = archive.build()
    write_story(archive.site, size + 7)
    works["week"] = archive.build()
    return works


def test_as_few_files_change_in_a_large_archive_as_in_a_small_one(tmp_path: Path) -> None:
    done: dict[int, dict[str, Work]] = {}
    for size in (SMALL, LARGE):
        site = SiteFolder.create(tmp_path / str(size))
        write_archive(site, size, chinese_of=10)
        done[size] = works = edit(BuiltSite.make(site), size)
        assert (works["nothing"].counts, works["nothing"].search) == ((0, 0, 0), ())
        assert [works[kind].result.parsed_count for kind in works] == [0, 2, 1, 0, 2]
        assert "en/2010/01/s0010/index.html" in works["title"].pages
        assert works["gone"].pages == works["new"].pages
        for kind in ("new", "title", "gone", "week"):
            assert 0 < len(works[kind].pages) <= MOST_FILES_OF_A_NEW_STORY
            assert works[kind].result.rendered_count <= MOST_FILES_OF_A_NEW_STORY
        for kind in ("new", "gone", "week"):
            assert 0 < len(works[kind].search) <= MOST_SEARCH_FILES_OF_A_NEW_STORY
        assert 0 < len(works["title"].search) <= MOST_SEARCH_FILES_OF_A_TITLE
    for kind, small in done[SMALL].items():
        large = done[LARGE][kind]
        assert abs(len(large.pages) - len(small.pages)) <= A_FEW
        assert abs(large.result.rendered_count - small.result.rendered_count) <= A_FEW
        if kind != "title":
            # How many records get other names depends on how full the newest of their folders is.
            counts = [
                sum("/records." not in file for file in work.search) for work in (large, small)
            ]
            assert abs(counts[0] - counts[1]) <= A_FEW


def test_another_number_of_workers_gives_the_same_from_nothing(tmp_path: Path) -> None:
    site = SiteFolder.create(tmp_path / "site")
    write_archive(site, SMALL)
    archive = BuiltSite.make(site)
    remove_cache_file(site.site_dir / ".cache")
    work = archive.build(workers=2)
    assert work.result.rendered_count > SMALL
    assert (work.pages, work.search) == ((), ())
