"""Every kind of page is valid, accessible in both colour schemes, and fits every width."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page

from tests.support.axe import check_accessibility
from tests.support.nu import check_html

# Every test of this module reads one built site.
pytestmark = pytest.mark.xdist_group("sample-site")

IN_EACH_LANGUAGE = [
    "",
    "2026/",
    "2026/06/",
    "2026/06/harmonyos-7-agents/",
    "2026/06/microsoft-openai-china/",
    "about/",
    "categories/",
    "category/china/",
    "category/china/top/",
    "company/openai/",
    "event/apple-china-ai/",
    "search/",
    "tags/",
    "top/",
]
PATHS = ["/", "/404.html", *(f"/{key}/{path}" for key in ("en", "zh") for path in IN_EACH_LANGUAGE)]


def test_every_page_is_valid_html(sample_dir: Path) -> None:
    assert check_html(sample_dir) == ()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_every_kind_of_page_is_accessible(
    new_page: Callable[..., Page], sample_url: str, scheme: str
) -> None:
    # In a language that the site lacks, so that the root stays.
    page = new_page(color_scheme=scheme, locale="fi-FI", viewport={"width": 390, "height": 800})
    found = {}
    for path in PATHS:
        page.goto(sample_url + path)
        if violations := check_accessibility(page):
            found[path] = violations
    assert found == {}


@pytest.mark.parametrize("width", [320, 390, 768, 1280])
def test_no_page_scrolls_sideways(
    new_page: Callable[..., Page], sample_url: str, width: int
) -> None:
    page = new_page(locale="fi-FI", viewport={"width": width, "height": 800})
    found = []
    for path in PATHS:
        page.goto(sample_url + path)
        if page.evaluate("document.documentElement.scrollWidth") > width:
            found.append(path)
    assert found == []
