"""What the reading site does for its readers, in a real browser: the language toggle above all."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

ARTICLE = "2026/06/microsoft-openai-china/"
ENGLISH_ONLY = "2025/01/qwen-against-r1/"

# Every test of this module reads one built site.
pytestmark = pytest.mark.xdist_group("sample-site")

NewPage = Callable[..., Page]


def _toggle(page: Page, language: str) -> None:
    page.locator(f".languages a[data-language={language}]").click()


def _scroll_past(page: Page, selector: str, pixels: int) -> None:
    """Scroll to `selector`, and so many pixels further."""
    script = """(element, pixels) => {
        element.scrollIntoView();
        scrollBy(0, pixels);
    }"""
    page.locator(selector).evaluate(script, pixels)


def _distance_from_top(page: Page, selector: str) -> float:
    return float(page.locator(selector).evaluate("element => element.getBoundingClientRect().top"))


@pytest.mark.parametrize("section", ["tldr", "key-data", "analysis", "insights", "faq", "sources"])
def test_the_toggle_leads_to_the_same_section(page: Page, sample_url: str, section: str) -> None:
    page.goto(f"{sample_url}/en/{ARTICLE}")
    _scroll_past(page, f"#{section}", 20)
    _toggle(page, "zh")
    page.wait_for_url(f"{sample_url}/zh/{ARTICLE}#{section}", wait_until="load")
    assert 0 < _distance_from_top(page, f"#{section}") < 80


def test_the_toggle_leads_to_the_same_heading_and_as_far_below_it(
    page: Page, sample_url: str
) -> None:
    page.goto(f"{sample_url}/en/{ARTICLE}")
    anchor = page.locator("#analysis > h2[id]").nth(2).get_attribute("id")
    _scroll_past(page, f"#{anchor}", 150)
    _toggle(page, "zh")
    page.wait_for_url(f"{sample_url}/zh/{ARTICLE}#{anchor}", wait_until="load")
    assert -200 < _distance_from_top(page, f"#{anchor}") < 0


def test_at_the_top_of_a_page_the_toggle_leads_to_the_top(page: Page, sample_url: str) -> None:
    page.goto(f"{sample_url}/en/{ARTICLE}")
    _toggle(page, "zh")
    page.wait_for_url(f"{sample_url}/zh/{ARTICLE}")
    assert page.evaluate("scrollY") == 0


def test_the_toggle_works_without_javascript(new_page: NewPage, sample_url: str) -> None:
    page = new_page(java_script_enabled=False)
    page.goto(f"{sample_url}/en/{ARTICLE}")
    _toggle(page, "zh")
    expect(page).to_have_url(f"{sample_url}/zh/{ARTICLE}")


def test_an_article_in_one_language_leads_to_the_list_that_shows_it(
    page: Page, sample_url: str
) -> None:
    page.goto(f"{sample_url}/en/{ENGLISH_ONLY}")
    expect(page.locator(".notice[lang=zh-Hans]")).to_be_visible()
    _toggle(page, "zh")
    expect(page).to_have_url(f"{sample_url}/zh/category/models/")
    listed = page.locator(".card", has=page.locator(f"a[href='/en/{ENGLISH_ONLY}']"))
    expect(listed.locator(".card-title")).to_have_attribute("lang", "en")
    expect(listed.locator(".language-marker")).to_have_text("English")


def test_the_root_leads_to_the_language_of_the_browser(new_page: NewPage, sample_url: str) -> None:
    page = new_page(locale="zh-TW")
    page.goto(sample_url)
    expect(page).to_have_url(f"{sample_url}/zh/")


def test_the_root_leads_to_the_language_that_was_chosen(new_page: NewPage, sample_url: str) -> None:
    page = new_page(locale="zh-CN")
    page.goto(f"{sample_url}/zh/")
    _toggle(page, "en")
    expect(page).to_have_url(f"{sample_url}/en/")
    page.goto(sample_url)
    expect(page).to_have_url(f"{sample_url}/en/")


def test_the_root_lets_a_reader_of_another_language_choose(
    new_page: NewPage, sample_url: str
) -> None:
    page = new_page(locale="fi-FI")
    page.goto(sample_url)
    page.get_by_role("link", name="中文", exact=True).click()
    expect(page).to_have_url(f"{sample_url}/zh/")


def test_the_address_of_an_article_is_copied(new_page: NewPage, sample_url: str) -> None:
    page = new_page(permissions=["clipboard-read", "clipboard-write"])
    page.goto(f"{sample_url}/en/{ARTICLE}")
    page.get_by_role("button", name="Copy link").click()
    expect(page.locator(".share [role=status]")).to_have_text("Link copied")
    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied == page.locator("link[rel=canonical]").get_attribute("href")


def test_the_first_tab_leads_past_the_header(page: Page, sample_url: str) -> None:
    page.goto(f"{sample_url}/en/{ARTICLE}")
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Skip to content")).to_be_focused()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate("document.querySelector('main').contains(document.activeElement)")


@pytest.mark.parametrize(
    ("path", "selector"),
    [(f"en/{ARTICLE}", "h1"), (f"zh/{ARTICLE}", ".other-title[lang=en]"), ("en/tags/", "p")],
)
def test_an_english_apostrophe_is_narrower_than_a_han_character(
    page: Page, sample_url: str, path: str, selector: str
) -> None:
    page.goto(f"{sample_url}/{path}")
    element = page.locator(selector).filter(has_text="’").first
    widths = element.evaluate(
        """element => ['’', '国'].map(character => {
            const span = document.createElement('span');
            span.textContent = character;
            element.append(span);
            return span.getBoundingClientRect().width;
        })"""
    )
    assert widths[0] < widths[1] / 2


def test_code_has_letters_of_one_width(page: Page, sample_url: str) -> None:
    page.goto(f"{sample_url}/en/2026/06/distillation-question/")
    widths = page.locator("pre code").evaluate(
        """code => ['iiii', 'mmmm'].map(letters => {
            const span = document.createElement('span');
            span.textContent = letters;
            code.append(span);
            return span.getBoundingClientRect().width;
        })"""
    )
    assert widths[0] == widths[1]


@pytest.mark.parametrize("language", ["en", "zh"])
def test_the_header_of_the_narrowest_page_has_one_line(
    new_page: NewPage, sample_url: str, language: str
) -> None:
    page = new_page(viewport={"width": 320, "height": 700})
    page.goto(f"{sample_url}/{language}/")
    title = page.locator(".masthead-title").bounding_box()
    toggle = page.locator(".languages").bounding_box()
    assert title is not None
    assert toggle is not None
    assert title["y"] < toggle["y"] + toggle["height"]
    assert toggle["y"] < title["y"] + title["height"]
