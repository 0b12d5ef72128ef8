"""The picture by which other services show an article, as a browser decodes it."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Page

from tests.support.edits import configure
from tests.support.server import serving
from tests.support.sites import SiteFolder

TITLES = ("蒸", "馏", "Q", "é")
IN_NO_FACE = ("\U00010380", "\U00010381")  # Ugaritic

# The size of a picture, and the pixels of the part that holds the title.
_READ = """async (address) => {
  const image = new Image();
  image.src = new URL(address).pathname;
  await image.decode();
  const canvas = new OffscreenCanvas(image.naturalWidth, image.naturalHeight);
  const context = canvas.getContext("2d");
  context.drawImage(image, 0, 0);
  const { data } = context.getImageData(0, 130, canvas.width, 370);
  const digest = await crypto.subtle.digest("SHA-256", data);
  return [canvas.width, canvas.height, [...new Uint8Array(digest)].join()];
}"""


@pytest.fixture
def site(tmp_path: Path) -> SiteFolder:
    site = SiteFolder.create(tmp_path / "site")
    configure(site, {"social_cards": True})
    for number, title in enumerate((*TITLES, *IN_NO_FACE)):
        site.article(f"s{number}.zh", title=title, date="2026-03-01")
    site.build()
    return site


def test_a_card_is_a_picture_of_the_stated_size_that_shows_its_title(
    site: SiteFolder, page: Page
) -> None:
    drawn: dict[str, str] = {}
    with serving(site.site_dir / "public") as url:
        for number, title in enumerate((*TITLES, *IN_NO_FACE)):
            page.goto(f"{url}/zh/2026/03/s{number}/")
            stated = {
                key: page.locator(f"meta[property='og:image{key}']").get_attribute("content")
                for key in ("", ":width", ":height", ":alt")
            }
            assert stated[":alt"] == title
            width, height, pixels = page.evaluate(_READ, stated[""])
            assert (str(width), str(height)) == (stated[":width"], stated[":height"])
            assert (width, height) == (1200, 630)
            drawn[title] = pixels
    # Two characters without a glyph look the same, and so would all others if theirs were missing.
    missing = {drawn[title] for title in IN_NO_FACE}
    assert len(missing) == 1
    assert len(missing | {drawn[title] for title in TITLES}) == 1 + len(TITLES)
