"""What a reader saves, reads and has not seen yet is remembered by the browser, and by it alone."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.support.axe import check_accessibility
from tests.support.sites import SiteFolder

STORY = "2026/06/microsoft-openai-china"
OLDER = "2026/06/harmonyos-7-agents"
ENGLISH_ONLY = "2025/01/qwen-against-r1"
HOSTILE = "<img src=x onerror=alert(1)>"
WIDTHS = (320, 390, 768, 1280)

# Every test of this module reads one built site.
pytestmark = pytest.mark.xdist_group("sample-site")

NewPage = Callable[..., Page]


def record(**stories: object) -> str:
    named = {story.replace("__", "/"): entry for story, entry in stories.items()}
    return json.dumps({"format": "reading-list", "version": 1, "stories": named})


def entry(title: str, language: str = "en", **times: str) -> dict[str, object]:
    return {**times, "titles": {language: title}}


BAD_FILES = (
    "",
    "not JSON",
    "[]",
    "null",
    '{"format": "bookmarks", "version": 1, "stories": {}}',
    '{"format": "reading-list", "stories": {}}',
    '{"format": "reading-list", "version": 1, "stories": []}',
    record(**{"https://evil.example/": entry("T", read="2026-06-20T08:00:00Z")}),
    record(**{"/evil.example/2026": entry("T", read="2026-06-20T08:00:00Z")}),
    record(**{"javascript:alert(1)": entry("T", read="2026-06-20T08:00:00Z")}),
    record(**{"2026/06/../x": entry("T", read="2026-06-20T08:00:00Z")}),
    record(**{STORY: entry("T", "//evil.example", read="2026-06-20T08:00:00Z")}),
    record(**{STORY: entry("T", read="yesterday")}),
    record(**{STORY: entry("T")}),
    record(**{STORY: {"read": "2026-06-20T08:00:00Z", "titles": {"en": 1}}}),
    record(**{STORY: {"read": "2026-06-20T08:00:00Z"}}),
    record(**{STORY: None}),
)


def keep(page: Page, key: str, value: str) -> None:
    page.evaluate("([key, value]) => localStorage.setItem(key, value)", [key, value])


def kept(page: Page) -> dict[str, dict[str, object]]:
    stories = page.evaluate("JSON.parse(localStorage.getItem('reading'))?.stories ?? {}")
    assert isinstance(stories, dict)
    return stories


def section(page: Page, kind: str) -> list[str]:
    return page.locator(f"[data-kind={kind}] li a").all_text_contents()


def bring(page: Page, content: str, name: str = "list.json") -> None:
    """Choose a file with this content for the import."""
    page.set_input_files(
        "input[type=file]",
        {"name": name, "mimeType": "application/json", "buffer": content.encode()},
    )


def test_an_article_is_saved_and_listed_in_both_languages(page: Page, sample_url: str) -> None:
    page.goto(f"{sample_url}/en/{STORY}/")
    title = page.locator("h1").inner_text()
    button = page.get_by_role("button", name="Save", exact=True)
    expect(button).to_have_attribute("aria-pressed", "false")
    button.click()
    expect(page.get_by_role("button", name="Saved", exact=True)).to_have_attribute(
        "aria-pressed", "true"
    )
    page.locator(".reader-tools").get_by_role("link", name="Your reading list").click()
    expect(page).to_have_url(f"{sample_url}/en/reading/")
    assert section(page, "saved") == [title]
    page.goto(f"{sample_url}/zh/{STORY}/")
    expect(page.locator("[data-save]")).to_have_attribute("aria-pressed", "true")
    chinese_title = page.locator("h1").inner_text()
    page.goto(f"{sample_url}/zh/reading/")
    assert section(page, "saved") == [chinese_title]
    page.locator("[data-kind=saved] li a").click()
    expect(page).to_have_url(f"{sample_url}/zh/{STORY}/")


def test_a_saved_article_is_let_go_of_where_it_was_saved(page: Page, sample_url: str) -> None:
    page.goto(f"{sample_url}/en/{STORY}/")
    page.locator("[data-save]").click()
    assert list(kept(page)) == [STORY]
    page.locator("[data-save]").click()
    assert kept(page) == {}


def test_a_story_without_a_title_in_the_language_is_listed_in_the_one_it_has(
    page: Page, sample_url: str
) -> None:
    page.goto(f"{sample_url}/en/{ENGLISH_ONLY}/")
    page.locator("[data-save]").click()
    page.goto(f"{sample_url}/zh/reading/")
    item = page.locator("[data-kind=saved] li")
    expect(item.locator(".card-title")).to_have_attribute("lang", "en")
    expect(item.locator(".language-marker")).to_have_text(["English"])
    expect(item.locator("a")).to_have_attribute("href", f"/en/{ENGLISH_ONLY}/")


def test_an_article_is_read_when_its_end_was_reached_and_lists_say_so(
    page: Page, sample_url: str
) -> None:
    page.clock.install()
    page.goto(f"{sample_url}/en/{STORY}/")
    page.locator("#sources").scroll_into_view_if_needed()
    # An observer that comes after the page's own is told after it.
    page.locator("#sources").evaluate(
        "end => new Promise((told) => new IntersectionObserver(told).observe(end))"
    )
    page.clock.run_for(6_000)
    assert "read" in kept(page)[STORY]
    for language, words in (("en", "(read)"), ("zh", "（已读）")):
        page.goto(f"{sample_url}/{language}/2026/06/")
        link = page.locator(f".card-title a[href='/{language}/{STORY}/']")
        expect(link).to_contain_text(words)
        expect(page.locator("[data-reading=read]")).to_have_count(1)
        color = link.evaluate("link => getComputedStyle(link).color")
        assert color != page.locator("h1").evaluate("title => getComputedStyle(title).color")


def test_a_glance_does_not_count_as_reading_and_staying_does(page: Page, sample_url: str) -> None:
    page.clock.install()
    page.goto(f"{sample_url}/en/{STORY}/")
    page.clock.run_for(30_000)
    assert kept(page) == {}
    page.clock.run_for(15 * 60_000)
    assert "read" in kept(page)[STORY]


def test_a_list_that_the_browser_has_kept_is_marked_on_the_way_back(
    page: Page, sample_url: str
) -> None:
    page.goto(f"{sample_url}/en/2026/06/")
    expect(page.locator("[data-reading=read]")).to_have_count(0)
    page.goto(f"{sample_url}/en/{STORY}/")
    keep(page, "reading", record(**{STORY: entry("T", read="2026-06-20T08:00:00.000Z")}))
    page.go_back()
    expect(page.locator("[data-reading=read]")).to_have_count(1)


def test_on_a_first_visit_nothing_is_new(page: Page, sample_url: str) -> None:
    page.goto(f"{sample_url}/en/")
    page.goto(f"{sample_url}/en/2026/06/")
    expect(page.locator("[data-reading]")).to_have_count(0)


def test_what_is_newer_than_the_last_visit_is_marked_in_the_next(
    page: Page, sample_url: str
) -> None:
    page.clock.install(time="2026-06-16T12:00:00")
    page.goto(f"{sample_url}/en/categories/")
    page.clock.set_fixed_time("2026-06-16T12:29:00")
    page.goto(f"{sample_url}/en/category/models/")
    expect(page.locator("[data-reading]")).to_have_count(0)
    page.clock.set_fixed_time("2026-06-19T08:00:00")
    page.goto(f"{sample_url}/en/2026/06/")
    dates = page.locator(".card:has([data-mark=new]) time").evaluate_all(
        "times => times.map(({ dateTime }) => dateTime.slice(0, 10))"
    )
    assert dates
    assert min(dates) > "2026-06-16"
    expect(page.locator(".card:has([data-mark=new]) .card-date").first).to_contain_text("New")
    unmarked = page.locator(".card:not(:has([data-mark=new])) time").evaluate_all(
        "times => times.map(({ dateTime }) => dateTime.slice(0, 10))"
    )
    assert unmarked
    assert max(unmarked) <= "2026-06-16"
    # The mark stays for the whole of this visit.
    page.goto(f"{sample_url}/zh/2026/06/")
    expect(page.locator("[data-reading=new]")).to_have_count(len(dates))


@pytest.fixture(scope="module")
def days_url(tmp_path_factory: pytest.TempPathFactory, serve_folder: Callable[[Path], str]) -> str:
    """A site with two stories of one day, which does not say at what hour they came."""
    site = SiteFolder.create(tmp_path_factory.mktemp("days"))
    site.article("seen.en", date="2026-03-01", category="models")
    site.article("unseen.en", date="2026-03-01", category="china")
    site.build()
    return serve_folder(site.site_dir / "public")


def test_of_the_day_of_a_visit_what_was_not_shown_then_is_new_in_the_next(
    page: Page, days_url: str
) -> None:
    page.clock.install(time="2026-03-01T12:00:00")
    page.goto(f"{days_url}/en/category/models/")
    page.clock.set_fixed_time("2026-03-02T12:00:00")
    page.goto(f"{days_url}/en/2026/03/")
    expect(page.locator(".card")).to_have_count(2)
    expect(page.locator("a[data-reading=new][href='/en/2026/03/unseen/']")).to_have_count(1)
    expect(page.locator("[data-reading=new]")).to_have_count(1)


def test_an_entry_is_removed_and_a_list_is_emptied(page: Page, sample_url: str) -> None:
    page.goto(f"{sample_url}/en/reading/")
    both = entry("Both", saved="2026-06-20T08:00:00Z", read="2026-06-21T08:00:00Z")
    read = entry("Read", read="2026-06-22T08:00:00Z")
    keep(page, "reading", record(**{STORY: both, OLDER: read}))
    page.reload()
    assert (section(page, "saved"), section(page, "read")) == (["Both"], ["Read", "Both"])
    page.locator("[data-kind=saved]").get_by_role("button", name="Remove", exact=True).click()
    assert (section(page, "saved"), section(page, "read")) == ([], ["Read", "Both"])
    expect(page.locator("[data-kind=saved] h2")).to_be_focused()
    expect(page.locator("[data-kind=saved] .empty")).to_be_visible()
    page.locator("[data-kind=read]").get_by_role("button", name="Remove all").click()
    assert kept(page) == {}


def test_a_long_list_is_shown_in_part_and_then_whole(page: Page, sample_url: str) -> None:
    page.goto(f"{sample_url}/en/reading/")
    many = {f"2026/06/s{n}": entry(f"S{n}", read="2026-06-22T08:00:00Z") for n in range(60)}
    keep(page, "reading", record(**many))
    page.reload()
    expect(page.locator("[data-kind=read] li")).to_have_count(50)
    page.get_by_role("button", name="Show all").click()
    expect(page.locator("[data-kind=read] li")).to_have_count(60)


def test_what_is_exported_can_be_imported_elsewhere_and_is_merged(
    new_page: NewPage, sample_url: str, tmp_path: Path
) -> None:
    page = new_page()
    page.goto(f"{sample_url}/en/{STORY}/")
    page.locator("[data-save]").click()
    page.goto(f"{sample_url}/en/reading/")
    with page.expect_download() as download:
        page.get_by_role("button", name="Export to a file").click()
    file = tmp_path / "list.json"
    download.value.save_as(file)
    expect(page.get_by_role("status")).to_have_text("The file has been saved.")
    other = new_page()
    other.goto(f"{sample_url}/en/{OLDER}/")
    other.locator("[data-save]").click()
    other.goto(f"{sample_url}/en/reading/")
    other.set_input_files("input[type=file]", file)
    expect(other.get_by_role("status")).to_have_text("The file’s list has been added to yours.")
    assert kept(other).keys() == {STORY, OLDER}
    assert kept(other)[STORY] == kept(page)[STORY]
    expect(other.locator("[data-kind=saved] li")).to_have_count(2)


def test_a_merge_keeps_the_later_times_and_all_titles(page: Page, sample_url: str) -> None:
    page.goto(f"{sample_url}/en/reading/")
    early, late = "2026-06-01T08:00:00Z", "2026-06-02T08:00:00Z"
    keep(page, "reading", record(**{STORY: entry("Mine", saved=late)}))
    bring(page, record(**{STORY: entry("Theirs", "zh", saved=early, read=early)}))
    expect(page.get_by_role("status")).not_to_be_empty()
    titles = {"en": "Mine", "zh": "Theirs"}
    assert kept(page) == {STORY: {"saved": late, "read": early, "titles": titles}}


def test_a_bad_file_is_refused_and_changes_nothing(page: Page, sample_url: str) -> None:
    page.goto(f"{sample_url}/en/reading/")
    before = record(**{OLDER: entry("Mine", saved="2026-06-20T08:00:00Z")})
    keep(page, "reading", before)
    status = page.get_by_role("status")
    for content in BAD_FILES:
        status.evaluate("status => status.textContent = ''")
        bring(page, content)
        expect(status).to_have_text(
            "This file is not a reading list from this site. Nothing was changed."
        )
        assert page.evaluate("localStorage.getItem('reading')") == before


def test_a_file_of_a_newer_version_is_refused_and_says_so(page: Page, sample_url: str) -> None:
    page.goto(f"{sample_url}/en/reading/")
    bring(page, '{"format": "reading-list", "version": 2, "stories": {}}')
    expect(page.get_by_role("status")).to_contain_text("newer version of this site")
    assert kept(page) == {}


def test_what_a_newer_version_has_kept_is_not_written_over(page: Page, sample_url: str) -> None:
    page.goto(f"{sample_url}/en/{STORY}/")
    newer = '{"format":"reading-list","version":2,"stories":{}}'
    keep(page, "reading", newer)
    page.locator("[data-save]").click()
    expect(page.get_by_role("alert")).to_be_visible()
    assert page.evaluate("localStorage.getItem('reading')") == newer


def test_an_imported_title_is_text_and_never_markup(page: Page, sample_url: str) -> None:
    page.goto(f"{sample_url}/en/reading/")
    bring(page, record(**{STORY: entry(HOSTILE, saved="2026-06-20T08:00:00Z")}))
    expect(page.locator("[data-kind=saved] li a")).to_have_text(HOSTILE)
    expect(page.locator("[data-kind=saved] li img")).to_have_count(0)


def test_damaged_storage_harms_no_page(page: Page, sample_url: str) -> None:
    page.goto(f"{sample_url}/en/")
    for value in ("", "}{", "[1]", '{"version": 1}', "null"):
        for key in ("reading", "visit", "text-size", "language"):
            keep(page, key, value)
        for path in ("en/", "en/reading/", f"en/{STORY}/"):
            page.goto(f"{sample_url}/{path}")
            expect(page.locator("h1")).to_have_count(1)
        page.locator("[data-save]").click()
        assert list(kept(page)) == [STORY]


def test_denied_storage_is_said_when_something_is_to_be_kept(page: Page, sample_url: str) -> None:
    page.add_init_script(
        "Object.defineProperty(window, 'localStorage', {get() { throw new DOMException('no'); }})"
    )
    page.goto(f"{sample_url}/en/{STORY}/")
    page.locator("[data-save]").click()
    expect(page.get_by_role("alert")).to_contain_text("nothing could be saved")
    expect(page.locator("[data-save]")).to_have_attribute("aria-pressed", "false")
    page.goto(f"{sample_url}/en/")
    expect(page.locator("[data-reading]")).to_have_count(0)


def test_nothing_of_what_is_kept_leaves_the_browser(page: Page, sample_url: str) -> None:
    requests: list[str] = []
    page.goto(f"{sample_url}/en/{STORY}/")
    page.on("request", lambda request: requests.append(f"{request.method} {request.url}"))
    page.locator("[data-save]").click()
    expect(page.locator("[data-save]")).to_have_attribute("aria-pressed", "true")
    assert [request for request in requests if "favicon" not in request] == []
    assert page.context.cookies() == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_pages_of_a_reader_are_accessible_with_something_in_them(
    new_page: NewPage, sample_url: str, scheme: str
) -> None:
    page = new_page(color_scheme=scheme, viewport={"width": 390, "height": 800})
    page.goto(f"{sample_url}/zh/reading/")
    times = {"saved": "2026-06-20T08:00:00Z", "read": "2026-06-21T08:00:00Z"}
    keep(
        page, "reading", record(**{STORY: entry("标题", "zh", **times), OLDER: entry("T", **times)})
    )
    keep(
        page,
        "visit",
        json.dumps({"version": 1, "since": 1, "seen": 9e15, "shown": [], "shownBefore": []}),
    )
    page.reload()
    found = {"zh/reading/": check_accessibility(page)}
    for path in ("zh/2026/06/", "en/"):
        page.goto(f"{sample_url}/{path}")
        expect(page.locator("[data-reading=read]").first).to_be_visible()
        expect(page.locator("[data-reading=new]").first).to_be_visible()
        found[path] = check_accessibility(page)
    page.goto(f"{sample_url}/en/{STORY}/")
    page.locator("[data-text-size-menu] summary").click()
    found["article"] = check_accessibility(page)
    assert found == dict.fromkeys(found, ())


@pytest.mark.parametrize("language", ["en", "zh"])
def test_what_a_reader_keeps_fits_every_width(page: Page, sample_url: str, language: str) -> None:
    page.add_init_script("navigator.share = async () => {}")
    page.goto(f"{sample_url}/{language}/{STORY}/")
    page.locator("[data-save]").click()
    page.locator("[data-text-size-menu] summary").click()
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 800})
        box = page.locator("[data-text-size-menu] fieldset").bounding_box()
        assert box is not None
        assert box["x"] >= 0
        assert box["x"] + box["width"] <= width
        assert page.evaluate("document.documentElement.scrollWidth") == width
    page.goto(f"{sample_url}/{language}/reading/")
    expect(page.locator("[data-kind=saved] li")).to_have_count(1)
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 800})
        assert page.evaluate("document.documentElement.scrollWidth") == width


def test_without_javascript_nothing_is_offered_that_needs_it(
    new_page: NewPage, sample_url: str
) -> None:
    page = new_page(java_script_enabled=False)
    page.goto(f"{sample_url}/en/{STORY}/")
    expect(page.locator(".reader-tools")).to_be_hidden()
    page.goto(f"{sample_url}/en/reading/")
    note = page.locator("noscript p")
    expect(note).to_be_visible()
    expect(note).to_contain_text("turned off in this browser")
    expect(page.locator("[data-reading-page]")).to_be_hidden()
    expect(page.locator("meta[name=robots]")).to_have_attribute("content", "noindex")
