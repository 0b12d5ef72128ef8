"""Files of static/root/: they may stand in for a file of the site, never for a folder of it."""

from __future__ import annotations

from pathlib import Path

import pytest

from site_builder.errors import LayoutError
from tests.support.sites import SiteFolder


@pytest.fixture
def site(tmp_path: Path) -> SiteFolder:
    site = SiteFolder.create(tmp_path)
    site.article("a.en", aliases=["/old/address/"])
    site.build()
    return site


def test_a_file_of_the_root_replaces_one_that_the_site_makes(site: SiteFolder) -> None:
    site.write("static/root/robots.txt", "User-agent: *\n")
    site.build()
    assert site.read("robots.txt") == "User-agent: *\n"


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("en", "is a file, and the site publishes en/"),
        ("old", "is a file, and the site publishes old/address/index.html"),
        ("assets", "is a file, and the site publishes assets/"),
        ("search-index", "is a file, and the site publishes search-index/"),
        ("404.html/a.txt", "lies in a folder, and the site publishes a file 404.html"),
    ],
)
def test_a_file_of_the_root_where_a_folder_is_is_refused_and_nothing_is_lost(
    site: SiteFolder, name: str, message: str
) -> None:
    before = site.output()
    site.write(f"static/root/{name}", "Text.\n")
    with pytest.raises(LayoutError) as caught:
        site.build()
    [problem] = caught.value.problems
    assert (problem.rule, problem.position.path) == ("root-file-in-the-way", f"static/root/{name}")
    assert message in problem.message
    assert site.output() == before
