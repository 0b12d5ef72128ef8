"""Social cards that a build makes, keeps and forgets, counted."""

from __future__ import annotations

from pathlib import Path

import pytest

from site_builder.build import preparing
from site_builder.errors import SiteError
from site_builder.pictures.cards import drawing
from site_builder.pictures.cards.face import CardFace
from tests.support.edits import configure
from tests.support.exactness import assert_exact
from tests.support.pictures import photograph
from tests.support.sites import SiteFolder


@pytest.fixture
def site(tmp_path: Path) -> SiteFolder:
    site = SiteFolder.create(tmp_path / "site")
    configure(site, {"social_cards": True})
    for name in ("s1.en", "s2.en"):
        site.article(name, scores={"hot": 60, "quality": 90})
    site.article("s1.zh", title="第一条")
    return site


@pytest.fixture
def drawn(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The titles on the cards that were drawn."""
    titles: list[str] = []
    draw = drawing.draw_card

    def note(face: CardFace) -> bytes:
        titles.append(face.title)
        return draw(face)

    monkeypatch.setattr(drawing, "draw_card", note)
    return titles


def cards_of(site: SiteFolder) -> list[str]:
    return [path for path in site.output() if path.startswith("images/card-")]


def preview_of(site: SiteFolder, path: str) -> str:
    """The address of the picture by which other services show a page; empty if there is none."""
    _, _, after = site.read(path).partition('<meta property="og:image" content="')
    return after.partition('"')[0].removeprefix("https://archive.example/")


def test_each_article_has_a_card_of_its_own(site: SiteFolder, drawn: list[str]) -> None:
    site.build()
    assert sorted(drawn) == ["Title of s1.en", "Title of s2.en", "第一条"]
    pages = ("en/2026/03/s1", "en/2026/03/s2", "zh/2026/03/s1")
    previews = {preview_of(site, f"{page}/index.html") for page in pages}
    assert previews == set(cards_of(site))
    head = site.read("zh/2026/03/s1/index.html")
    for line in (
        '<meta property="og:image:width" content="1200">',
        '<meta property="og:image:height" content="630">',
        '<meta property="og:image:alt" content="第一条">',
        '<meta name="twitter:card" content="summary_large_image">',
    ):
        assert line in head


def test_a_new_title_is_drawn_and_has_another_address(site: SiteFolder, drawn: list[str]) -> None:
    site.build()
    before = set(cards_of(site))
    drawn.clear()
    site.article("s1.zh", title="另一条")
    site.build()
    assert drawn == ["另一条"]
    assert len(before - set(cards_of(site))) == 1
    assert_exact(site)


def test_another_text_draws_nothing(site: SiteFolder, drawn: list[str]) -> None:
    site.build()
    drawn.clear()
    site.article("s2.en", "Another text.", scores={"hot": 60, "quality": 90})
    site.build()
    assert drawn == []


def test_without_cards_there_are_none(site: SiteFolder) -> None:
    site.build()
    configure(site, {})
    assert_exact(site)
    assert cards_of(site) == []
    assert preview_of(site, "en/2026/03/s1/index.html") == ""
    assert list((site.site_dir / ".cache/pictures").iterdir()) == []


def test_a_cover_is_the_preview_where_there_are_no_cards(site: SiteFolder) -> None:
    site.article("s3.en", image={"src": "cover.jpg", "alt": "A cover"})
    file = site.write("content/articles/2026/cover.jpg", "")
    file.write_bytes(photograph(400, 300))
    site.build()
    assert preview_of(site, "en/2026/03/s3/index.html") in cards_of(site)
    configure(site, {})
    site.build()
    cover = preview_of(site, "en/2026/03/s3/index.html")
    assert (cover.partition("-")[0], cover.rpartition("-")[2]) == ("images/cover", "400.jpg")


def test_a_language_that_runs_from_right_to_left_has_no_cards(site: SiteFolder) -> None:
    languages = {"en": {"name": "English"}, "ar": {"name": "العربية"}, "zh": {"name": "中文"}}
    configure(site, {"social_cards": True, "languages": languages})
    site.article("s1.ar")
    site.build()
    assert len(cards_of(site)) == 3
    assert preview_of(site, "ar/2026/03/s1/index.html") == ""


def test_missing_fonts_are_a_problem_that_says_how_to_get_them(
    site: SiteFolder, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(preparing, "find_missing", lambda: ["uharfbuzz"])
    with pytest.raises(SiteError) as raised:
        site.build()
    (problem,) = raised.value.problems
    assert problem.rule == "cards-missing"
    assert problem.hint.startswith("pip install 'site-builder[cards]'")
