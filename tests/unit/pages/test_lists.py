from __future__ import annotations

from pathlib import Path

import pytest

from site_builder.pages.indexes import round_count
from site_builder.pages.page import Page
from site_builder.pages.views import (
    ArticleView,
    EventView,
    IndexView,
    ListView,
    TopView,
    YearView,
)
from tests.support.sites import SiteFolder


@pytest.fixture
def site(tmp_path: Path) -> SiteFolder:
    return SiteFolder.create(tmp_path)


def list_view(pages: dict[str, Page], href: str) -> ListView:
    view = pages[href].view
    assert isinstance(view, ListView)
    return view


def test_a_full_page_of_a_list_never_changes(site: SiteFolder) -> None:
    for number in range(1, 13):
        site.article(f"s{number:02}.en", date=f"2026-03-{number:02}")
    before = dict(site.pages())
    site.article("s13.en", date="2026-03-13")
    after = dict(site.pages())
    first = "/en/category/models/page/1/"
    assert before[first].view == after[first].view
    assert [card.title for card in list_view(after, first).cards] == [
        f"Title of s{number:02}.en" for number in (5, 4, 3, 2, 1)
    ]


def test_the_newest_page_links_to_older_ones_down_to_the_first(site: SiteFolder) -> None:
    for number in range(1, 18):
        site.article(f"s{number:02}.en", date=f"2026-03-{number:02}")
    pages = dict(site.pages())
    newest = list_view(pages, "/en/category/models/")
    assert len(newest.cards) == 7
    assert newest.pager.older == "/en/category/models/page/2/"
    second = list_view(pages, newest.pager.older)
    assert second.pager.newer == "/en/category/models/"
    first = list_view(pages, second.pager.older)
    assert first.pager.number == 1
    assert first.pager.newer == "/en/category/models/page/2/"
    assert first.pager.older == ""


def test_a_story_without_chinese_is_listed_in_chinese_in_its_own_language(
    site: SiteFolder,
) -> None:
    site.article("a.en")
    (card,) = list_view(dict(site.pages()), "/zh/category/models/").cards
    assert card.href == "/en/2026/03/a/"
    assert card.lang == "en"
    assert card.language_name == "English"


def test_a_story_in_both_languages_is_listed_in_the_pages_own(site: SiteFolder) -> None:
    site.article("a.en")
    site.article("a.zh")
    pages = dict(site.pages())
    (card,) = list_view(pages, "/zh/category/models/").cards
    assert card.href == "/zh/2026/03/a/"
    assert card.lang == ""


def test_the_toggle_leads_to_the_same_list_page_in_the_other_language(site: SiteFolder) -> None:
    for number in range(1, 13):
        site.article(f"s{number:02}.en", date=f"2026-03-{number:02}")
    frame = list_view(dict(site.pages()), "/en/category/models/page/1/").frame
    assert [choice.href for choice in frame.languages] == [
        "/en/category/models/page/1/",
        "/zh/category/models/page/1/",
    ]


def test_the_toggle_of_an_untranslated_article_leads_to_its_category(site: SiteFolder) -> None:
    site.article("a.en")
    view = site.pages()["/en/2026/03/a/"].view
    assert isinstance(view, ArticleView)
    english, chinese = view.frame.languages
    assert english.is_current
    assert not chinese.is_translated
    assert chinese.href == "/zh/category/models/"
    assert view.missing_languages == ("zh",)
    assert view.frame.alternates == ()


def test_a_syndicated_article_is_canonical_where_it_first_appeared(site: SiteFolder) -> None:
    site.article("a.en", canonical_url="https://elsewhere.example/a")
    pages = site.pages()
    view = pages["/en/2026/03/a/"].view
    assert isinstance(view, ArticleView)
    assert view.frame.canonical_url == "https://elsewhere.example/a"
    assert view.frame.url == "https://archive.example/en/2026/03/a/"


def test_the_best_come_by_score_and_the_newer_of_equals_first(site: SiteFolder) -> None:
    site.article("low.en", date="2026-03-01", scores={"hot": 10})
    site.article("old.en", date="2026-03-02", scores={"hot": 90})
    site.article("new.en", date="2026-03-03", scores={"hot": 90})
    site.article("unscored.en", date="2026-03-04")
    view = site.pages()["/en/top/"].view
    assert isinstance(view, TopView)
    assert [card.title for card in view.cards] == [
        "Title of new.en",
        "Title of old.en",
        "Title of low.en",
    ]


def test_an_event_lists_its_stories_oldest_first(site: SiteFolder) -> None:
    site.article("b.en", date="2026-03-02", event="launch")
    site.article("a.en", date="2026-03-01", event="launch")
    pages = site.pages()
    view = pages["/zh/event/launch/"].view
    assert isinstance(view, EventView)
    assert [card.title for card in view.timeline] == ["Title of a.en", "Title of b.en"]
    article = pages["/en/2026/03/b/"].view
    assert isinstance(article, ArticleView)
    assert article.coverage.event is not None
    assert [item.href for item in article.coverage.event.earlier] == ["/en/2026/03/a/"]


