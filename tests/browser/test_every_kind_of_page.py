"""Every kind of page is valid, accessible in both colour schemes, and fits every width."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, ViewportSize, expect

from tests.support.axe import check_in_both_schemes
from tests.support.commands import run_command
from tests.support.loading import read_shifts
from tests.support.nu import check_html
from tests.support.sites import SiteFolder
from tests.support.widths import WIDTHS, find_overflows, resize

# Every test of this module reads one built site.
pytestmark = pytest.mark.xdist_group("sample-site-pages")

IN_EACH_LANGUAGE = [
    "",
    "2025/02/huawei-return/",
    "2026/",
    "2026/06/",
    "2026/06/harmonyos-7-agents/",
    "2026/06/microsoft-openai-china/",
    "about/",
    "archive/",
    "categories/",
    "category/china/",
    "category/china/top/",
    "companies/",
    "company/openai/",
    "corrections/",
    "digest/",
    "digest/2025-02/",
    "digest/2025-02/email.html",
    "digest/2026-w25/",
    "digest/2026-w25/email.html",
    "event/apple-china-ai/",
    "events/",
    "offline/",
    "page/1/",
    "reading/",
    "search/",
    "source/bloomberg/",
    "sources/",
    "tag/llm/",
    "tags/",
    "top/",
]
IN_ONE_LANGUAGE = ["/en/2025/01/qwen-against-r1/", "/zh/2025/02/grok-3-coming-weeks/"]
PATHS = [
    "/",
    "/404.html",
    *IN_ONE_LANGUAGE,
    *(f"/{key}/{path}" for key in ("en", "zh") for path in IN_EACH_LANGUAGE),
]

NARROWEST: ViewportSize = {"width": WIDTHS[0], "height": 800}
MOST_SHIFTS = 0.002  # the counts of the search page come when they are known, and are of any width
# The page if it scrolls sideways, and every element whose text is cut off: neither what scrolls by
# itself, nor what only screen readers see.
MISFITS = """() => {
  const isCut = element => {
    const {overflowX, overflowY, clipPath} = getComputedStyle(element);
    const hides = overflow => ["hidden", "clip"].includes(overflow);
    return clipPath === "none" && element.textContent.trim() && (
      hides(overflowX) && element.scrollWidth > element.clientWidth + 1 ||
      hides(overflowY) && element.scrollHeight > element.clientHeight + 1);
  };
  const root = document.documentElement;
  return [
    ...(root.scrollWidth > innerWidth ? ["scrolls sideways"] : []),
    ...[...document.body.querySelectorAll("*")].filter(isCut)
      .map(({tagName, className}) => `cuts ${tagName}.${className}`),
  ];
}"""


def test_every_page_is_valid_html(sample_dir: Path) -> None:
    assert check_html(sample_dir) == ()


def test_the_sample_archive_has_no_problem_and_no_dead_link(sample_dir: Path) -> None:
    result = run_command("check", site_dir=sample_dir.parent)
    assert (result.returncode, result.stdout) == (0, "0 errors, 0 warnings\n"), result.stderr


@pytest.mark.parametrize(("part", "sheet"), [("glance", "scores"), ("chart", "charts")])
def test_a_page_loads_the_style_sheet_of_each_of_its_parts(
    sample_dir: Path, part: str, sheet: str
) -> None:
    pages = {file: file.read_text("utf-8") for file in sample_dir.rglob("index.html")}
    holding = {file: html for file, html in pages.items() if f'class="{part}' in html}
    assert holding
    assert [file for file, html in holding.items() if f"/css/{sheet}." not in html] == []


def test_every_kind_of_page_is_accessible_in_both_schemes(
    new_page: Callable[..., Page], sample_url: str
) -> None:
    # In a language that the site lacks, so that the root stays.
    page = new_page(locale="fi-FI", viewport={"width": 390, "height": 800})
    found = {}
    for path in PATHS:
        page.goto(sample_url + path)
        if violations := check_in_both_schemes(page):
            found[path] = violations
    assert found == {}


@pytest.mark.parametrize("has_script", [True, False])
def test_every_page_fits_every_width_and_moves_nothing_while_it_loads(
    new_page: Callable[..., Page], sample_url: str, has_script: bool
) -> None:
    page = new_page(locale="fi-FI", java_script_enabled=has_script, viewport=NARROWEST)
    found = []
    for path in PATHS:
        page.set_viewport_size(NARROWEST)
        page.goto(sample_url + path)
        # Without script a page's clock stands still, and nothing could move it.
        if has_script and (shifts := read_shifts(page)) > MOST_SHIFTS:
            found.append(f"{path} moves by {shifts}")
        for width in resize(page):
            found += [f"{path} at {width}: {what}" for what in page.evaluate(MISFITS)]
    assert found == []


def test_every_page_reads_and_leads_on_without_javascript(
    new_page: Callable[..., Page], sample_url: str
) -> None:
    page = new_page(java_script_enabled=False)
    for path in PATHS:
        page.goto(sample_url + path)
        assert page.locator("h1").count() == 1, path
        # An e-mail has nothing around its text that would have to be told from it.
        text = "body" if path.endswith("email.html") else "main"
        assert page.locator(f"{text} a:visible").count() > 0, path


def test_paper_has_the_text_in_dark_ink_and_nothing_to_click(
    new_page: Callable[..., Page], sample_url: str
) -> None:
    page = new_page(color_scheme="dark")
    page.goto(f"{sample_url}/en/2026/06/microsoft-openai-china/")
    page.emulate_media(media="print")
    for part in (
        ".masthead-tools",
        ".sections",
        ".share ul",
        ".reader-tools",
        ".coverage",
        ".colophon",
    ):
        expect(page.locator(part)).to_be_hidden()
    for part in ("h1", ".standfirst", "#tldr", "#key-data", "#analysis", "#faq", "#sources"):
        expect(page.locator(part)).to_be_visible()
    expect(page.locator("html")).to_have_css("background-color", "rgb(255, 255, 255)")
    expect(page.locator("html")).to_have_css("color", "rgb(28, 26, 22)")


@pytest.fixture(scope="module")
def wide_url(
    tmp_path_factory: pytest.TempPathFactory, serve_folder: Callable[[Path], str]
) -> tuple[str, tuple[str, ...]]:
    """A site in which every text is one long word, and the addresses of its pages."""
    site = SiteFolder.create(tmp_path_factory.mktemp("wide"))
    word, name = "W" * 180, "n" * 80
    for number in range(3):
        site.article(
            f"wide-{number}.en",
            f"## {word}\n\n{word * 9} `{word}`\n\n| {word} |\n| --- |\n| {word} |\n\n    {word}\n",
            title=word,
            summary=f"{word} {'长' * 180}",
            tags=[name, "长" * 80],
            event=name,
            author=name,
            sources=[{"name": name, "url": f"https://example.com/{word}"}],
            scores={"hot": 100},
            tldr=[word],
            key_data=[{"entity": word, "info": word, "data": word}],
            insights=[word],
            faq=[{"question": word, "answer": word}],
            corrections=[{"date": "2026-03-02", "note": word}],
            canonical_url=f"https://{'h' * 60}.example/",
        )
    site.build()
    public_dir = site.site_dir / "public"
    pages = sorted(file.relative_to(public_dir) for file in public_dir.glob("en/**/index.html"))
    return serve_folder(public_dir), tuple(path.as_posix() for path in pages)


def test_no_word_is_too_long_for_a_page(
    new_page: Callable[..., Page], wide_url: tuple[str, tuple[str, ...]]
) -> None:
    page = new_page(locale="fi-FI")
    url, paths = wide_url
    found = {}
    for path in paths:
        page.goto(f"{url}/{path.removesuffix('index.html')}")
        if widths := find_overflows(page, (320, 1280)):
            found[path] = widths
    assert found == {}
