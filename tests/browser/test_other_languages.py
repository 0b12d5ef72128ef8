"""What pages say of a story's other languages: titles in lists, and which language is newer."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.support.axe import check_in_both_schemes
from tests.support.sites import SITE_YAML, SiteFolder
from tests.support.widths import find_overflows, resize

# Every test of this module reads the same built sites.
pytestmark = pytest.mark.xdist_group("sample-site")

NewPage = Callable[..., Page]

LISTS = ["", "category/china/", "top/", "event/apple-china-ai/", "tag/llm/", "2026/06/"]


@pytest.fixture(scope="module")
def three_languages_url(
    tmp_path_factory: pytest.TempPathFactory, serve_folder: Callable[[Path], str]
) -> str:
    """A site in English, French and Chinese, whose texts differ in length and in age."""
    site = SiteFolder.create(tmp_path_factory.mktemp("languages"))
    site.write(
        "content/site.yaml",
        SITE_YAML.replace("  zh: {name", "  fr: {name: Français}\n  zh: {name"),
    )
    site.article("story.en", _paragraphs("Sentence.", 3), tldr=["One."], updated="2026-03-05")
    site.article("story.fr", _paragraphs("Phrase.", 9), tldr=["Un."])
    site.article("story.zh", _paragraphs("句子。", 30), tldr=["一。"], updated="2026-03-20")
    site.article("young.en", "A body.", updated="2026-03-09T10:00:00+08:00")
    site.article("young.zh", "正文。", updated="2026-03-09")
    site.build()
    return serve_folder(site.site_dir / "public")


def _paragraphs(sentence: str, length: int) -> str:
    """Two parts of forty paragraphs each, whose length follows the sentence's."""
    part = "\n\n".join(f"{number}. {sentence * length}" for number in range(40))
    return f"{part}\n\n## Part\n\n{part}".replace(". ", "\\. ")


@pytest.mark.parametrize(
    ("language", "other", "locale"), [("en", "zh", "zh-Hans"), ("zh", "en", "en")]
)
def test_a_list_shows_the_other_titles_when_asked(
    page: Page, sample_url: str, language: str, other: str, locale: str
) -> None:
    switch = page.locator("[data-titles-switch]")
    for path in LISTS:
        page.goto(f"{sample_url}/{language}/{path}")
        others = page.locator(".card-other")
        expect(others.first).to_be_hidden()
        switch.click()
        expect(others.first).to_be_visible()
        expect(others.first).to_have_attribute("lang", locale)
        href = others.first.locator("a").get_attribute("href")
        assert href is not None
        assert href.startswith(f"/{other}/")
        switch.click()  # the wish is kept from page to page


def test_the_wish_for_other_titles_is_kept_from_page_to_page(page: Page, sample_url: str) -> None:
    page.goto(f"{sample_url}/en/")
    page.locator("[data-titles-switch]").click()
    page.goto(f"{sample_url}/zh/category/china/")
    switch = page.locator("[data-titles-switch]")
    expect(switch).to_have_attribute("aria-pressed", "true")
    expect(page.locator(".card-other").first).to_be_visible()
    switch.click()
    expect(page.locator(".card-other").first).to_be_hidden()
    page.goto(f"{sample_url}/en/")
    expect(page.locator(".card-other").first).to_be_hidden()


def test_a_list_with_other_titles_does_not_move_while_it_loads(page: Page, sample_url: str) -> None:
    page.add_init_script(_NOTE_SHIFTS)
    page.goto(f"{sample_url}/en/")
    page.locator("[data-titles-switch]").click()
    for path in ("en/", "zh/category/china/"):
        page.goto(f"{sample_url}/{path}")
        expect(page.locator(".card-other").first).to_be_visible()
        page.evaluate("new Promise((paint) => requestAnimationFrame(() => setTimeout(paint)))")
        assert page.evaluate("shifts") == 0


_NOTE_SHIFTS = """
window.shifts = 0;
new PerformanceObserver((list) => { window.shifts += list.getEntries().length; })
    .observe({type: "layout-shift", buffered: true});
"""


def test_without_javascript_a_list_offers_no_switch_and_one_title(
    new_page: NewPage, sample_url: str
) -> None:
    page = new_page(java_script_enabled=False)
    page.goto(f"{sample_url}/en/")
    expect(page.locator("[data-titles-switch]")).to_be_hidden()
    expect(page.locator(".card-other").first).to_be_hidden()


def test_lists_with_other_titles_fit_every_width_and_are_accessible_in_both_schemes(
    page: Page, sample_url: str
) -> None:
    page.goto(f"{sample_url}/en/")
    page.locator("[data-titles-switch]").click()
    expect(page.locator(".card-other").first).to_be_visible()
    for width in resize(page):
        assert check_in_both_schemes(page) == (), width
    assert find_overflows(page) == ()


def test_an_article_says_which_language_was_updated_later(
    page: Page, three_languages_url: str
) -> None:
    page.goto(f"{three_languages_url}/en/2026/03/story/")
    notice = page.locator(".notice a")
    expect(notice).to_have_text("The Chinese version was updated later, on March 20, 2026.")
    notice.click()
    expect(page).to_have_url(f"{three_languages_url}/zh/2026/03/story/")
    expect(page.locator(".notice a")).to_have_count(0)


def test_a_day_without_a_time_is_no_later_than_a_time_on_that_day(
    page: Page, three_languages_url: str
) -> None:
    for language in ("en", "zh"):
        page.goto(f"{three_languages_url}/{language}/2026/03/young/")
        expect(page.locator(".notice a")).to_have_count(0)


def test_of_three_languages_the_view_takes_the_first_other(
    page: Page, three_languages_url: str
) -> None:
    page.goto(f"{three_languages_url}/en/2026/03/story/?view=both")
    expect(page.locator(".half.other").first).to_have_attribute("lang", "fr")


def test_of_three_languages_the_view_takes_the_one_that_the_reader_chose_before(
    page: Page, three_languages_url: str
) -> None:
    page.goto(f"{three_languages_url}/fr/2026/03/story/")
    page.locator(".languages [data-language=zh]").click()
    page.wait_for_url(f"{three_languages_url}/zh/2026/03/story/")
    page.locator(".languages [data-language=en]").click()
    page.wait_for_url(f"{three_languages_url}/en/2026/03/story/")
    page.locator(".languages [data-view=both]").click()
    expect(page.locator(".half.other").first).to_have_attribute("lang", "zh-Hans")


@pytest.mark.parametrize(("origin", "target"), [("en", "zh"), ("zh", "en"), ("zh", "fr")])
@pytest.mark.parametrize("view", ["", "?view=both"])
@pytest.mark.parametrize("width", [390, 1280])
def test_the_toggle_keeps_the_paragraph_in_texts_of_other_lengths(
    new_page: NewPage, three_languages_url: str, origin: str, target: str, view: str, width: int
) -> None:
    page = new_page(viewport={"width": width, "height": 800})
    page.goto(f"{three_languages_url}/{origin}/2026/03/story/{view}")
    if view:
        expect(page.locator(".pair").first).to_be_visible()
    own = "main p:not(.other p)"
    paragraph = page.locator(own).filter(has_text="27.").nth(1)
    paragraph.evaluate("element => element.scrollIntoView()")
    page.locator(f".languages [data-language={target}]").click()
    page.wait_for_url(f"{three_languages_url}/{target}/2026/03/story/#*", wait_until="load")
    page.wait_for_function("scrollY > 0")
    box = page.locator("main p").filter(has_text="27.").nth(1).bounding_box()
    assert box is not None
    assert -400 < box["y"] < 400
