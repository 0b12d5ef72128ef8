"""The page as a reader wants it: size of text, contrast, colours, movement, paper, sharing."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.support.axe import check_accessibility
from tests.support.sites import SiteFolder

ARTICLE = "2026/06/microsoft-openai-china/"
PATHS = [
    "en/",
    f"en/{ARTICLE}",
    "zh/2026/06/",
    "zh/search/",
    "en/reading/",
    "zh/offline/",
    "en/2026/",
]

# Every test of this module reads one built site.
pytestmark = pytest.mark.xdist_group("sample-site")

NewPage = Callable[..., Page]

# Everything that moved after the first paint, though nobody touched the page.
SHIFTS = """() => new Promise((resolve) => {
    let total = 0;
    new PerformanceObserver((list) => {
        for (const entry of list.getEntries()) if (!entry.hadRecentInput) total += entry.value;
    }).observe({ type: 'layout-shift', buffered: true });
    setTimeout(() => resolve(total), 300);
})"""


def size_of(text: Locator) -> float:
    return float(text.evaluate("element => parseFloat(getComputedStyle(element).fontSize)"))


def color_of(element: Locator, name: str = "color") -> str:
    return str(element.evaluate("(element, name) => getComputedStyle(element)[name]", name))


def test_the_size_of_the_text_is_chosen_and_remembered(page: Page, sample_url: str) -> None:
    page.goto(f"{sample_url}/en/{ARTICLE}")
    text = page.locator("#analysis > p").first
    usual = size_of(text)
    page.locator("[data-text-size-menu] summary").click()
    expect(page.get_by_role("radio", name="Usual size")).to_be_checked()
    sizes = []
    for name in ("Small", "Usual size", "Large", "Larger", "Largest"):
        page.get_by_role("radio", name=name, exact=True).check(force=True)
        sizes.append(size_of(text))
    assert sizes[1] == usual
    assert sizes == sorted(set(sizes))
    page.goto(f"{sample_url}/zh/{ARTICLE}")
    assert size_of(page.locator("#analysis > p").first) == sizes[-1]
    page.locator("[data-text-size-menu] summary").click()
    expect(page.get_by_role("radio", name="最大")).to_be_checked()


def test_the_menu_of_sizes_works_by_keyboard_and_closes(page: Page, sample_url: str) -> None:
    page.goto(f"{sample_url}/en/{ARTICLE}")
    menu = page.locator("[data-text-size-menu]")
    menu.locator("summary").focus()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    page.keyboard.press("ArrowRight")
    expect(page.get_by_role("radio", name="Large", exact=True)).to_be_checked()
    page.keyboard.press("Escape")
    expect(menu).not_to_have_attribute("open", "")
    expect(menu.locator("summary")).to_be_focused()
    menu.locator("summary").click()
    page.locator("h1").click()
    expect(menu).not_to_have_attribute("open", "")


@pytest.mark.parametrize("path", [f"en/{ARTICLE}", "zh/"])
def test_nothing_moves_after_the_first_paint_with_another_size_and_marks(
    page: Page, sample_url: str, path: str
) -> None:
    page.goto(f"{sample_url}/en/reading/")
    page.evaluate(
        """([story]) => {
            localStorage.setItem('text-size', '5');
            const time = '2026-06-20T08:00:00Z';
            const stories = { [story]: { saved: time, read: time, titles: {} } };
            const record = { format: 'reading-list', version: 1, stories };
            localStorage.setItem('reading', JSON.stringify(record));
            const visit = { version: 1, since: 1, seen: Date.now(), shown: [], shownBefore: [] };
            localStorage.setItem('visit', JSON.stringify(visit));
        }""",
        [ARTICLE.rstrip("/")],
    )
    page.goto(f"{sample_url}/{path}")
    assert page.evaluate(SHIFTS) == 0


def test_the_largest_text_fits_every_width(page: Page, sample_url: str) -> None:
    page.add_init_script("try { localStorage.setItem('text-size', '5') } catch {}")
    for language in ("en", "zh"):
        page.goto(f"{sample_url}/{language}/{ARTICLE}")
        for width in (320, 390, 768, 1280):
            page.set_viewport_size({"width": width, "height": 800})
            assert page.evaluate("document.documentElement.scrollWidth") == width


def test_the_dialog_of_the_platform_gets_the_permanent_address(page: Page, sample_url: str) -> None:
    page.add_init_script("navigator.share = async (data) => { window.shared = data; }")
    page.goto(f"{sample_url}/en/{ARTICLE}")
    page.locator(".reader-tools").get_by_role("button", name="Share").click()
    shared = page.evaluate("shared")
    assert shared["url"] == page.locator("link[rel=canonical]").get_attribute("href")
    assert shared["title"] == page.locator("h1").inner_text()
    page.evaluate("delete window.shared")
    page.locator("#share").get_by_role("button", name="Share…").click()
    assert page.evaluate("shared") == shared


def test_a_reader_who_shares_nothing_after_all_is_no_error(page: Page, sample_url: str) -> None:
    page.add_init_script(
        "navigator.share = async () => { throw new DOMException('', window.refusal) }"
    )
    page.goto(f"{sample_url}/en/{ARTICLE}")
    for name in ("AbortError", "NotAllowedError", "InvalidStateError"):
        page.evaluate("name => { window.refusal = name }", name)
        page.locator(".reader-tools").get_by_role("button", name="Share").click()
    expect(page.locator("h1")).to_be_visible()


def test_where_the_platform_shares_nothing_no_button_offers_it(page: Page, sample_url: str) -> None:
    page.add_init_script("delete Navigator.prototype.share")
    page.goto(f"{sample_url}/en/{ARTICLE}")
    expect(page.locator("[data-share-url]")).to_have_count(2)
    for number in range(2):
        expect(page.locator("[data-share-url]").nth(number)).to_be_hidden()
    expect(page.get_by_role("button", name="Copy link")).to_be_visible()


def test_a_closed_clipboard_leaves_the_address_selected(page: Page, sample_url: str) -> None:
    refuse = "async () => { throw new DOMException('', 'NotAllowedError') }"
    page.add_init_script(f"navigator.clipboard.writeText = {refuse}")
    page.goto(f"{sample_url}/en/{ARTICLE}")
    page.get_by_role("button", name="Copy link").click()
    expect(page.locator(".share [role=status]")).to_contain_text("selected")
    url = page.locator("link[rel=canonical]").get_attribute("href")
    assert page.evaluate("getSelection().toString()") == url


def test_without_javascript_an_article_is_shared_by_mail_or_by_its_address(
    new_page: NewPage, sample_url: str
) -> None:
    page = new_page(java_script_enabled=False)
    page.goto(f"{sample_url}/zh/{ARTICLE}")
    url = page.locator("link[rel=canonical]").get_attribute("href")
    expect(page.locator(".permanent-address")).to_have_text(f"永久网址： {url}")
    mail = urlsplit(page.get_by_role("link", name="电子邮件").get_attribute("href") or "")
    assert parse_qs(mail.query) == {"subject": [page.locator("h1").inner_text()], "body": [url]}
    for button in page.locator("button").all():
        expect(button).to_be_hidden()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_more_contrast_leaves_nothing_soft(new_page: NewPage, sample_url: str, scheme: str) -> None:
    page = new_page(color_scheme=scheme, contrast="more", viewport={"width": 390, "height": 800})
    found = {}
    for path in PATHS:
        page.goto(f"{sample_url}/{path}")
        found[path] = check_accessibility(page)
    assert found == dict.fromkeys(PATHS, ())
    page.goto(f"{sample_url}/en/{ARTICLE}")
    ink = {"light": "rgb(0, 0, 0)", "dark": "rgb(255, 255, 255)"}[scheme]
    for part in ("h1", ".byline", ".breadcrumbs a >> nth=0", ".disclosure"):
        assert color_of(page.locator(part).first) == ink


def test_with_colours_of_the_readers_own_every_state_is_still_told(
    new_page: NewPage, sample_url: str
) -> None:
    page = new_page(color_scheme="dark", forced_colors="active")
    found = {}
    for path in PATHS:
        page.goto(f"{sample_url}/{path}")
        found[path] = check_accessibility(page)
    assert found == dict.fromkeys(PATHS, ())
    page.goto(f"{sample_url}/en/{ARTICLE}")
    line = "borderBlockEndColor"
    sections = page.locator(".sections a")
    current = page.locator(".sections [aria-current]")
    others = {color_of(item, line) for item in sections.all()} - {color_of(current, line)}
    assert len(others) == 1
    page.locator("[data-save]").click()
    icon = page.locator("[data-save] .icon")
    assert color_of(icon, "fill") not in ("none", color_of(page.locator("body"), "backgroundColor"))
    toggle = page.locator(".languages")
    expect(toggle.locator("[aria-current]")).to_have_css("text-decoration-line", "underline")
    other = toggle.locator("[data-language]:not([aria-current])")
    expect(other).to_have_css("text-decoration-line", "none")


def test_nothing_moves(page: Page, sample_url: str) -> None:
    moving = """() => [...document.querySelectorAll('*')].filter((element) => {
        const style = getComputedStyle(element);
        const times = `${style.transitionDuration}, ${style.animationDuration}`.split(', ');
        return style.scrollBehavior === 'smooth' || times.some((time) => parseFloat(time) > 0);
    }).length"""
    found = {}
    for path in PATHS:
        page.goto(f"{sample_url}/{path}")
        found[path] = page.evaluate(moving)
    assert found == dict.fromkeys(PATHS, 0)


@pytest.fixture(scope="module")
def sourced_url(
    tmp_path_factory: pytest.TempPathFactory, serve_folder: Callable[[Path], str]
) -> str:
    """A site with a story that names the address of its source."""
    site = SiteFolder.create(tmp_path_factory.mktemp("sourced"))
    sources = [{"name": "The Daily", "url": "https://daily.example/story"}]
    site.article("one.en", "A text.\n\n## More\n\nText.", sources=sources)
    site.article("one.zh", "正文。\n\n## 更多\n\n正文。")
    site.build()
    return serve_folder(site.site_dir / "public")


@pytest.mark.parametrize("language", ["en", "zh"])
def test_paper_has_the_permanent_address_and_those_of_the_sources(
    page: Page, sourced_url: str, language: str
) -> None:
    page.goto(f"{sourced_url}/{language}/2026/03/one/")
    page.evaluate("localStorage.setItem('text-size', '5')")
    page.reload()
    page.emulate_media(media="print")
    expect(page.locator(".permanent-address")).to_be_visible()
    for part in (".share ul", ".reader-tools", ".share .section-title"):
        expect(page.locator(part)).to_be_hidden()
    source = page.locator(".sources .external").first
    printed = source.evaluate("link => getComputedStyle(link, '::after').content")
    assert printed == f'" <{source.get_attribute("href")}>"'
    text = page.locator("#analysis > p").first
    assert size_of(text) == pytest.approx(10.5 * 96 / 72 * 1.125, rel=0.01)
    for name, value in (("orphans", "3"), ("widows", "3")):
        expect(text).to_have_css(name, value)
    expect(page.locator("#analysis h2").first).to_have_css("break-after", "avoid")


def test_an_article_prints_on_few_pages(page: Page, sample_url: str) -> None:
    for language in ("en", "zh"):
        page.goto(f"{sample_url}/{language}/{ARTICLE}")
        page_count = page.pdf(format="A4").count(b"/Type /Page\n")
        assert 1 < page_count <= 5
