"""What pages say of a story's other languages."""

from __future__ import annotations

from pathlib import Path

import pytest

from site_builder.pages.views import ArticleView, ListView
from tests.support.sites import SiteFolder


@pytest.fixture
def site(tmp_path: Path) -> SiteFolder:
    return SiteFolder.create(tmp_path)


def _newer_than(site: SiteFolder, language: str) -> list[str]:
    """The languages that an article's page calls newer."""
    view = site.pages()[f"/{language}/2026/03/story/"].view
    assert isinstance(view, ArticleView)
    return [version.language for version in view.newer_versions]


@pytest.mark.parametrize(
    ("english", "chinese", "newer_than_english", "newer_than_chinese"),
    [
        (None, None, [], []),
        ("2026-03-05", None, [], []),  # inherited
        ("2026-03-05", "2026-03-06", ["zh"], []),
        ("2026-03-06", "2026-03-05", [], ["en"]),
        (None, "2026-03-05", ["zh"], []),
        (None, "2026-03-01", [], []),  # the story's own day
        ("2026-03-05T09:00:00+08:00", "2026-03-05T10:00:00+08:00", ["zh"], []),
        ("2026-03-05T09:00:00+08:00", "2026-03-05", [], []),
        ("2026-03-05", "2026-03-05T10:00:00+08:00", [], []),
    ],
)
def test_a_language_is_newer_that_was_updated_after_the_page(
    site: SiteFolder,
    english: str | None,
    chinese: str | None,
    newer_than_english: list[str],
    newer_than_chinese: list[str],
) -> None:
    site.article("story.en", updated=english)
    site.article("story.zh", updated=chinese)
    assert _newer_than(site, "en") == newer_than_english
    assert _newer_than(site, "zh") == newer_than_chinese


def test_a_card_has_the_title_in_the_other_language(site: SiteFolder) -> None:
    site.article("story.en", title="Title")
    site.article("story.zh", title="标题")
    site.article("alone.en")
    view = site.pages()["/zh/2026/03/"].view
    assert isinstance(view, ListView)
    titles = {str(card.title): card.other_title for card in view.cards}
    other = titles["标题"]
    assert other is not None
    assert (other.href, other.title, other.lang) == ("/en/2026/03/story/", "Title", "en")
    assert titles["Title of alone.en"] is None