def test_an_index_counts_the_stories_of_each_term_in_each_language(site: SiteFolder) -> None:
    site.article("a.en", tags=["LLM", "DeepSeek"], date="2026-03-01")
    site.article("b.en", tags=["大模型"], date="2026-03-02")
    view = site.pages()["/zh/tags/"].view
    assert isinstance(view, IndexView)
    assert [(item.link.label, item.count) for item in view.terms] == [
        ("深度求索", 1),
        ("大模型", 2),
    ]


@pytest.mark.parametrize(
    ("count", "shown"),
    [(0, 0), (4, 4), (5, 5), (9, 5), (10, 10), (19, 10), (20, 20), (99, 50), (1234, 1000)],
)
def test_a_large_count_is_rounded_down(count: int, shown: int) -> None:
    assert round_count(count) == shown


def test_an_archive_without_stories_still_has_every_kind_of_list(site: SiteFolder) -> None:
    pages = site.pages()
    for href in ("/en/", "/zh/", "/en/top/", "/en/category/china/", "/en/digest/", "/sitemap.xml"):
        assert href in pages


def test_only_the_newest_page_of_a_list_shows_its_coverage(site: SiteFolder) -> None:
    for number in range(1, 13):
        site.article(f"s{number:02}.en", date=f"2025-{number:02}-01", tags=["LLM"])
    pages = dict(site.pages())
    for href in ("/en/category/models/", "/en/tag/llm/"):
        chart = list_view(pages, href).coverage
        assert chart is not None
        assert [bar.count for bar in chart.bars] == [1] * 12
        assert list_view(pages, f"{href}page/1/").coverage is None


def test_a_month_and_an_older_page_of_the_home_have_no_coverage_of_their_own(
    site: SiteFolder,
) -> None:
    for number in range(1, 13):
        site.article(f"s{number:02}.en", date=f"2025-{number:02}-01")
    pages = dict(site.pages())
    assert list_view(pages, "/en/2025/03/").coverage is None
    assert list_view(pages, "/en/page/1/").coverage is None


def test_another_date_of_an_old_story_changes_the_picture_on_the_newest_page(
    site: SiteFolder,
) -> None:
    for number in range(1, 13):
        site.article(f"s{number:02}.en", date=f"2025-{number:02}-10")
    site.build()
    site.article("s02.en", date="2025-01-20")
    site.build()
    newest = site.read("en/category/models/index.html")
    assert "<title>January 2025: 2 stories</title>" in newest
    assert "s02" not in newest


def test_pictures_of_a_language_that_runs_to_the_left_are_mirrored(site: SiteFolder) -> None:
    config = site.site_dir / "content/site.yaml"
    text = config.read_text(encoding="utf-8")
    config.write_text(
        text.replace("categories:", "  ar: {name: العربية}\ncategories:", 1), encoding="utf-8"
    )
    for number in range(1, 7):
        site.article(f"s{number}.en", date=f"2026-{number:02}-01", event="launch")
    pages = dict(site.pages())
    english, arabic = (
        list_view(pages, f"/{key}/category/models/").coverage for key in ("en", "ar")
    )
    assert english is not None
    assert arabic is not None
    assert english.bars[0].x < english.bars[-1].x
    assert arabic.bars[0].x > arabic.bars[-1].x
    view = pages["/ar/event/launch/"].view
    assert isinstance(view, EventView)
    assert view.strip is not None
    assert view.strip.dots[0].x > view.strip.dots[-1].x


def test_a_year_counts_the_stories_of_the_months_before_the_newest(site: SiteFolder) -> None:
    for name, day in (("a", "2026-03-01"), ("b", "2026-03-02"), ("c", "2026-04-01")):
        site.article(f"{name}.en", date=day)
    view = site.pages()["/en/2026/"].view
    assert isinstance(view, YearView)
    assert [(month.href, month.count) for month in view.months] == [
        ("/en/2026/03/", 2),
        ("/en/2026/04/", 0),
    ]


def test_a_month_leads_to_its_digest(site: SiteFolder) -> None:
    for number in range(1, 13):
        site.article(f"s{number:02}.en", date=f"2026-03-{number:02}")
    pages = dict(site.pages())
    for href in ("/zh/2026/03/", "/zh/2026/03/page/1/"):
        digest = list_view(pages, href).digest
        assert digest is not None
        assert (digest.href, digest.label) == ("/zh/digest/2026-03/", "2026年3月要闻")
    assert list_view(pages, "/zh/category/models/").digest is None
