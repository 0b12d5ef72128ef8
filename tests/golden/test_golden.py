"""What the pages of a small site say, as files beside this one.

A golden file holds the `<main>` of an HTML page, or the whole of any other. After a change that is
meant, write them anew with `UPDATE_GOLDENS=1 pytest tests/golden` and read the difference.
"""

from __future__ import annotations

import os
import re
import shutil
from pathlib import Path

import pytest

from tests.support.sites import SiteFolder

HERE = Path(__file__).parent
EXPECTED_DIR = HERE / "expected"

PAGES = (
    "404.html",
    "_redirects",
    "en/2026/03/everything/index.html",
    "en/2026/03/first/index.html",
    "en/2026/03/index.html",
    "en/2026/index.html",
    "en/about/index.html",
    "en/archive/index.html",
    "en/categories/index.html",
    "en/category/models/feed.json",
    "en/category/models/feed.xml",
    "en/category/models/index.html",
    "en/category/models/top/index.html",
    "en/digest/2026-03/email.html",
    "en/digest/2026-w10/index.html",
    "en/digest/index.html",
    "en/event/launch/index.html",
    "en/feed.xml",
    "en/index.html",
    "en/offline/index.html",
    "en/reading/index.html",
    "en/search/index.html",
    "en/source/the-daily/index.html",
    "en/tag/large-language-models/index.html",
    "en/tags/index.html",
    "index.html",
    "llms.txt",
    "old/everything/index.html",
    "robots.txt",
    "sitemap.xml",
    "sitemap/2026-03.xml",
    "zh/2026/03/everything/index.html",
    "zh/archive/index.html",
    "zh/category/china/index.html",
    "zh/company/example-ltd/index.html",
    "zh/digest/2026-03/index.html",
    "zh/digest/2026-w14/email.html",
    "zh/event/launch/index.html",
    "zh/feed.json",
    "zh/index.html",
    "zh/search/terms.json",
    "zh/top/index.html",
)

_MAIN = re.compile(r"<main\b.*?</main>", re.DOTALL)
_DIGEST = re.compile(r"(/assets/[\w/-]+)\.[0-9a-f]{10}\.")


@pytest.fixture(scope="module")
def output(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    site_dir = tmp_path_factory.mktemp("golden") / "site"
    shutil.copytree(HERE / "site", site_dir)
    site = SiteFolder(site_dir)
    site.build()
    return site.output()


def content_of(path: str, output: dict[str, bytes]) -> str:
    text = _DIGEST.sub(r"\1.DIGEST.", output[path].decode())
    main = _MAIN.search(text) if path.endswith(".html") else None
    return main[0] + "\n" if main else text


@pytest.mark.xdist_group("golden")
@pytest.mark.parametrize("path", PAGES)
def test_a_page_says_what_its_golden_file_says(path: str, output: dict[str, bytes]) -> None:
    expected_file = EXPECTED_DIR / path
    content = content_of(path, output)
    if os.environ.get("UPDATE_GOLDENS"):
        expected_file.parent.mkdir(parents=True, exist_ok=True)
        expected_file.write_text(content, encoding="utf-8")
    assert content == expected_file.read_text(encoding="utf-8")


@pytest.mark.xdist_group("golden")
def test_the_site_has_just_these_addresses(output: dict[str, bytes]) -> None:
    """Every address of a small archive, so that none comes or goes unseen."""
    expected_file = HERE / "addresses.txt"
    paths = [path for path in output if not path.startswith(("assets/", "search-index/"))]
    listing = "".join(f"{path}\n" for path in sorted(paths))
    if os.environ.get("UPDATE_GOLDENS"):
        expected_file.write_text(listing, encoding="utf-8")
    assert listing == expected_file.read_text(encoding="utf-8")


def test_every_golden_file_is_used() -> None:
    files = {
        file.relative_to(EXPECTED_DIR).as_posix()
        for file in EXPECTED_DIR.rglob("*")
        if file.is_file()
    }
    assert files == set(PAGES)
