"""A language that is written from right to left mirrors the layout, by the same style sheets."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.support.arabic import write_arabic_site
from tests.support.axe import check_in_both_schemes
from tests.support.nu import check_html
from tests.support.sites import SiteFolder
from tests.support.widths import WIDTHS, find_overflows, resize

# Every test of this module reads one built site.
pytestmark = pytest.mark.xdist_group("writing-direction")

NewPage = Callable[..., Page]
Sides = tuple[float, float]

PATHS = [
    "",
    "page/2/",
    "2026/",
    "2026/03/phone/",
    "event/phone-models/",
    "top/",
    "tags/",
    "search/",
]


@pytest.fixture(scope="module")
def arabic_dir(tmp_path_factory: pytest.TempPathFactory) -> Path:
    site = SiteFolder.create(tmp_path_factory.mktemp("arabic"))
    write_arabic_site(site)
    site.build()
    return site.site_dir / "public"


@pytest.fixture(scope="module")
def arabic_url(arabic_dir: Path, serve_folder: Callable[[Path], str]) -> str:
    return serve_folder(arabic_dir)


def _sides(locator: Locator) -> Sides:
    """Where an element begins and ends, from the left."""
    box = locator.first.bounding_box()
    assert box is not None
    return box["x"], box["x"] + box["width"]


def _mirrored(sides: Sides, width: int) -> Sides:
    return width - sides[1], width - sides[0]


def test_the_pages_are_valid_html(arabic_dir: Path) -> None:
    assert check_html(arabic_dir) == ()


def test_no_arabic_page_scrolls_sideways(page: Page, arabic_url: str) -> None:
    found = {}
    for path in (*PATHS, "2026/03/phone/?view=both"):
        page.goto(f"{arabic_url}/ar/{path}")
        if widths := find_overflows(page):
            found[path] = widths
    assert found == {}


def test_the_arabic_pages_are_accessible_in_both_schemes(
    new_page: NewPage, arabic_url: str
) -> None:
    page = new_page(viewport={"width": 390, "height": 800})
    found = {}
    for path in PATHS:
        page.goto(f"{arabic_url}/ar/{path}")
        if violations := check_in_both_schemes(page):
            found[path] = violations
    assert found == {}


def test_the_frame_is_mirrored_at_every_width(page: Page, arabic_url: str) -> None:
    found = {}
    for language in ("en", "ar"):
        page.goto(f"{arabic_url}/{language}/2026/03/phone/")
        for width in resize(page):
            title, tools = page.locator(".masthead-title"), page.locator(".masthead-tools")
            crumbs = page.locator(".breadcrumbs li")
            first, second = _sides(crumbs.nth(0)), _sides(crumbs.nth(1))
            edges = (_sides(title), _sides(tools), first, second)
            found[language, width] = (
                edges if language == "en" else tuple(_mirrored(item, width) for item in edges)
            )
    for width in WIDTHS:
        english, arabic = found["en", width], found["ar", width]
        for number in (0, 2):  # what begins at the edge of the page
            assert english[number][0] == pytest.approx(arabic[number][0], abs=1), width
        assert english[1][1] == pytest.approx(arabic[1][1], abs=1), width
    for order in found.values():
        assert order[0][1] < order[1][0]
        assert order[2][1] <= order[3][0] + 1


def test_the_rails_of_an_article_change_sides(new_page: NewPage, arabic_url: str) -> None:
    width = 1280
    page = new_page(viewport={"width": width, "height": 800})
    edges = {}
    for language in ("en", "ar"):
        page.goto(f"{arabic_url}/{language}/2026/03/phone/")
        parts = ("#tldr", "#tldr .section-title", ".score-panel", "h1", ".prose blockquote")
        sides = {part: _sides(page.locator(part)) for part in parts}
        edges[language] = {
            part: side if language == "en" else _mirrored(side, width)
            for part, side in sides.items()
        }
    for part, (start, _) in edges["en"].items():
        assert start == pytest.approx(edges["ar"][part][0], abs=1), part


def test_a_quotation_and_a_list_have_their_marks_on_the_right(page: Page, arabic_url: str) -> None:
    page.goto(f"{arabic_url}/ar/2026/03/phone/")
    quotation = page.locator(".prose blockquote")
    expect(quotation).to_have_css("border-right-width", "3px")
    expect(quotation).to_have_css("border-left-width", "0px")
    expect(page.locator(".prose ul")).to_have_css("padding-left", "0px")


def test_a_meter_fills_from_the_right(new_page: NewPage, arabic_url: str) -> None:
    page, canvas = new_page(viewport={"width": 1280, "height": 800}), new_page()
    colours = {}
    for language in ("en", "ar"):
        page.goto(f"{arabic_url}/{language}/2026/03/phone/")
        picture = page.locator(".score-panel meter").first.screenshot()
        colours[language] = canvas.evaluate(_READ_ENDS, b64encode(picture).decode())
    assert colours["en"][0] != colours["en"][1]
    assert colours["ar"] == colours["en"][::-1]


# The colours of a picture near its left and its right end.
_READ_ENDS = """async (png) => {
    const answer = await fetch(`data:image/png;base64,${png}`);
    const image = await createImageBitmap(await answer.blob());
    const context = new OffscreenCanvas(image.width, image.height).getContext("2d");
    context.drawImage(image, 0, 0);
    return [0.05, 0.95].map((share) =>
        context.getImageData(share * image.width, image.height / 2, 1, 1).data.join());
}"""


def test_arrows_point_the_other_way(page: Page, arabic_url: str) -> None:
    arrow = "(element, part) => getComputedStyle(element, part).content.match(/[←→]/)[0]"
    newer, older = [], []
    for language in ("en", "ar"):
        page.goto(f"{arabic_url}/{language}/page/2/")
        newer.append(page.locator(".pager-newer").evaluate(arrow, "::before"))
        older.append(page.locator(".pager-older").evaluate(arrow, "::after"))
    assert sorted(newer) == sorted(older) == ["←", "→"]


def test_a_title_in_english_stands_where_the_arabic_one_begins(
    new_page: NewPage, arabic_url: str
) -> None:
    page = new_page(viewport={"width": 1280, "height": 800})
    page.goto(f"{arabic_url}/ar/2026/03/phone/")
    other = page.locator(".other-title")
    expect(other).to_have_attribute("dir", "ltr")
    assert _sides(other.locator("a"))[1] == pytest.approx(_sides(page.locator("h1"))[1], abs=1)


def test_code_is_read_from_the_left(page: Page, arabic_url: str) -> None:
    page.goto(f"{arabic_url}/ar/2026/03/phone/")
    expect(page.locator("pre")).to_have_css("direction", "ltr")


def test_each_half_of_both_views_has_its_own_direction(new_page: NewPage, arabic_url: str) -> None:
    page = new_page(viewport={"width": 1280, "height": 800})
    page.goto(f"{arabic_url}/ar/2026/03/phone/?view=both")
    arabic, english = page.locator(".half[lang=ar]"), page.locator(".half[lang=en]")
    expect(arabic.first).to_have_attribute("dir", "rtl")
    expect(english.first).to_have_attribute("dir", "ltr")
    assert _sides(english)[1] < _sides(arabic)[0]


def test_arabic_letters_are_not_spaced(page: Page, arabic_url: str) -> None:
    page.goto(f"{arabic_url}/ar/2026/03/phone/")
    expect(page.locator("h1")).to_have_css("letter-spacing", "normal")


def test_words_that_a_site_does_not_bring_are_those_of_its_first_language(
    page: Page, arabic_url: str
) -> None:
    page.goto(f"{arabic_url}/ar/2026/03/phone/")
    expect(page.locator("#tldr .section-title")).to_have_text("باختصار")
    expect(page.locator(".score-panel summary")).to_have_text("What the scores mean")
