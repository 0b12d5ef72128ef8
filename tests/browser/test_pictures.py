"""Pictures of numbers: accessible, in every width and colour scheme, in every direction, and
without script.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.support.axe import check_in_both_schemes
from tests.support.counting import write_archive
from tests.support.nu import check_html
from tests.support.sites import SITE_YAML, SiteFolder
from tests.support.widths import find_overflows, resize

# Every test of this module reads one built site.
pytestmark = pytest.mark.xdist_group("pictures")

STORIES = 230  # nine months, three quarters: one that is not over, and two before it
EVENT_DAYS = ("2010-02-01", "2010-02-01", "2010-03-09", "2010-04-20", "2010-05-02", "2010-06-30")
PATHS = (
    "/en/archive/",
    "/ar/archive/",
    "/zh/2010/",
    "/en/category/models/",
    "/zh/tag/llm/",
    "/ar/event/launch/",
    "/zh/event/launch/",
    "/en/2010/03/s0060/",
)


@pytest.fixture(scope="module")
def public_dir(tmp_path_factory: pytest.TempPathFactory) -> Path:
    site = SiteFolder.create(tmp_path_factory.mktemp("pictures"))
    arabic = "  ar: {name: العربية}\ncategories:"
    site.write("content/site.yaml", SITE_YAML.replace("categories:", arabic, 1))
    write_archive(site, STORIES, chinese_of=2)
    for number, day in enumerate(EVENT_DAYS):
        scores = {"hot": 20 + number, "quality": 90}
        site.article(f"event{number}.en", date=day, event="launch", scores=scores)
    site.build()
    return site.site_dir / "public"


@pytest.fixture(scope="module")
def url(public_dir: Path, serve_folder: Callable[[Path], str]) -> str:
    return serve_folder(public_dir)


def test_pages_with_pictures_are_valid_html(public_dir: Path) -> None:
    assert check_html(public_dir) == ()


@pytest.mark.parametrize("script", [True, False])
def test_pictures_fit_every_width(new_page: Callable[..., Page], url: str, script: bool) -> None:
    page = new_page(java_script_enabled=script)
    found = {}
    for path in PATHS:
        page.goto(url + path)
        if widths := find_overflows(page):
            found[path] = widths
    assert found == {}


def test_pages_with_pictures_are_accessible_in_both_schemes(page: Page, url: str) -> None:
    found = {}
    for path in PATHS:
        page.goto(url + path)
        for width in resize(page, (390, 1280)):
            if violations := check_in_both_schemes(page):
                found[path, width] = violations
    assert found == {}


@pytest.mark.parametrize("script", [True, False])
def test_every_picture_says_in_words_what_there_is_to_see(
    new_page: Callable[..., Page], url: str, script: bool
) -> None:
    page = new_page(java_script_enabled=script)
    page.goto(f"{url}/en/event/launch/")
    coverage = page.get_by_role("img", name="Bar chart from February 2010 to June 2010")
    expect(coverage).to_be_visible()
    expect(coverage).to_have_accessible_name(
        "Bar chart from February 2010 to June 2010. The highest bar is February 2010: 2 stories."
    )
    strip = page.get_by_role("img", name="6 stories from February 1, 2010 to June 30, 2010")
    expect(strip.locator("circle")).to_have_count(len(EVENT_DAYS))
    expect(strip.locator("circle title").first).to_have_text("Feb 1, 2010: Title of event0.en")
    page.get_by_text("The numbers").click()
    expect(page.get_by_role("listitem").filter(has_text="Mar 2010 1")).to_be_visible()


def test_the_archive_in_numbers_leads_to_what_it_counts(
    new_page: Callable[..., Page], url: str
) -> None:
    page = new_page(java_script_enabled=False)
    page.goto(f"{url}/en/")
    page.get_by_role("contentinfo").get_by_role("link", name="The archive in numbers").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("The archive in numbers")
    extent = page.locator(".page-description")
    expect(extent).to_have_text("230 stories from January 2010 to August 2010.")
    for section in ("days", "sources", "trends", "scores", "languages"):
        expect(page.locator(f"#{section}")).to_be_visible()
    row = page.locator("#sources").get_by_role("row", name="Daily 0")
    expect(row).to_have_text("Daily 0 45")
    day = page.locator("#days rect title").first
    expect(day).to_have_text("January 1, 2010: 1 story")
    page.locator("#days").get_by_role("link", name="Mar").click()
    expect(page).to_have_url(f"{url}/en/2010/03/")


def test_scores_are_the_same_glance_on_a_card_and_on_the_article(
    new_page: Callable[..., Page], url: str
) -> None:
    page = new_page(java_script_enabled=False)
    page.goto(f"{url}/en/event/launch/")
    card = page.locator(".card .glance").first
    expect(card.get_by_role("meter", name="Hot")).to_have_attribute("value", "20")
    said = card.inner_text().split()
    assert said == ["Overall", "67", "Hot", "20", "Quality", "90"]
    page.get_by_role("link", name="Title of event0.en").click()
    assert page.locator(".score-panel .glance").inner_text().split() == said


def test_pictures_run_from_the_right_where_the_text_does(
    new_page: Callable[..., Page], url: str
) -> None:
    page = new_page(java_script_enabled=False)
    for language, goes_right in (("en", True), ("ar", False)):
        page.goto(f"{url}/{language}/event/launch/")
        for marks in (page.locator(".time-bars rect"), page.locator(".strip circle")):
            assert (_left(marks.last) > _left(marks.first)) is goes_right
        page.goto(f"{url}/{language}/2010/")
        days = page.locator(".month-sheet").first.locator("rect")
        assert (_left(days.nth(1)) > _left(days.nth(0))) is goes_right


def _left(mark: Locator) -> float:
    box = mark.bounding_box()
    assert box is not None
    return box["x"]


def test_pictures_are_seen_in_forced_colours_and_on_paper(
    new_page: Callable[..., Page], url: str
) -> None:
    page = new_page(forced_colors="active")
    page.goto(f"{url}/en/category/models/")
    bar = page.locator(".time-bars rect").first
    text = page.locator("h1").evaluate("element => getComputedStyle(element).color")
    expect(bar).to_have_css("fill", text)
    page.emulate_media(media="print", forced_colors="none")
    expect(bar).to_be_visible()
    expect(page.get_by_text("The numbers")).to_be_hidden()
