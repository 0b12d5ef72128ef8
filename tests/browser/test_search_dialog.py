"""The search over a page, as a reader uses it."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.support.axe import check_in_both_schemes
from tests.support.widths import resize

# Every test of this module reads one built site.
pytestmark = pytest.mark.xdist_group("sample-site-search")

NewPage = Callable[..., Page]
ARTICLE = "2026/06/distillation-question/"


def _dialog(page: Page) -> Locator:
    return page.get_by_role("dialog")


def _field(page: Page) -> Locator:
    return _dialog(page).get_by_role("combobox")


def _options(page: Page, group: str) -> Locator:
    return _dialog(page).locator(f"[data-group={group}]").get_by_role("option")


def _open(page: Page, address: str) -> Page:
    page.goto(address)
    page.keyboard.press("/")
    expect(_field(page)).to_be_focused()
    return page


def _chosen(page: Page) -> str:
    """What the field says is chosen among the options."""
    return str(
        page.evaluate(
            "document.getElementById(document.activeElement.getAttribute('aria-activedescendant'))"
            "?.querySelector('.search-dialog-title')?.textContent ?? ''"
        )
    )


@pytest.mark.parametrize("keys", ["/", "Control+k", "Meta+k"])
def test_a_shortcut_opens_the_search_and_escape_returns_the_focus(
    page: Page, sample_url: str, keys: str
) -> None:
    page.goto(f"{sample_url}/en/{ARTICLE}")
    link = page.locator("main a").first
    link.focus()
    page.keyboard.press(keys)
    expect(_field(page)).to_be_focused()
    page.keyboard.press("Escape")
    expect(_dialog(page)).to_be_hidden()
    expect(link).to_be_focused()


def test_the_link_opens_the_search_over_the_page(page: Page, sample_url: str) -> None:
    page.goto(f"{sample_url}/en/")
    link = page.locator("a[data-search]")
    link.click()
    expect(_field(page)).to_be_focused()
    _dialog(page).get_by_role("button", name="Close").click()
    expect(_dialog(page)).to_be_hidden()
    expect(link).to_be_focused()
    link.click()
    page.mouse.click(5, 5)
    expect(_dialog(page)).to_be_hidden()
    expect(page).to_have_url(f"{sample_url}/en/")


def test_the_link_leads_to_the_search_page_without_javascript(
    new_page: NewPage, sample_url: str
) -> None:
    page = new_page(java_script_enabled=False)
    page.goto(f"{sample_url}/en/{ARTICLE}")
    page.locator("a[data-search]").click()
    expect(page).to_have_url(f"{sample_url}/en/search/")


def test_a_link_that_is_to_open_elsewhere_does(page: Page, sample_url: str) -> None:
    page.goto(f"{sample_url}/en/")
    with page.context.expect_page() as opened:
        page.locator("a[data-search]").click(modifiers=["Control"])
    expect(opened.value).to_have_url(f"{sample_url}/en/search/")
    expect(_dialog(page)).to_have_count(0)


def test_a_slash_is_a_letter_where_one_types(page: Page, sample_url: str) -> None:
    page.goto(f"{sample_url}/en/")
    page.evaluate("document.querySelector('main').append(document.createElement('textarea'))")
    page.locator("textarea").press_sequentially("a/b")
    expect(page.locator("textarea")).to_have_value("a/b")
    page.locator("textarea").evaluate("element => element.remove()")
    page.keyboard.press("Alt+/")
    page.keyboard.press("Control+/")
    page.keyboard.press("Control+Shift+K")
    expect(_dialog(page)).to_have_count(0)


def test_nothing_is_loaded_before_the_search_is_used(page: Page, sample_url: str) -> None:
    requested: list[str] = []
    page.on("request", lambda request: requested.append(request.url))
    page.goto(f"{sample_url}/en/{ARTICLE}")
    page.wait_for_load_state("networkidle")
    of_search = [url for url in requested if "search" in url.removeprefix(sample_url)]
    assert len(of_search) == 1
    assert "/assets/js/search-shortcut." in of_search[0]
    requested.clear()
    page.keyboard.press("/")
    expect(_field(page)).to_be_focused()
    assert not [url for url in requested if "search-index" in url]
    page.keyboard.type("distillation")
    expect(_options(page, "articles")).to_have_count(2)
    assert [url for url in requested if "search-index" in url]


def test_a_search_that_cannot_be_loaded_leads_to_its_page(
    page: Page, sample_url: str, complaints: list[str]
) -> None:
    page.route("**/search-dialog/main.*.js", lambda route: route.abort())
    page.goto(f"{sample_url}/en/")
    page.keyboard.press("/")
    expect(page).to_have_url(f"{sample_url}/en/search/")
    assert all("Failed to load resource" in complaint for complaint in complaints)
    complaints.clear()


def test_the_arrows_choose_and_enter_opens(page: Page, sample_url: str) -> None:
    _open(page, f"{sample_url}/en/")
    page.keyboard.type("distillation")
    expect(_options(page, "articles")).to_have_count(2)
    expect(_field(page)).to_have_attribute("aria-expanded", "true")
    expect(_options(page, "terms")).to_have_text(["Distillation Tags"])
    assert _chosen(page) == ""
    page.keyboard.press("ArrowDown")
    assert _chosen(page) == "Distillation"
    page.keyboard.press("ArrowDown")
    first = _options(page, "articles").first
    expect(first).to_have_attribute("aria-selected", "true")
    assert _chosen(page) == first.locator(".search-dialog-title").inner_text()
    page.keyboard.press("ArrowUp")
    page.keyboard.press("ArrowUp")
    assert _chosen(page) == ""
    page.keyboard.press("ArrowUp")
    expect(_dialog(page).locator(".search-dialog-all")).to_have_attribute("aria-selected", "true")
    for _ in range(3):
        page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    page.wait_for_url(f"**/en/{ARTICLE}*")


@pytest.mark.parametrize("way", ["Enter", "option"])
def test_all_results_stand_on_the_search_page(page: Page, sample_url: str, way: str) -> None:
    _open(page, f"{sample_url}/zh/")
    _field(page).fill("深度求索")
    expect(_dialog(page).get_by_role("status")).to_have_text("找到5篇")
    if way == "Enter":
        page.keyboard.press("Enter")
    else:
        _dialog(page).get_by_role("option", name="查看全部结果与筛选").click()
    page.wait_for_url("**/zh/search/?q=*")
    expect(page.locator("ol .card-title")).to_have_count(5)


@pytest.mark.parametrize(
    ("language", "query", "label", "path"),
    [
        ("en", "深度求索", "DeepSeek", "/en/company/deepseek/"),
        ("zh", "MICROSOFT", "微软", "/zh/company/microsoft/"),
        ("en", "苹果AI入华", "Apple’s AI in China", "/en/event/apple-china-ai/"),
        ("en", "policy", "Policy", "/en/category/policy/"),
        ("en", "bloomberg", "Bloomberg", "/en/source/bloomberg/"),
    ],
)
def test_the_page_of_a_term_is_offered_under_any_of_its_names(
    page: Page, sample_url: str, language: str, query: str, label: str, path: str
) -> None:
    _open(page, f"{sample_url}/{language}/")
    _field(page).fill(query)
    option = _dialog(page).locator(f"a[href='{path}']")
    expect(option.locator(".search-dialog-title")).to_have_text(label)
    option.click()
    expect(page).to_have_url(sample_url + path)
    expect(page.locator("h1")).to_contain_text(label)


def test_what_is_being_composed_is_neither_searched_nor_entered(
    page: Page, sample_url: str
) -> None:
    page.clock.install()
    _open(page, f"{sample_url}/zh/")
    client = page.context.new_cdp_session(page)
    client.send("Input.imeSetComposition", {"text": "weir", "selectionStart": 4, "selectionEnd": 4})
    expect(_field(page)).to_have_value("weir")
    _field(page).evaluate(
        """field => ["Enter", "Escape", "ArrowDown"].forEach((key) => field.dispatchEvent(
          new KeyboardEvent("keydown", {key, isComposing: true, bubbles: true})))"""
    )
    requested: list[str] = []
    page.on("request", lambda request: requested.append(request.url))
    page.clock.run_for(400)
    page.evaluate("fetch(location).then(answer => answer.text())")  # comes after what a search asks
    assert requested == [page.url]
    expect(_dialog(page)).to_be_visible()
    expect(_dialog(page).get_by_role("listbox")).to_be_hidden()
    client.send("Input.insertText", {"text": "微软"})
    expect(_dialog(page).get_by_role("status")).to_have_text("找到4篇")


def test_what_a_language_lacks_is_offered_in_the_others(page: Page, sample_url: str) -> None:
    _open(page, f"{sample_url}/en/")
    _field(page).fill("马斯克")
    expect(_options(page, "articles")).to_have_count(2)
    first = _options(page, "articles").first
    expect(first.locator(".language-marker")).to_have_text("中文")
    expect(first.locator(".search-dialog-title")).to_have_attribute("lang", "zh-Hans")


def test_nothing_found_and_nothing_loaded_are_said(
    page: Page, sample_url: str, complaints: list[str]
) -> None:
    _open(page, f"{sample_url}/en/")
    status = _dialog(page).get_by_role("status")
    page.route("**/shards.json", lambda route: route.abort())
    _field(page).fill("apple")
    expect(status).to_contain_text("can’t be loaded")
    page.unroute("**/shards.json")
    complaints.clear()
    _field(page).fill("qwfpgjluy")
    expect(status).to_have_text("Nothing was found.")
    _field(page).fill("")
    expect(status).to_be_empty()
    expect(_dialog(page).get_by_role("listbox")).to_be_hidden()


def test_on_the_search_page_the_shortcut_leads_to_its_field(page: Page, sample_url: str) -> None:
    page.goto(f"{sample_url}/en/search/?q=apple")
    expect(page.locator("ol .card-title").first).to_be_visible()
    page.locator("ol .card-title a").first.focus()
    page.keyboard.press("Control+k")
    expect(page.get_by_role("searchbox")).to_be_focused()
    expect(_dialog(page)).to_have_count(0)


@pytest.mark.parametrize(("language", "query"), [("en", "马斯克"), ("zh", "苹果")])
def test_the_dialog_is_accessible_in_both_schemes_and_fits_every_width(
    page: Page, sample_url: str, language: str, query: str
) -> None:
    _open(page, f"{sample_url}/{language}/{ARTICLE}")
    for width in resize(page):
        assert check_in_both_schemes(page) == (), width
    _field(page).fill(query)
    expect(_options(page, "articles").first).to_be_visible()
    page.keyboard.press("ArrowDown")
    for width in resize(page):
        assert check_in_both_schemes(page) == (), width
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        found = _dialog(page).locator(".search-dialog-found")
        assert found.evaluate("element => element.scrollWidth <= element.clientWidth"), width
        box = _dialog(page).bounding_box()
        assert box is not None
        assert box["x"] >= 0
        assert box["x"] + box["width"] <= width
