"""Takes the pictures of docs/reading-room.md: `python -m tools.screenshots`, or `make screenshots`.

The sample archive is built with social cards, served, and opened in the installed Chromium.
"""

from __future__ import annotations

import io
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from PIL import Image
from playwright.sync_api import Browser, Page, expect, sync_playwright

from tests.support.chromium import find_chromium
from tests.support.compressing_server import serving

_ROOT = Path(__file__).parents[1]
_SHOTS_DIR = _ROOT / "docs" / "screenshots"
_ARTICLE = "2026/06/microsoft-openai-china/"
_PHONE, _DESKTOP = 390, 1280
_PATIENCE = 120_000  # milliseconds, for a machine that is busy


def _leave_as_it_is(_: Page) -> None:
    """The page shows what it is to show by itself."""


@dataclass(frozen=True, slots=True)
class Shot:
    """A picture: its file's name, the page, the window's size in CSS pixels, and what is done."""

    name: str
    path: str
    width: int
    height: int
    scheme: Literal["light", "dark"] = "light"
    prepare: Callable[[Page], None] = _leave_as_it_is


def _await_both(page: Page) -> None:
    expect(page.locator(".pair").first).to_be_visible()


def _await_results(page: Page) -> None:
    expect(page.locator(".search-results ol > li").first).to_be_visible()
    page.wait_for_load_state("networkidle")
    page.locator("h1").click()  # the focus leaves the field, and its ring with it


def _show_other_titles(page: Page) -> None:
    page.locator("[data-titles-switch]").click()


def _search_in_dialog(page: Page) -> None:
    page.keyboard.press("/")
    field = page.get_by_role("dialog").get_by_role("combobox")
    expect(field).to_be_focused()
    field.fill("apple")
    options = page.get_by_role("dialog").get_by_role("option")
    expect(options.first).to_be_visible()
    page.wait_for_load_state("networkidle")


_SHOTS = (
    Shot("home", "en/", _DESKTOP, 1400),
    Shot("home-phone-dark", "zh/", _PHONE, 844, "dark"),
    Shot("article", f"en/{_ARTICLE}", _DESKTOP, 1100),
    Shot("article-dark", f"zh/{_ARTICLE}", _DESKTOP, 1100, "dark"),
    Shot("article-phone", f"zh/{_ARTICLE}", _PHONE, 844),
    Shot("both", f"en/{_ARTICLE}?view=both", _DESKTOP, 1100, prepare=_await_both),
    Shot("both-phone-dark", f"zh/{_ARTICLE}?view=both", _PHONE, 844, "dark", _await_both),
    Shot("search", "zh/search/?q=苹果&category=industry", _DESKTOP, 1000, prepare=_await_results),
    Shot("search-phone", "en/search/?q=distillation", _PHONE, 844, prepare=_await_results),
    Shot("dialog-dark", f"en/{_ARTICLE}", _DESKTOP, 800, "dark", _search_in_dialog),
    Shot("category", "en/category/china/", _DESKTOP, 900, prepare=_show_other_titles),
    Shot("company", "en/company/deepseek/", _DESKTOP, 900),
    Shot("event", "zh/event/apple-china-ai/", _DESKTOP, 1000),
    Shot("numbers-dark", "en/archive/", _DESKTOP, 1150, "dark"),
    Shot("numbers-phone", "zh/archive/", _PHONE, 844),
    Shot("digest", "en/digest/2026-w25/", _DESKTOP, 1000),
    Shot("digest-phone", "zh/digest/2026-w25/", _PHONE, 844),
)
# Of which article the social card is shown, by the name of its picture.
_CARDS = {"card-en": f"en/{_ARTICLE}", "card-zh": f"zh/{_ARTICLE}"}


def take_screenshots(out_dir: Path) -> None:
    """Write every picture into `out_dir`, in place of those that it holds."""
    expect.set_options(timeout=_PATIENCE)
    with tempfile.TemporaryDirectory(prefix="screenshots-") as folder, sync_playwright() as play:
        public_dir = _build_sample(Path(folder))
        shutil.rmtree(out_dir, ignore_errors=True)
        out_dir.mkdir(parents=True)
        browser = play.chromium.launch(
            executable_path=find_chromium(), args=["--no-sandbox", "--disable-gpu"]
        )
        with serving(public_dir) as url:
            for shot in _SHOTS:
                _write_picture(out_dir / f"{shot.name}.webp", _take(browser, url, shot))
            for name, path in _CARDS.items():
                _write_picture(out_dir / f"{name}.webp", _find_card(browser, public_dir, url, path))
        browser.close()


def _build_sample(site_dir: Path) -> Path:
    """The folder of the sample archive, built with social cards."""
    shutil.copytree(_ROOT / "content", site_dir / "content")
    with (site_dir / "content" / "site.yaml").open("a", encoding="utf-8") as config:
        config.write("\nsocial_cards: true\n")
    subprocess.run([sys.executable, "-m", "site_builder", "build"], cwd=site_dir, check=True)
    return site_dir / "public"


def _take(browser: Browser, url: str, shot: Shot) -> bytes:
    context = browser.new_context(
        viewport={"width": shot.width, "height": shot.height},
        color_scheme=shot.scheme,
        reduced_motion="reduce",
        service_workers="block",
        device_scale_factor=1.5 if shot.width == _PHONE else 1,
    )
    context.set_default_timeout(_PATIENCE)
    page = context.new_page()
    page.goto(f"{url}/{shot.path}", wait_until="load")
    shot.prepare(page)
    content = page.screenshot()
    context.close()
    return content


def _find_card(browser: Browser, public_dir: Path, url: str, path: str) -> bytes:
    """The PNG that an article names as its preview."""
    page = browser.new_page()
    page.goto(f"{url}/{path}")
    address = page.locator("meta[property='og:image']").get_attribute("content")
    page.close()
    assert address is not None, f"{path} has no preview"
    return (public_dir / address.split("/", 3)[3]).read_bytes()


def _write_picture(file: Path, content: bytes) -> None:
    """A page has few colours, so that a palette and no loss make the smallest clear file."""
    with Image.open(io.BytesIO(content)) as image:
        palette = image.convert("RGB").quantize(128, dither=Image.Dither.NONE).convert("RGB")
        palette.save(file, "WEBP", lossless=True, method=6)
    print(f"{file.relative_to(_ROOT)}: {file.stat().st_size:,} bytes")  # noqa: T201  # its report


if __name__ == "__main__":
    take_screenshots(_SHOTS_DIR)
