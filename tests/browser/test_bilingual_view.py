"""An article in both languages at once, in a real browser."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Locator, Page, Route, expect

from tests.support.axe import check_in_both_schemes
from tests.support.loading import hold_animations
from tests.support.widths import find_overflows, resize

ARTICLE = "2026/06/microsoft-openai-china/"
OTHER_OUTLINE = "2026/06/harmonyos-7-agents/"
ENGLISH_ONLY = "2025/01/qwen-against-r1/"

# Every test of this module reads one built site.
pytestmark = pytest.mark.xdist_group("sample-site")

NewPage = Callable[..., Page]

PARTS = ["title", "summary", "byline", "tldr", "key-data", "analysis", "insights", "faq", "sources"]


def _both(page: Page) -> Locator:
    return page.locator(".languages [data-view=both]")


def _choose_both(page: Page) -> None:
    _both(page).click()
    expect(page.locator(".pair").first).to_be_visible()


def _top(page: Page, selector: str) -> float:
    script = "element => element.getBoundingClientRect().top"
    return float(page.locator(selector).first.evaluate(script))


def _scroll_to(page: Page, selector: str) -> None:
    script = "element => element.scrollIntoView()"
    page.locator(selector).first.evaluate(script)


def test_each_part_stands_beside_its_counterpart(new_page: NewPage, sample_url: str) -> None:
    page = new_page(viewport={"width": 1280, "height": 800})
    page.goto(f"{sample_url}/en/{ARTICLE}")
    _choose_both(page)
    for part in PARTS:
        own = page.locator(f".half[lang=en][dir=ltr] > [data-part={part}]")
        other = page.locator(f".half[lang=zh-Hans][dir=ltr] > [data-part={part}]")
        here, there = own.bounding_box(), other.bounding_box()
        assert here is not None
        assert there is not None
        assert here["x"] + here["width"] < there["x"], part
        assert _top(page, f".half:has(> [data-part={part}])") == pytest.approx(
            float(other.locator("..").evaluate("half => half.getBoundingClientRect().top"))
        ), part


def test_on_a_narrow_screen_each_part_is_followed_by_its_counterpart(
    page: Page, sample_url: str
) -> None:
    page.goto(f"{sample_url}/en/{ARTICLE}?view=both")
    expect(page.locator(".pair").first).to_be_visible()
    for width in resize(page, (320, 390, 768)):
        languages = page.locator(".story-text .half").evaluate_all(
            """halves => {
                const top = (half) => half.getBoundingClientRect().top;
                return halves.toSorted((one, two) => top(one) - top(two)).map((half) => half.lang);
            }"""
        )
        assert languages == ["en", "zh-Hans"] * (len(languages) // 2), width
    assert find_overflows(page) == ()


def test_bodies_with_the_same_headings_are_paired_heading_by_heading(
    new_page: NewPage, sample_url: str
) -> None:
    page = new_page(viewport={"width": 1280, "height": 800})
    page.goto(f"{sample_url}/zh/{ARTICLE}?view=both")
    expect(page.locator(".continued").first).to_be_attached()
    pairs = page.locator(".continued:has(h2[id])").evaluate_all(
        "pairs => pairs.map(pair => [...pair.querySelectorAll('h2[id]')].map(({id}) => id))"
    )
    assert len(pairs) > 2
    assert all(second == f"en:{first}" for first, second in pairs)


def test_bodies_with_other_headings_are_paired_as_wholes(page: Page, sample_url: str) -> None:
    page.goto(f"{sample_url}/en/{ARTICLE}")
    page.route(f"**/zh/{ARTICLE}", _with_one_heading_less)
    _choose_both(page)
    expect(page.locator(".continued")).to_have_count(0)
    expect(page.locator(".half > #analysis h2[id]")).to_have_count(4)
    expect(page.locator(".half > [id='zh:analysis'] h2[id]")).to_have_count(3)


def _with_one_heading_less(route: Route) -> None:
    answer = route.fetch()
    before, _, rest = answer.text().partition('<h2 id="')
    _, _, after = rest.partition("</h2>")
    route.fulfill(response=answer, body=before + after)


def test_no_id_is_there_twice_and_every_fragment_has_its_target(
    page: Page, sample_url: str
) -> None:
    page.goto(f"{sample_url}/en/{ARTICLE}?view=both")
    expect(page.locator(".pair").first).to_be_visible()
    ids = page.locator("[id]").evaluate_all("elements => elements.map(({id}) => id)")
    assert len(ids) == len(set(ids))
    fragments = page.locator(".half a[href^='#']").evaluate_all(
        "links => links.map(link => decodeURIComponent(link.hash.slice(1)))"
    )
    assert any(fragment.startswith("zh:") for fragment in fragments)
    assert set(fragments) <= set(ids)


def test_a_note_of_the_second_text_leads_to_its_own_footnote(page: Page, sample_url: str) -> None:
    page.goto(f"{sample_url}/en/{ARTICLE}?view=both")
    page.locator(".half[lang=zh-Hans] sup a").first.click()
    target = page.locator(".half[lang=zh-Hans] .footnotes :target")
    expect(target).to_be_in_viewport()
    expect(page.locator(".pair").first).to_be_attached()


def test_the_view_has_an_address_and_a_place_in_the_history(page: Page, sample_url: str) -> None:
    page.goto(f"{sample_url}/en/{ARTICLE}")
    _choose_both(page)
    expect(page).to_have_url(f"{sample_url}/en/{ARTICLE}?view=both")
    expect(_both(page)).to_have_attribute("aria-current", "true")
    expect(page.locator(".languages [data-language=en]")).not_to_have_attribute(
        "aria-current", "true"
    )
    page.go_back()
    expect(page).to_have_url(f"{sample_url}/en/{ARTICLE}")
    expect(page.locator(".pair")).to_have_count(0)
    expect(page.locator(".languages [data-language=en]")).to_have_attribute("aria-current", "true")
    page.go_forward()
    expect(page.locator(".pair").first).to_be_visible()


def test_leaving_the_view_gives_the_article_back_as_it_was(page: Page, sample_url: str) -> None:
    page.goto(f"{sample_url}/en/{ARTICLE}")
    script = "document.querySelector('article.story').outerHTML"
    before = page.evaluate(script)
    _choose_both(page)
    assert page.evaluate(script) != before
    page.locator(".languages [data-language=en]").click()
    expect(page).to_have_url(f"{sample_url}/en/{ARTICLE}")
    assert page.evaluate(script) == before


@pytest.mark.parametrize("width", [390, 1280])
@pytest.mark.parametrize(("section", "share"), [("insights", 0.5), ("faq", 0.7), ("analysis", 0.0)])
def test_the_reader_stays_at_the_place_into_the_view_and_out_of_it(
    new_page: NewPage, sample_url: str, width: int, section: str, share: float
) -> None:
    page = new_page(viewport={"width": width, "height": 800})
    page.goto(f"{sample_url}/en/{ARTICLE}")
    block = page.locator(f"#{section} > :is(p, ol, h3), #{section} li")
    number = int(share * block.count())
    block.nth(number).evaluate("element => element.scrollIntoView()")
    before = block.nth(number).bounding_box()
    _choose_both(page)
    there = block.nth(number).bounding_box()
    page.go_back()
    expect(page.locator(".pair")).to_have_count(0)
    after = block.nth(number).bounding_box()
    assert before is not None
    assert there is not None
    assert after is not None
    assert there["y"] == pytest.approx(before["y"], abs=60)
    assert after["y"] == pytest.approx(before["y"], abs=60)


def test_the_focus_stays_where_it_was(page: Page, sample_url: str) -> None:
    page.goto(f"{sample_url}/en/{ARTICLE}?view=both")
    expect(page.locator(".pair").first).to_be_visible()
    page.locator(".languages [data-language=en]").press("Enter")
    expect(page.locator(".pair")).to_have_count(0)
    expect(page.locator(".languages [data-language=en]")).to_be_focused()
    link = page.locator("#sources a").first
    link.focus()
    page.go_back()
    expect(page.locator(".pair").first).to_be_visible()
    expect(link).to_be_focused()


def test_the_view_is_restored_where_the_reader_was_after_another_page(
    page: Page, sample_url: str
) -> None:
    page.goto(f"{sample_url}/en/{ARTICLE}?view=both")
    expect(page.locator(".pair").first).to_be_visible()
    _scroll_to(page, "#faq")
    page.locator(".colophon-title a").evaluate("link => link.click()")
    expect(page).to_have_url(f"{sample_url}/en/")
    page.go_back()
    expect(page.locator(".pair").first).to_be_attached()
    page.wait_for_function(
        "Math.abs(document.querySelector('#faq').getBoundingClientRect().top - 72) < 60"
    )


def test_a_language_chosen_in_the_view_leads_to_the_same_place(page: Page, sample_url: str) -> None:
    page.goto(f"{sample_url}/en/{ARTICLE}?view=both")
    expect(page.locator(".pair").first).to_be_visible()
    _scroll_to(page, "#insights")
    page.locator(".languages [data-language=zh]").click()
    page.wait_for_url(f"{sample_url}/zh/{ARTICLE}#insights", wait_until="load")
    expect(page.locator(".pair")).to_have_count(0)
    assert 0 < _top(page, "#insights") < 90


def test_the_view_is_remembered_for_the_next_article_within_the_site(
    page: Page, sample_url: str
) -> None:
    page.goto(f"{sample_url}/en/{ARTICLE}")
    _choose_both(page)
    page.goto(f"{sample_url}/en/")
    page.locator(f".card-title a[href='/en/{OTHER_OUTLINE}']").first.click()
    expect(page).to_have_url(f"{sample_url}/en/{OTHER_OUTLINE}?view=both")
    expect(page.locator(".pair").first).to_be_visible()


def test_a_link_from_elsewhere_leads_to_its_own_language_alone(page: Page, sample_url: str) -> None:
    page.goto(f"{sample_url}/en/{ARTICLE}")
    _choose_both(page)
    page.goto(f"{sample_url}/zh/{OTHER_OUTLINE}")
    expect(page.locator("html")).to_have_attribute("lang", "zh-Hans")
    expect(page).to_have_url(f"{sample_url}/zh/{OTHER_OUTLINE}")
    expect(page.locator(".pair")).to_have_count(0)


def test_choosing_one_language_ends_the_view_for_the_next_article(
    page: Page, sample_url: str
) -> None:
    page.goto(f"{sample_url}/en/{ARTICLE}")
    _choose_both(page)
    page.locator(".languages [data-language=zh]").click()
    expect(page).to_have_url(f"{sample_url}/zh/{ARTICLE}")
    page.goto(f"{sample_url}/zh/")
    page.locator(f".card-title a[href='/zh/{OTHER_OUTLINE}']").first.click()
    expect(page).to_have_url(f"{sample_url}/zh/{OTHER_OUTLINE}")
    expect(page.locator(".pair")).to_have_count(0)


def test_an_address_that_names_another_view_wins_over_what_is_remembered(
    page: Page, sample_url: str
) -> None:
    page.goto(f"{sample_url}/en/{ARTICLE}")
    _choose_both(page)
    page.evaluate(f"location.href = '/en/{OTHER_OUTLINE}?view=one'")
    expect(page).to_have_url(f"{sample_url}/en/{OTHER_OUTLINE}?view=one")
    expect(page.locator(".languages [data-language=en]")).to_have_attribute("aria-current", "true")
    expect(page.locator(".pair")).to_have_count(0)


def test_a_failure_to_load_says_so_and_leaves_the_page_as_it_was(
    page: Page, sample_url: str, complaints: list[str]
) -> None:
    page.goto(f"{sample_url}/en/{ARTICLE}")
    script = "document.querySelector('main').outerHTML"
    before = page.evaluate(script)
    page.route(f"**/zh/{ARTICLE}", lambda route: route.fulfill(status=503))
    _both(page).click()
    expect(page.get_by_role("status").first).to_contain_text("can’t be loaded")
    expect(page).to_have_url(f"{sample_url}/en/{ARTICLE}")
    assert page.evaluate(script) == before
    page.unroute(f"**/zh/{ARTICLE}")
    complaints.clear()
    _choose_both(page)
    expect(page.locator(".view-status")).to_have_text("")


def _hold_the_other(page: Page) -> list[Route]:
    """The requests for the other article, which wait for the test."""
    held: list[Route] = []

    def hold(route: Route) -> None:
        held.append(route)

    page.route(f"**/zh/{ARTICLE}", hold)
    return held


def test_an_article_that_begins_so_does_not_wait_for_the_other_for_long(
    page: Page, sample_url: str
) -> None:
    held = _hold_the_other(page)
    page.goto(f"{sample_url}/en/{ARTICLE}?view=both")
    expect(page.locator("h1")).to_be_visible()
    expect(_both(page)).to_have_attribute("aria-busy", "true")
    expect(page.locator(".pair")).to_have_count(0)
    held[0].continue_()
    expect(page.locator(".pair h1")).to_be_visible()


@pytest.mark.parametrize("ending", ["failure", "own language"])
def test_an_article_that_begins_so_is_there_as_soon_as_no_other_will_come(
    page: Page, sample_url: str, complaints: list[str], ending: str
) -> None:
    hold_animations(page)
    held = _hold_the_other(page)
    with page.expect_request(f"**/zh/{ARTICLE}"):
        page.goto(f"{sample_url}/en/{ARTICLE}?view=both")
    expect(page.locator("h1")).to_be_hidden()
    if ending == "failure":
        held[0].fulfill(status=503)
        expect(page.get_by_role("status").first).to_contain_text("can’t be loaded")
    else:
        page.locator(".languages [data-language=en]").click()
        expect(page).to_have_url(f"{sample_url}/en/{ARTICLE}")
    expect(page.locator("h1")).to_be_visible()
    complaints.clear()


def test_without_storage_the_view_works_and_nothing_is_remembered(
    new_page: NewPage, sample_url: str
) -> None:
    page = new_page()
    page.add_init_script(
        """for (const name of ['localStorage', 'sessionStorage']) {
            Object.defineProperty(window, name, {
                get() { throw new DOMException('denied', 'SecurityError'); },
            });
        }"""
    )
    page.goto(f"{sample_url}/en/{ARTICLE}")
    _choose_both(page)
    page.locator(".languages [data-language=zh]").click()
    expect(page).to_have_url(f"{sample_url}/zh/{ARTICLE}")


def test_without_javascript_the_toggle_is_plain_links_to_each_language(
    new_page: NewPage, sample_url: str
) -> None:
    page = new_page(java_script_enabled=False)
    page.goto(f"{sample_url}/en/{ARTICLE}?view=both")
    expect(_both(page)).to_be_hidden()
    expect(page.locator("h1")).to_be_visible()
    page.locator(".languages [data-language=zh]").click()
    expect(page).to_have_url(f"{sample_url}/zh/{ARTICLE}")


@pytest.mark.parametrize("path", ["en/", f"en/{ENGLISH_ONLY}", "en/about/"])
def test_what_is_no_article_in_two_languages_has_no_such_choice(
    page: Page, sample_url: str, path: str
) -> None:
    hold_animations(page)
    page.goto(f"{sample_url}/{path}?view=both")
    expect(_both(page)).to_have_count(0)
    expect(page.locator("h1")).to_be_visible()


def test_the_view_is_accessible_in_both_schemes(page: Page, sample_url: str) -> None:
    found = {}
    for path in (f"en/{ARTICLE}", f"zh/{OTHER_OUTLINE}", "en/2025/02/huawei-return/"):
        page.goto(f"{sample_url}/{path}?view=both")
        expect(page.locator(".pair").first).to_be_visible()
        for width in resize(page, (390, 1280)):
            if violations := check_in_both_schemes(page):
                found[path, width] = violations
    assert found == {}


def test_the_header_of_an_article_has_one_line_at_every_width(page: Page, sample_url: str) -> None:
    for language in ("en", "zh"):
        page.goto(f"{sample_url}/{language}/{ARTICLE}")
        for width in resize(page):
            title = page.locator(".masthead-title").bounding_box()
            toggle = page.locator(".languages").bounding_box()
            icon = page.locator(".search-link .icon").bounding_box()
            assert title is not None
            assert toggle is not None
            assert icon is not None
            assert icon["width"] == icon["height"] > 12, width
            assert title["y"] < toggle["y"] + toggle["height"], width
            assert toggle["y"] < title["y"] + title["height"], width
        assert find_overflows(page) == ()
