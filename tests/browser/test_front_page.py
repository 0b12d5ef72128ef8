"""The front page and digests as a reader and an editor see them: order, size, ways on, e-mails."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.support.axe import check_accessibility, check_in_both_schemes
from tests.support.sites import SiteFolder
from tests.support.widths import find_overflows, resize

pytestmark = pytest.mark.xdist_group("front-page")

LONG = "A very long title about what a committee has decided on the export of accelerators " * 2


@dataclass(frozen=True)
class Front:
    url: str
    folder: Path


@pytest.fixture(scope="module")
def front(tmp_path_factory: pytest.TempPathFactory, serve_folder: Callable[[Path], str]) -> Front:
    """An archive of one month, with two events in progress; the lead's title is long."""
    site = SiteFolder.create(tmp_path_factory.mktemp("front"))
    site.article(
        "lead.en", date="2026-06-18", title=LONG, scores={"hot": 90}, tldr=["One.", "Two."]
    )
    for number in range(1, 18):
        site.article(
            f"s{number:02}.en",
            date=f"2026-06-{number:02}",
            title=f"Story {number}",
            scores={"hot": number},
            category=("models", "china")[number % 2],
            event={0: "court", 1: "chips"}.get(number % 5),
        )
        site.article(f"s{number:02}.zh", title=f"报道{number}")
    site.build()
    public_dir = site.site_dir / "public"
    return Front(serve_folder(public_dir), public_dir)


def top_of(page: Page, selector: str) -> float:
    box = page.locator(selector).first.bounding_box()
    assert box is not None
    return box["y"]


def size_of(page: Page, selector: str) -> float:
    font_size = "element => parseFloat(getComputedStyle(element).fontSize)"
    return float(page.locator(selector).first.evaluate(font_size))


def test_the_lead_stands_first_and_largest_and_the_latest_last_at_every_width(
    new_page: Callable[..., Page], front: Front
) -> None:
    page = new_page(java_script_enabled=False)
    for language in ("en", "zh"):
        page.goto(f"{front.url}/{language}/")
        for width in resize(page):
            places = [".lead-title", ".events-in-progress", ".by-category", ".front-rest"]
            tops = [top_of(page, selector) for selector in places]
            assert tops == sorted(tops), width
            sizes = [size_of(page, s) for s in (".lead-title", ".second-title", ".best .headline")]
            assert sizes == sorted(sizes, reverse=True), width
            assert len(set(sizes)) == len(sizes), width
        assert find_overflows(page) == ()


def test_the_best_stand_beside_the_lead_where_there_is_room(
    new_page: Callable[..., Page], front: Front
) -> None:
    page = new_page(viewport={"width": 1280, "height": 800})
    page.goto(f"{front.url}/en/")
    assert top_of(page, ".best") < top_of(page, ".lead-title")
    page.set_viewport_size({"width": 390, "height": 800})
    assert top_of(page, ".best") > top_of(page, ".lead-points")


def test_a_reader_goes_from_the_front_page_to_the_week_and_back_in_time(
    new_page: Callable[..., Page], front: Front
) -> None:
    page = new_page(java_script_enabled=False)
    page.goto(f"{front.url}/en/")
    page.get_by_role("link", name="The week: Jun 15 – 21, 2026").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("The week: Jun 15 – 21, 2026")
    page.get_by_role("link", name="The week: Jun 8 – 14, 2026").click()
    expect(page).to_have_url(f"{front.url}/en/digest/2026-w24/")
    expect(page.locator(".cluster")).to_have_count(0)
    page.get_by_role("link", name="The month: June 2026").click()
    names = page.locator(".cluster-name")
    expect(names).to_have_text(["chips", "court"])
    expect(page.locator(".cluster").first.locator("h3, .mention-title")).to_have_text(
        ["Story 16", "Story 11", "Story 6", "Story 1"]
    )
    page.get_by_role("link", name="Digests").click()
    expect(page).to_have_url(f"{front.url}/en/digest/")
    expect(page.locator(".digest-months a")).to_have_text(["June 2026"])


def test_the_front_page_and_digests_are_accessible_in_both_schemes(
    new_page: Callable[..., Page], front: Front
) -> None:
    page = new_page(viewport={"width": 1280, "height": 800})
    found = {}
    for path in ("/en/", "/zh/", "/en/digest/2026-06/", "/zh/digest/2026-06/email.html"):
        page.goto(front.url + path)
        if violations := check_in_both_schemes(page):
            found[path] = violations
    assert found == {}


def test_an_email_has_its_looks_in_itself_and_follows_the_colour_scheme(
    new_page: Callable[..., Page], front: Front
) -> None:
    page = new_page(viewport={"width": 600, "height": 800})
    requests: list[str] = []
    page.on("request", lambda request: requests.append(request.url))
    page.goto(f"{front.url}/en/digest/2026-06/")
    page.get_by_role("link", name="Copy for a newsletter").click()
    page.emulate_media(color_scheme="light")
    expect(page.locator(".page")).to_have_css("background-color", "rgb(255, 254, 251)")
    page.emulate_media(color_scheme="dark")
    expect(page.locator(".page")).to_have_css("background-color", "rgb(33, 31, 27)")
    email = f"{front.url}/en/digest/2026-06/email.html"
    assert page.url == email
    after = requests[requests.index(email) + 1 :]
    assert [url for url in after if not url.endswith("/favicon.ico")] == []


def test_an_email_is_whole_when_it_is_copied_elsewhere(front: Front) -> None:
    text = (front.folder / "en/digest/2026-06/email.html").read_text(encoding="utf-8")
    assert "<script" not in text
    assert "<link" not in text
    assert "<img" not in text
    assert 'href="/' not in text
    assert 'name="robots" content="noindex"' in text
    assert 'style="' in text


def test_an_email_does_not_scroll_sideways(page: Page, front: Front) -> None:
    for language in ("en", "zh"):
        page.goto(f"{front.url}/{language}/digest/2026-06/email.html")
        assert find_overflows(page, (320, 600)) == ()


@pytest.mark.parametrize("count", [0, 1])
def test_an_archive_with_hardly_a_story_has_a_front_page_without_empty_parts(
    page: Page, serve_folder: Callable[[Path], str], tmp_path: Path, count: int
) -> None:
    site = SiteFolder.create(tmp_path / "site")
    for number in range(count):
        site.article(f"s{number}.en")
    site.build()
    page.goto(f"{serve_folder(site.site_dir / 'public')}/en/")
    assert page.locator(".lead").count() == count
    for part in (".seconds", ".best", ".events-in-progress", ".by-category"):
        expect(page.locator(part)).to_have_count(0)
    expect(page.locator(".empty")).to_have_count(1 - count)
    assert check_accessibility(page) == ()
