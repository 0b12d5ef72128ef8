"""Each language is set as its own readers expect, in the faces that are there."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.support.sites import SITE_YAML, SiteFolder

# Every test of this module reads one built site.
pytestmark = pytest.mark.xdist_group("typography")

NewPage = Callable[..., Page]

_TEXT = "骨角 *骨角* 直次将将“骨角”\n\n| 骨角 | 12 |\n| --- | --- |\n| 骨角 | 11 |\n"


@pytest.fixture(scope="module")
def chinese_url(
    tmp_path_factory: pytest.TempPathFactory, serve_folder: Callable[[Path], str]
) -> str:
    """A site in both scripts of Chinese, in Hong Kong's use of one of them, and in English."""
    site = SiteFolder.create(tmp_path_factory.mktemp("chinese"))
    site.write(
        "content/site.yaml",
        SITE_YAML.replace(
            "  zh: {name: 中文, locale: zh-Hans}",
            """\
  zh: {name: 简体, locale: zh-Hans}
  tw: {name: 繁體, locale: zh-Hant}
  hk: {name: 香港繁體, locale: zh-Hant-HK}""",
        ),
    )
    site.article("script.en", "Plain *and 骨角 emphasised*.", title="In English")
    for language in ("zh", "tw", "hk"):
        site.article(
            f"script.{language}",
            _TEXT,
            title=f"骨角 {language}",
            summary="骨角。",
            key_data=[{"entity": "骨角", "info": "骨角", "data": "11"}],
        )
    site.build()
    return serve_folder(site.site_dir / "public")


def _faces(page: Page, selector: str) -> set[str]:
    """The faces that the browser takes for the glyphs of an element."""
    session = page.context.new_cdp_session(page)
    session.send("DOM.enable")
    session.send("CSS.enable")
    root = session.send("DOM.getDocument")["root"]["nodeId"]
    node = session.send("DOM.querySelector", {"nodeId": root, "selector": selector})["nodeId"]
    fonts = session.send("CSS.getPlatformFontsForNode", {"nodeId": node})["fonts"]
    return {font["familyName"] for font in fonts}


@pytest.mark.parametrize(("language", "region"), [("zh", "SC"), ("tw", "TC"), ("hk", "HK")])
def test_chinese_has_the_han_faces_of_its_script(
    page: Page, chinese_url: str, language: str, region: str
) -> None:
    page.goto(f"{chinese_url}/{language}/2026/03/script/")
    assert _faces(page, ".standfirst") == {f"Noto Sans CJK {region}"}
    assert f"Noto Serif CJK {region}" in _faces(page, "h1")


def test_a_title_in_another_script_has_the_faces_of_its_own(page: Page, chinese_url: str) -> None:
    page.goto(f"{chinese_url}/zh/2026/03/script/")
    assert "Noto Serif CJK TC" in _faces(page, ".other-title[lang=zh-Hant] a")
    assert "Noto Serif CJK HK" in _faces(page, ".other-title[lang=zh-Hant-HK] a")


def test_chinese_emphasis_is_dotted_and_upright(page: Page, chinese_url: str) -> None:
    page.goto(f"{chinese_url}/zh/2026/03/script/")
    emphasis = page.locator(".prose em")
    expect(emphasis).to_have_css("font-style", "normal")
    expect(emphasis).to_have_css("text-emphasis-style", "dot")


@pytest.mark.parametrize("language", ["en", "zh"])
def test_no_face_is_slanted_by_the_browser(page: Page, chinese_url: str, language: str) -> None:
    page.goto(f"{chinese_url}/{language}/2026/03/script/")
    expect(page.locator(".prose em")).to_have_css("font-synthesis-style", "none")


@pytest.mark.parametrize("cell", [".key-figure", ".prose tbody td >> nth=1"])
def test_numerals_in_tables_are_of_one_width(page: Page, chinese_url: str, cell: str) -> None:
    page.goto(f"{chinese_url}/zh/2026/03/script/")
    expect(page.locator(cell)).to_have_css("font-variant-numeric", "lining-nums tabular-nums")


def test_lines_break_strictly_and_scripts_are_set_apart(page: Page, chinese_url: str) -> None:
    page.goto(f"{chinese_url}/zh/2026/03/script/")
    text = page.locator(".prose p").first
    expect(text).to_have_css("line-break", "strict")
    expect(text).to_have_css("text-autospace", "normal")
    expect(text).to_have_css("text-spacing-trim", "trim-start")
    assert _measure(text, "国AI国", "normal") > _measure(text, "国AI国", "no-autospace")


def _measure(element: Locator, text: str, autospace: str) -> float:
    script = """(element, [text, autospace]) => {
        const span = document.createElement("span");
        span.textContent = text;
        span.style.textAutospace = autospace;
        element.append(span);
        return span.getBoundingClientRect().width;
    }"""
    return float(element.evaluate(script, [text, autospace]))


@pytest.mark.parametrize(
    ("language", "shortest", "longest", "leading"), [("en", 55, 80, 1.6), ("zh", 30, 40, 1.8)]
)
def test_a_line_is_as_long_and_as_airy_as_its_language_reads_well(
    new_page: NewPage, sample_url: str, language: str, shortest: int, longest: int, leading: float
) -> None:
    page = new_page(viewport={"width": 1280, "height": 800})
    page.goto(f"{sample_url}/{language}/2026/06/microsoft-openai-china/")
    text = page.locator("#analysis > p").first
    sample = "国" * 10 if language == "zh" else "the quick brown fox jumps over "
    box = text.bounding_box()
    assert box is not None
    assert shortest < box["width"] / (_measure(text, sample, "normal") / len(sample)) < longest
    size, height = text.evaluate(
        "(e) => [getComputedStyle(e).fontSize, getComputedStyle(e).lineHeight].map(parseFloat)"
    )
    assert height / size == pytest.approx(leading, abs=0.01)
