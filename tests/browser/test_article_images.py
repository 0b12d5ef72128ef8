"""Which file of a picture a browser takes, when, and that nothing moves when it comes."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from PIL import Image
from playwright.sync_api import Page

from tests.support.pictures import save
from tests.support.sites import SiteFolder
from tests.support.widths import resize

# Every test of this module reads one built site.
pytestmark = pytest.mark.xdist_group("article-images")

PARAGRAPHS = "\n\n".join(["A paragraph of the text. " * 30] * 12)
SHIFTS = """() => new Promise(resolve => {
  new PerformanceObserver(list => resolve(
    list.getEntries().reduce((sum, entry) => sum + entry.value, 0)
  )).observe({type: "layout-shift", buffered: true});
  setTimeout(() => resolve(0), 500);
})"""
PICTURES = """() => [...document.querySelectorAll("article img")].map(image => ({
  file: image.currentSrc, wide: image.clientWidth, high: image.clientHeight,
}))"""


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory, serve_folder: Callable[[Path], str]) -> str:
    """An article with a cover of 1600 pixels, and a photograph of 900 far below."""
    site = SiteFolder.create(tmp_path_factory.mktemp("pictures"))
    body = f"{PARAGRAPHS}\n\n![Below](below.jpg)\n\nThe end.\n"
    site.article("s1.en", body, image={"src": "cover.jpg", "alt": "A cover"})
    for name, size in (("cover.jpg", (1600, 1000)), ("below.jpg", (900, 600))):
        image = Image.effect_noise(size, 40).convert("RGB")
        file = site.write(f"content/articles/2026/{name}", "")
        file.write_bytes(save(image, "JPEG", quality=90))
    site.build()
    return f"{serve_folder(site.site_dir / 'public')}/en/2026/03/s1/"


def requested_pictures(page: Page, address: str) -> list[str]:
    """What is loaded of pictures when the page is opened, without what makes the names unique."""
    asked: list[str] = []
    page.on("request", lambda request: asked.append(urlsplit(request.url).path))
    page.goto(address, wait_until="networkidle")
    names = [path.removeprefix("/images/") for path in asked if path.startswith("/images/")]
    return [f"{name.partition('-')[0]}-{name.rpartition('-')[2]}" for name in names]


@pytest.mark.parametrize(
    ("width", "density", "file"),
    [
        *((320, 1, "cover-400.avif"), (390, 1, "cover-400.avif"), (390, 2, "cover-960.avif")),
        *((768, 1, "cover-960.avif"), (1280, 1, "cover-640.avif"), (1280, 2, "cover-1280.avif")),
    ],
)
def test_a_screen_gets_the_file_that_it_needs_and_no_other(
    new_page: Callable[..., Page], address: str, width: int, density: int, file: str
) -> None:
    page = new_page(viewport={"width": width, "height": 800}, device_scale_factor=density)
    assert requested_pictures(page, address) == [file]


@pytest.mark.parametrize("width", [390, 1280])
def test_a_picture_below_is_loaded_when_it_is_scrolled_to_and_moves_nothing(
    new_page: Callable[..., Page], address: str, width: int
) -> None:
    page = new_page(viewport={"width": width, "height": 800})
    assert [name.partition("-")[0] for name in requested_pictures(page, address)] == ["cover"]
    before = page.evaluate(PICTURES)
    assert before[1]["file"] == ""
    page.locator("article img").last.scroll_into_view_if_needed()
    page.wait_for_function("() => document.querySelectorAll('article img')[1].complete")
    after = page.evaluate(PICTURES)
    assert after[1]["file"].endswith(("-400.avif", "-640.avif"))
    assert after[1]["wide"] == before[1]["wide"]
    assert abs(after[1]["high"] - before[1]["high"]) <= 1, "more than a file's rounded height"
    assert page.evaluate(SHIFTS) == 0


def test_the_sizes_that_a_page_states_are_those_that_its_pictures_have(
    page: Page, address: str
) -> None:
    page.goto(address)
    for width in resize(page, (320, 390, 768, 1023, 1024, 1280, 1600)):
        cover = page.evaluate(PICTURES)[0]
        stated = 608 if width >= 1024 else width - 32
        assert stated * 0.9 <= cover["wide"] <= stated, width
