"""A result leads to the section that holds what was asked for, and the page marks it."""

from __future__ import annotations

import re
from collections.abc import Callable
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Page, expect

from tests.support.axe import check_accessibility

# Every test of this module reads one built site.
pytestmark = pytest.mark.xdist_group("sample-site-search")

NewPage = Callable[..., Page]
ARTICLE = "2026/06/distillation-question/"
_MARKED = "CSS.highlights.get('found') ? [...CSS.highlights.get('found')].map(String) : []"


def _marked(page: Page) -> list[str]:
    expect(page.locator(".story")).to_have_attribute("data-found", re.compile(r"\d+"))
    return list(page.evaluate(_MARKED))


def test_a_result_leads_to_the_section_that_holds_the_words(page: Page, sample_url: str) -> None:
    page.goto(f"{sample_url}/en/search/?q=distillation")
    links = page.locator("ol .card-title a")
    expect(links).to_have_count(2)
    addresses = [urlsplit(link.get_attribute("href") or "") for link in links.all()]
    assert {address.query for address in addresses} == {"q=distillation"}
    for address in addresses:
        page.goto(sample_url + address.geturl())
        assert all(word.lower().startswith("distill") for word in _marked(page))
        if address.fragment:
            section = page.locator(f"[id='{address.fragment}']")
            assert "distill" in (section.evaluate(_TEXT_FROM) or "").lower()


# The text from the beginning of a section, or of a heading, on.
_TEXT_FROM = """element => {
  const range = new Range();
  range.setStartBefore(element);
  range.setEndAfter(document.querySelector('.story-text'));
  return String(range);
}"""


def test_the_first_marked_words_of_the_section_are_on_the_screen(
    page: Page, sample_url: str
) -> None:
    page.set_viewport_size({"width": 390, "height": 500})
    page.goto(f"{sample_url}/en/{ARTICLE}?q=distillation#faq")
    _marked(page)
    assert page.evaluate(
        """() => [...CSS.highlights.get('found')].some((range) => {
          const { top, bottom } = range.getBoundingClientRect();
          const isInSection = document.getElementById('faq').contains(range.startContainer);
          return isInSection && top >= 0 && bottom <= innerHeight;
        })"""
    )


def test_inflections_and_phrases_are_marked_as_they_were_found(page: Page, sample_url: str) -> None:
    page.goto(f"{sample_url}/en/{ARTICLE}?q=distill+questions")
    found = {word.lower() for word in _marked(page)}
    assert {"distillation", "distilled"} <= found
    assert found & {"question", "questions"}
    page.goto(f"{sample_url}/en/{ARTICLE}?q=distillation-question")
    assert {word.lower() for word in _marked(page)} == {"distillation question"}


def test_chinese_phrases_are_marked_and_their_characters_are_not(
    page: Page, sample_url: str
) -> None:
    page.goto(f"{sample_url}/zh/{ARTICLE}?q=蒸馏")
    assert set(_marked(page)) == {"蒸馏"}
    page.goto(f"{sample_url}/zh/{ARTICLE}?q=馏蒸")
    assert _marked(page) == []


def test_words_are_marked_where_the_browser_has_no_highlights(page: Page, sample_url: str) -> None:
    page.add_init_script("delete globalThis.Highlight")
    page.goto(f"{sample_url}/en/{ARTICLE}")
    text = page.locator(".story").inner_text()
    page.goto(f"{sample_url}/en/{ARTICLE}?q=distillation")
    marks = page.locator(".story mark")
    expect(marks.first).to_be_visible()
    assert all(mark.lower().startswith("distill") for mark in marks.all_inner_texts())
    assert page.locator(".story").inner_text() == text
    assert check_accessibility(page) == ()


def test_an_address_without_a_query_loads_nothing_for_it(page: Page, sample_url: str) -> None:
    requested: list[str] = []
    page.on("request", lambda request: requested.append(request.url))
    page.goto(f"{sample_url}/en/{ARTICLE}#faq")
    page.wait_for_load_state("networkidle")
    assert not [url for url in requested if "search-marks" in url or "/en/search/" in url]
    assert not page.evaluate("CSS.highlights.has('found')")


def test_without_javascript_the_link_still_leads_to_the_section(
    new_page: NewPage, sample_url: str
) -> None:
    page = new_page(java_script_enabled=False)
    page.goto(f"{sample_url}/en/{ARTICLE}?q=distillation#faq")
    expect(page.locator("#faq")).to_be_in_viewport()
