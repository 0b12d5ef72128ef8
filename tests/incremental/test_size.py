"""What an edit changes does not grow with the archive: real builds of 200 and of 5,000 stories.

Every tenth story is in Chinese too; those that are edited or new are in both languages.
"""

from __future__ import annotations

import pytest

from site_builder.store import remove_cache_file
from tests.support.counting import BuiltSite, Work, write_archive, write_story
from tests.support.sites import SiteFolder

SMALL, LARGE = 200, 5_000
MOST_FILES_OF_A_NEW_STORY = 60
# The open shard of a language: its list of pages, table and chunk of the index, each come and gone,
# and a record; and one listing of all shards.
MOST_SEARCH_FILES = 2 * 10 + 1
A_FEW = 6

pytestmark = pytest.mark.xdist_group("size")


@pytest.fixture(scope="module", params=[SMALL, LARGE])
def built(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> tuple[int, BuiltSite]:
    """Each test leaves the site as its last build published it, so that the next can go on."""
    site = SiteFolder.create(tmp_path_factory.mktemp("size"))
    write_archive(site, request.param, chinese_of=10)
    return request.param, BuiltSite.make(site)


@pytest.fixture(scope="module")
def works() -> dict[tuple[str, int], Work]:
    """What was done for each kind of edit at each size, for the comparisons at the end."""
    return {}


Built = tuple[int, BuiltSite]
Works = dict[tuple[str, int], Work]


def test_nothing_is_done_when_nothing_has_changed(built: Built) -> None:
    work = built[1].build()
    assert work.counts == (0, 0, 0)
    assert work.search == ()


def test_a_new_story_in_the_newest_month_changes_at_most_60_files(
    built: Built, works: Works
) -> None:
    size, archive = built
    write_story(archive.site, size)
    works["new", size] = work = archive.build()
    assert work.result.parsed_count == 2
    assert 0 < len(work.pages) <= MOST_FILES_OF_A_NEW_STORY
    assert work.result.rendered_count <= MOST_FILES_OF_A_NEW_STORY
    assert 0 < len(work.search) <= MOST_SEARCH_FILES


def test_a_title_edited_in_the_oldest_month_changes_few_files(built: Built, works: Works) -> None:
    size, archive = built
    write_story(archive.site, 10, title="Another title")
    works["title", size] = work = archive.build()
    assert work.result.parsed_count == 1
    assert "en/2010/01/s0010/index.html" in work.pages
    assert len(work.pages) <= MOST_FILES_OF_A_NEW_STORY
    assert 0 < len(work.search) <= MOST_SEARCH_FILES


def test_a_story_deleted_from_the_newest_month_changes_as_few_as_it_did_when_it_came(
    built: Built, works: Works
) -> None:
    size, archive = built
    for language in ("en", "zh"):
        archive.site.remove(f"content/articles/2026/s{size:04}.{language}.md")
    work = archive.build()
    assert work.result.parsed_count == 0
    assert work.pages == works["new", size].pages
    assert len(work.search) <= MOST_SEARCH_FILES


@pytest.mark.parametrize("kind", ["new", "title"])
def test_as_many_files_change_in_a_large_archive_as_in_a_small_one(works: Works, kind: str) -> None:
    small, large = works[kind, SMALL], works[kind, LARGE]
    assert abs(len(large.pages) - len(small.pages)) <= A_FEW
    assert abs(large.result.rendered_count - small.result.rendered_count) <= A_FEW
    assert abs(len(large.search) - len(small.search)) <= A_FEW


def test_another_number_of_workers_gives_the_same_from_nothing(built: Built) -> None:
    size, archive = built
    if size == SMALL:
        remove_cache_file(archive.site.site_dir / ".cache")
        work = archive.build(workers=2)
        assert work.result.rendered_count > size
        assert (work.pages, work.search) == ((), ())
