"""An article is light, and nothing of it moves while it loads."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.support.compressing_server import serving
from tests.support.loading import LoadingMeter, hold_animations, read_shifts

# Every test of this module reads one built site.
pytestmark = pytest.mark.xdist_group("sample-site-pages")

LIMIT = 60_000  # bytes


@pytest.fixture(scope="module")
def hosted_url(sample_dir: Path) -> Iterator[str]:
    """The address of the sample archive at a host that compresses, as real ones do."""
    with serving(sample_dir) as url:
        yield url


def _articles(sample_dir: Path) -> list[str]:
    pages = sample_dir.glob("*/[0-9][0-9][0-9][0-9]/[0-9][0-9]/*/index.html")
    return sorted(page.parent.relative_to(sample_dir).as_posix() for page in pages)


@pytest.mark.parametrize("width", [390, 1280])
def test_an_article_transfers_under_60_kilobytes_and_moves_nothing(
    new_page: Callable[..., Page], hosted_url: str, sample_dir: Path, width: int
) -> None:
    meter = LoadingMeter(new_page(viewport={"width": width, "height": 800}))
    articles = _articles(sample_dir)
    heavy, restless = {}, {}
    for path in articles:
        loading = meter.load(f"{hosted_url}/{path}/")
        assert any(name.endswith(".css") for name in loading.transferred), path
        assert any(name.endswith(".js") for name in loading.transferred), path
        if sum(loading.transferred.values()) >= LIMIT:
            heavy[path] = loading.transferred
        if loading.shifts:
            restless[path] = loading.shifts
    assert len(articles) == 22
    assert heavy == {}
    assert restless == {}


@pytest.mark.parametrize("width", [390, 1280])
def test_nothing_moves_where_an_article_begins_in_both_languages(
    new_page: Callable[..., Page], hosted_url: str, sample_dir: Path, width: int
) -> None:
    page = new_page(viewport={"width": width, "height": 800})
    hold_animations(page)  # however slow the machine, the article waits for the other
    articles = _articles(sample_dir)
    others = {"en": "zh", "zh": "en"}
    translated = [path for path in articles if others[path[:2]] + path[2:] in articles]
    restless = {}
    for path in translated:
        page.goto(f"{hosted_url}/{path}/?view=both")
        expect(page.locator(".pair h1")).to_be_visible()
        if shifts := read_shifts(page):
            restless[path] = shifts
    assert len(translated) == 20
    assert restless == {}
