"""The search page over the sample archive, as a reader uses it."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Locator, Page, Route, expect

from tests.support.axe import check_in_both_schemes
from tests.support.widths import find_overflows, resize

# Every test of this module reads one built site.
pytestmark = pytest.mark.xdist_group("sample-site-search")

NewPage = Callable[..., Page]
Open = Callable[..., Page]

HOSTILE = """<img src=x onerror="alert(1)"><b>bold</b>"""


@pytest.fixture
def open_search(page: Page, sample_url: str) -> Open:
    """Opens the search page with what an address asks for, and waits for the index."""

    def open_page(query: str = "", language: str = "en") -> Page:
        page.goto(f"{sample_url}/{language}/search/{query}")
        expect(page.locator(".search-results")).to_have_attribute("aria-busy", "false")
        return page

    return open_page


def _field(page: Page) -> Locator:
    return page.get_by_role("searchbox")


def _type(page: Page, query: str) -> None:
    _field(page).fill(query)


def _status(page: Page) -> Locator:
    return page.get_by_role("status")


def _titles(page: Page) -> Locator:
    return page.locator("ol .card-title a")


def _title(page: Page, part: str) -> Locator:
    return _titles(page).filter(has_text=part)


def _facet(page: Page, name: str) -> Locator:
    return page.locator(f"[data-facet={name}]")


def _message(page: Page, name: str) -> Locator:
    return page.locator(f"[data-message={name}]")


def _values(page: Page, facet: str) -> dict[str, int]:
    """What a facet offers, in order: the labels with their counts."""
    _facet(page, facet).evaluate("facet => facet.open = true")
    expect(_facet(page, facet)).to_have_attribute("aria-busy", "false")
    items = _facet(page, facet).locator("li").all()
    return {_text(item, "label"): int(_text(item, ".count")) for item in items}


def _text(item: Locator, part: str) -> str:
    return (item.locator(part).text_content() or "").strip()


def _choose(page: Page, facet: str, label: str) -> None:
    page.locator(".search-facets").evaluate("panel => panel.open = true")
    _facet(page, facet).evaluate("facet => facet.open = true")
    _facet(page, facet).get_by_label(label, exact=True).check()


def _parameters(page: Page) -> dict[str, list[str]]:
    return parse_qs(urlsplit(page.url).query)


# What is found


def test_a_word_finds_the_articles_that_hold_it(open_search: Open) -> None:
    page = open_search()
    _type(page, "distillation")
    expect(_status(page)).to_have_text("2 found")
    expect(_titles(page)).to_have_count(2)
    first = page.locator("ol > li").first
    expect(first.locator("time")).to_have_text("Jun 18, 2026")
    expect(first.locator("time")).to_have_attribute("datetime", re.compile("^2026-06-18T08:00"))
    expect(first.locator(".card-meta")).to_have_text("Policy")
    expect(first.locator("meter")).to_have_attribute("value", "65")
    expect(first.locator("mark").first).to_have_text(re.compile("distill", re.IGNORECASE))
    expect(first.locator(".language-marker")).to_have_count(0)


def test_a_chinese_phrase_is_found_without_spaces(open_search: Open) -> None:
    page = open_search(language="zh")
    _type(page, "深度求索")
    expect(_status(page)).to_have_text("找到5篇")
    first = page.locator("ol > li").first
    expect(first.locator("mark").first).to_have_text("深度求索")
    expect(first.locator("time")).to_have_text("2026年5月20日")
    assert "深度 度求" not in page.locator("ol").inner_text()


def test_a_chinese_name_finds_english_articles(open_search: Open) -> None:
    page = open_search()
    _type(page, "微软")
    expect(_title(page, "Microsoft sells OpenAI’s models")).to_be_visible()
    expect(_message(page, "widened")).to_be_hidden()


def test_a_result_leads_to_its_article(open_search: Open, sample_url: str) -> None:
    page = open_search("?q=distillation")
    _title(page, "The distillation question").click()
    page.wait_for_url(f"{sample_url}/en/2026/06/distillation-question/?q=distillation*")


def test_more_results_are_shown_ten_at_a_time(open_search: Open) -> None:
    page = open_search("?category=china&category=industry&category=models&category=policy&in=all")
    expect(_status(page)).to_have_text("22 found")
    expect(_titles(page)).to_have_count(10)
    more = page.get_by_role("button", name="More results")
    more.click()
    expect(_titles(page)).to_have_count(20)
    expect(_titles(page).nth(10)).to_be_focused()
    more.click()
    expect(_titles(page)).to_have_count(22)
    expect(more).to_be_hidden()
    page.reload()
    expect(_titles(page)).to_have_count(22)


# Languages


def test_what_a_language_lacks_is_looked_for_in_the_others(open_search: Open) -> None:
    page = open_search()
    _type(page, "马斯克")
    expect(_message(page, "widened")).to_contain_text("Nothing was found in English.")
    expect(_status(page)).to_have_text("2 found")
    result = page.locator("ol > li").filter(has_text="Grok 3将在")
    expect(result.locator(".card-title")).to_have_attribute("lang", "zh-Hans")
    expect(result.locator(".card-summary")).to_have_attribute("lang", "zh-Hans")
    expect(result.locator(".language-marker")).to_have_text("中文")
    _type(page, "distillation")
    expect(_message(page, "widened")).to_be_hidden()
    expect(_title(page, "The distillation question")).to_be_visible()


def test_both_languages_are_searched_at_once(open_search: Open) -> None:
    page = open_search("?q=deepseek")
    expect(_status(page)).to_have_text("6 found")
    page.get_by_label("all languages").check()
    expect(_status(page)).to_have_text("11 found")
    assert page.locator(".search-languages .count").all_inner_texts() == ["6", "5", "11"]
    page.get_by_label("中文").check()
    expect(_status(page)).to_have_text("5 found")
    assert page.locator("ol .language-marker").all_inner_texts() == ["中文"] * 5


def test_the_toggle_leads_to_the_same_search_in_the_other_language(open_search: Open) -> None:
    page = open_search("?q=deepseek&category=models")
    expect(_status(page)).to_have_text("2 found")
    page.locator(".languages a[data-language=zh]").click()
    expect(_status(page)).to_have_text("找到1篇")
    expect(_field(page)).to_have_value("deepseek")


# Facets and order


def test_facets_count_what_a_choice_would_leave(open_search: Open) -> None:
    page = open_search("?q=apple")
    expect(_status(page)).to_have_text("6 found")
    categories = _values(page, "category")
    assert sum(categories.values()) == 6
    assert list(_values(page, "year")) == ["2026", "2025"]
    _choose(page, "category", "Industry")
    expect(_status(page)).to_have_text(f"{categories['Industry']} found")
    # Choices within a facet widen, so its own counts stay; those of the others follow.
    assert _values(page, "category") == categories
    assert sum(_values(page, "year").values()) == categories["Industry"]
    _choose(page, "category", "China")
    expect(_status(page)).to_have_text(f"{categories['Industry'] + categories['China']} found")
    _choose(page, "year", "2026")
    narrowed = _values(page, "year")["2026"]
    expect(_status(page)).to_have_text(f"{narrowed} found")
    expect(page.locator("[data-chosen]")).to_have_text("3")
    page.locator(".search-facets").get_by_role("button", name="Clear all filters").click()
    expect(_status(page)).to_have_text("6 found")
    assert _parameters(page) == {"q": ["apple"]}


def test_scores_are_narrowed_by_two_sliders(open_search: Open, new_page: NewPage) -> None:
    page = open_search("?q=apple")
    expect(_status(page)).to_have_text("6 found")
    page.locator(".search-facets").evaluate("panel => panel.open = true")
    hot = page.locator("[data-range=hot]")
    hot.locator("summary").click()
    hot.get_by_label("At least").fill("70")
    expect(_status(page)).to_have_text("2 found")
    expect(page.locator("[data-chosen]")).to_have_text("1")
    assert _parameters(page) == {"q": ["apple"], "hot.least": ["70"]}
    scores = _values(page, "category")
    assert sum(scores.values()) == 2
    other = new_page()
    other.goto(page.url)
    expect(_status(other)).to_have_text("2 found")
    expect(other.locator("[data-range=hot]").get_by_label("At least")).to_have_value("70")
    # One end takes the other along.
    hot.get_by_label("At most").fill("50")
    expect(hot.get_by_label("At least")).to_have_value("50")
    page.locator(".search-facets").get_by_role("button", name="Clear all filters").click()
    expect(_status(page)).to_have_text("6 found")
    assert _parameters(page) == {"q": ["apple"]}


def test_the_page_of_a_term_is_offered_under_any_of_its_names(
    open_search: Open, sample_url: str
) -> None:
    page = open_search("?q=深度求索")
    terms = page.get_by_role("navigation", name="Topics and names")
    expect(terms.get_by_role("listitem")).to_have_text(["DeepSeek Tags", "DeepSeek Companies"])
    _type(page, "distillation question")
    expect(terms).to_be_hidden()
    _type(page, "deep-seek")
    terms.get_by_role("link").last.click()
    expect(page).to_have_url(f"{sample_url}/en/company/deepseek/")


def test_there_is_nothing_to_narrow_where_nothing_is_found(open_search: Open) -> None:
    page = open_search("?q=qwfpgjluy")
    expect(_message(page, "nothing")).to_be_visible()
    expect(page.locator(".search-facets")).to_be_hidden()
    _type(page, "apple")
    expect(page.locator(".search-facets")).to_be_visible()
    page.goto(f"{page.url}&category=nowhere")
    expect(_message(page, "nothing")).to_be_visible()
    expect(page.locator(".search-facets")).to_be_visible()


def test_a_folded_panel_counts_nothing_before_it_is_opened(
    new_page: NewPage, sample_url: str
) -> None:
    page = new_page(viewport={"width": 390, "height": 800})
    requested: list[str] = []
    page.on("request", lambda request: requested.append(request.url))
    page.goto(f"{sample_url}/en/search/?q=apple")
    expect(_titles(page)).to_have_count(6)
    assert not [url for url in requested if "/columns." in url]
    page.locator(".search-facets > summary").click()
    assert sum(_values(page, "category").values()) == 6
    assert [url for url in requested if "/columns." in url]


def test_open_terms_stand_by_count_under_their_labels(open_search: Open) -> None:
    page = open_search(language="zh")
    counts = list(_values(page, "tags").values())
    assert len(counts) == 8
    assert counts == sorted(counts, reverse=True)
    assert "深度求索" in _values(page, "tags")
    button = _facet(page, "tags").get_by_role("button")
    button.click()
    expect(button).to_have_attribute("aria-expanded", "true")
    expect(button).to_have_text("收起")
    assert len(_values(page, "tags")) > 8
    assert 0 not in _values(page, "tags").values()


def test_every_facet_of_the_archive_is_offered(open_search: Open) -> None:
    page = open_search()
    names = page.locator(".facet:not([hidden]) > summary").all_inner_texts()
    assert names == [
        *("Category", "Tags", "Sources", "Events", "Companies", "Year"),
        *("Hot", "Quality", "Impact"),
    ]


def test_the_checkbox_that_was_chosen_keeps_the_focus(open_search: Open) -> None:
    page = open_search("?q=apple")
    _choose(page, "tags", "Apple")
    expect(page.locator("[data-chosen]")).to_have_text("1")
    expect(_facet(page, "tags").get_by_label("Apple", exact=True)).to_be_focused()


def test_a_facet_alone_lists_by_date(open_search: Open) -> None:
    page = open_search()
    expect(_message(page, "intro")).to_be_visible()
    expect(_titles(page)).to_have_count(0)
    _choose(page, "category", "China")
    expect(_message(page, "intro")).to_be_hidden()
    expect(_titles(page).first).to_be_visible()
    dates = _dates(page)
    assert dates == sorted(dates, reverse=True)


@pytest.mark.parametrize("order", ["Newest", "Overall"])
def test_results_stand_in_the_chosen_order(open_search: Open, order: str) -> None:
    page = open_search("?q=apple")
    expect(_titles(page)).to_have_count(6)
    relevant = _titles(page).all_inner_texts()
    page.get_by_label("Order").select_option(order)
    expect(_titles(page)).not_to_have_text(relevant)
    scores = page.locator("ol .score-value").all_inner_texts()
    ranks = {"Newest": _dates(page), "Overall": scores}[order]
    assert ranks == sorted(ranks, reverse=True)
    page.get_by_label("Order").select_option("Relevance")
    expect(_titles(page)).to_have_text(relevant)


def _dates(page: Page) -> list[str]:
    return [time.get_attribute("datetime") or "" for time in page.locator("ol time").all()]


# The address


def test_the_address_holds_the_whole_search(open_search: Open, new_page: NewPage) -> None:
    page = open_search()
    _type(page, "apple")
    _choose(page, "tags", "Alibaba")
    page.get_by_label("Order").select_option("Impact")
    page.get_by_label("all languages").check()
    expect(_status(page)).to_have_text("4 found")
    assert _parameters(page) == dict(
        q=["apple"], tags=["alibaba"], order=["impact"], **{"in": ["all"]}
    )
    found = _titles(page).all_inner_texts()
    page.reload()
    expect(_titles(page)).to_have_text(found)
    other = new_page()
    other.goto(page.url)
    expect(_titles(other)).to_have_text(found)
    assert _parameters(other) == _parameters(page)
    expect(_facet(other, "tags").get_by_label("Alibaba", exact=True)).to_be_checked()


def test_back_from_an_article_shows_the_search_again(open_search: Open) -> None:
    page = open_search()
    _type(page, "distillation")
    _choose(page, "category", "Policy")
    expect(_status(page)).to_have_text("1 found")
    _titles(page).first.click()
    page.wait_for_url("**/distillation-question/?*")
    page.go_back()
    expect(_status(page)).to_have_text("1 found")
    expect(_field(page)).to_have_value("distillation")


def test_an_address_that_names_what_is_not_there_finds_nothing(open_search: Open) -> None:
    page = open_search("?category=nowhere&order=shoe-size&in=xx")
    expect(_message(page, "nothing")).to_be_visible()
    _message(page, "nothing").get_by_role("button", name="Clear all filters").click()
    expect(_message(page, "intro")).to_be_visible()
    assert _parameters(page) == {}


# The keyboard


def test_the_keyboard_alone_leads_to_a_result(open_search: Open, sample_url: str) -> None:
    page = open_search()
    expect(_field(page)).to_be_focused()
    page.keyboard.type("distillation")
    page.keyboard.press("Enter")
    expect(_titles(page).first).to_be_focused()
    page.keyboard.press("ArrowDown")
    expect(_titles(page).nth(1)).to_be_focused()
    page.keyboard.press("ArrowUp")
    page.keyboard.press("ArrowUp")
    expect(_field(page)).to_be_focused()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Escape")
    expect(_field(page)).to_be_focused()
    expect(_field(page)).to_have_value("distillation")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    page.wait_for_url(f"{sample_url}/en/2026/06/distillation-question/?*")


def test_escape_clears_the_field(open_search: Open) -> None:
    page = open_search("?q=distillation")
    expect(_titles(page)).to_have_count(2)
    _field(page).press("Escape")
    expect(_field(page)).to_have_value("")
    expect(_titles(page)).to_have_count(0)
    expect(_message(page, "intro")).to_be_visible()


def test_tab_leads_from_the_field_to_the_choices_and_the_results(open_search: Open) -> None:
    page = open_search("?q=distillation")
    expect(_titles(page)).to_have_count(2)
    reached = []
    for _ in range(60):
        page.keyboard.press("Tab")
        reached.append(str(page.evaluate("document.activeElement.closest('[class]')?.className")))
        if page.evaluate("document.activeElement.matches('ol a')"):
            break
    assert {"button", "facet"} <= set(reached)
    expect(_titles(page).first).to_be_focused()


def test_what_is_being_composed_is_not_searched(open_search: Open) -> None:
    page = open_search(language="zh")
    page.clock.install()
    client = page.context.new_cdp_session(page)
    composing = {"selectionStart": 4, "selectionEnd": 4}
    client.send("Input.imeSetComposition", {"text": "weir", **composing})
    expect(_field(page)).to_have_value("weir")
    requested: list[str] = []
    page.on("request", lambda request: requested.append(request.url))
    page.clock.run_for(400)
    page.evaluate("fetch(location).then(answer => answer.text())")  # comes after what a search asks
    assert requested == [page.url]
    expect(_message(page, "intro")).to_be_visible()
    client.send("Input.insertText", {"text": "微软"})
    expect(_status(page)).to_have_text("找到4篇")


# When there is nothing to show


def test_nothing_found_is_said_with_a_way_out(open_search: Open) -> None:
    page = open_search("?q=qwfpgjluy")
    expect(_status(page)).to_have_text("Nothing was found.")
    advice = _message(page, "nothing")
    expect(advice).to_be_visible()
    # All languages were searched already, and nothing is narrowed down.
    expect(advice.get_by_role("button")).to_have_count(0)
    _type(page, "distillation")
    expect(_status(page)).to_have_text("2 found")
    expect(advice).to_be_hidden()


def test_nothing_in_a_chosen_language_leads_to_all_of_them(open_search: Open) -> None:
    page = open_search("?q=qwen%20beats&in=zh")
    expect(_status(page)).to_have_text("Nothing was found.")
    page.get_by_role("button", name="Search in all languages").click()
    expect(_title(page, "Alibaba says that its new Qwen beats")).to_be_visible()
    assert _parameters(page)["in"] == ["all"]


@pytest.mark.parametrize(
    "file", ["shards.json", "table.*.json", "records.*/*.json", "terms.json", "facet-category.json"]
)
def test_an_index_that_cannot_be_loaded_is_said_and_tried_again(
    page: Page, sample_url: str, complaints: list[str], file: str
) -> None:
    page.route(f"**/{file}", lambda route: route.abort())
    page.goto(f"{sample_url}/en/search/?q=distillation")
    expect(_message(page, "unavailable")).to_be_visible()
    expect(_titles(page)).to_have_count(0)
    expect(_status(page)).to_be_empty()
    page.unroute(f"**/{file}")
    page.get_by_role("button", name="Try again").click()
    expect(_titles(page)).to_have_count(2)
    expect(_message(page, "unavailable")).to_be_hidden()
    assert all("Failed to load resource" in complaint for complaint in complaints)
    complaints.clear()


def test_an_answer_that_comes_late_does_not_replace_a_newer_one(open_search: Open) -> None:
    page = open_search()
    held: list[Route] = []
    page.route("**/*.words", lambda route: held.append(route))  # noqa: PLW0108
    _type(page, "distillation")
    expect(_status(page)).to_have_text("Searching…")
    _type(page, "")
    expect(_message(page, "intro")).to_be_visible()
    for route in held:
        with page.expect_event("requestfinished"):
            route.continue_()
    page.evaluate("fetch(location).then(answer => answer.text())")  # they were taken up
    expect(_titles(page)).to_have_count(0)
    expect(_message(page, "intro")).to_be_visible()


def test_what_is_typed_before_the_script_comes_is_searched_for(page: Page, sample_url: str) -> None:
    held: list[Route] = []

    def hold(route: Route) -> None:
        held.append(route)

    page.route("**/search-page/main.*.js", hold)
    with page.expect_request("**/search-page/main.*.js"):
        page.goto(f"{sample_url}/en/search/", wait_until="commit")
    _type(page, "distillation")
    held[0].continue_()
    expect(_title(page, "The distillation question")).to_be_visible()
    expect(_field(page)).to_have_value("distillation")


def test_without_javascript_the_page_leads_to_the_lists(new_page: NewPage, sample_url: str) -> None:
    page = new_page(java_script_enabled=False)
    for path, text in (("categories/", "Categories"), ("tags/", "Tags")):
        page.goto(f"{sample_url}/en/search/")
        expect(page.locator(".search")).to_be_hidden()
        expect(page.locator("noscript p")).to_contain_text("Searching needs JavaScript.")
        page.locator("noscript a", has_text=text).click()
        expect(page).to_have_url(f"{sample_url}/en/{path}")


# How it looks


def test_the_page_with_results_is_accessible_and_fits(new_page: NewPage, sample_url: str) -> None:
    page = new_page()
    for language, query in (("en", "?q=deepseek&in=all"), ("zh", "?q=微软&tags=microsoft")):
        page.goto(f"{sample_url}/{language}/search/{query}")
        expect(_titles(page).first).to_be_visible()
        for _ in resize(page):
            page.locator(".search-facets").evaluate("panel => panel.open = true")
            assert check_in_both_schemes(page) == ()
        assert find_overflows(page) == ()


def test_facets_are_folded_on_narrow_screens_only(open_search: Open) -> None:
    page = open_search()
    panel = page.locator(".search-facets")
    expect(panel).to_have_attribute("open", "")
    page.set_viewport_size({"width": 390, "height": 800})
    expect(panel).not_to_have_attribute("open", "")
    panel.locator("> summary").click()
    expect(_facet(page, "category").locator("summary")).to_be_visible()


def test_what_looks_like_markup_is_shown_as_text(
    page: Page, sample_url: str, sample_dir: Path
) -> None:
    (record,) = [
        json.loads(file.read_bytes())
        for file in sample_dir.glob("search-index/*/records.*/*.json")
        if "/en/2026/06/distillation-question/" in file.read_text(encoding="utf-8")[:80]
    ]
    hostile = record | {"title": HOSTILE, "summary": f"distillation {HOSTILE}", "text": ""}
    page.route("**/records.*/*.json", lambda route: route.fulfill(json=hostile))
    page.goto(f"{sample_url}/en/search/?q=distillation&tags={HOSTILE}&tags=distillation")
    expect(_titles(page).first).to_have_text(HOSTILE)
    expect(page.locator("ol .card-summary").first).to_contain_text(HOSTILE)
    expect(_facet(page, "tags").get_by_label(HOSTILE, exact=True)).to_be_checked()
    assert page.locator(".search :is(img, b)").count() == 0
