from __future__ import annotations

from pathlib import Path

import pytest

from site_builder.errors import ContentError
from site_builder.pages.views import FeedView, RedirectsView, SitemapView
from tests.support.sites import SiteFolder


@pytest.fixture
def site(tmp_path: Path) -> SiteFolder:
    return SiteFolder.create(tmp_path)


def test_two_articles_with_one_address_are_reported_with_both_files(site: SiteFolder) -> None:
    site.article("a.en", slug="same")
    site.article("b.en", slug="same")
    with pytest.raises(ContentError) as caught:
        site.plan()
    (problem,) = caught.value.problems
    assert problem.rule == "address-collision"
    assert problem.position.path == "content/articles/2026/b.en.md"
    assert problem.position.line > 1
    assert "content/articles/2026/a.en.md" in problem.message


def test_an_alias_that_is_a_page_is_reported(site: SiteFolder) -> None:
    site.article("a.en", aliases=["/en/category/models/"])
    with pytest.raises(ContentError) as caught:
        site.plan()
    assert [problem.rule for problem in caught.value.problems] == ["address-collision"]


def test_addresses_that_differ_only_in_case_collide(site: SiteFolder) -> None:
    site.article("a.en", aliases=["/Old/"])
    site.article("b.en", aliases=["/old/"], date="2026-03-02")
    with pytest.raises(ContentError) as caught:
        site.plan()
    assert [problem.rule for problem in caught.value.problems] == ["address-collision"]


def test_aliases_and_earlier_names_of_terms_lead_to_the_new_address(site: SiteFolder) -> None:
    site.article("a.en", aliases=["/2020/a.html"], tags=["LLM"])
    pages = site.pages()
    assert "/2020/a.html" in pages
    assert "/zh/tag/large-language-models/" in pages
    redirects = pages["/_redirects"].view
    assert isinstance(redirects, RedirectsView)
    assert ("/2020/a.html", "/en/2026/03/a/") in [(rule.old, rule.new) for rule in redirects.rules]


def test_a_feed_holds_only_articles_in_its_own_language(site: SiteFolder) -> None:
    site.article("a.en", date="2026-03-01", tags=["LLM"])
    site.article("b.zh", date="2026-03-02", category="models", tags=["LLM"])
    pages = site.pages()
    for href in ("/en/feed.xml", "/en/tag/llm/feed.json", "/en/category/models/feed.xml"):
        view = pages[href].view
        assert isinstance(view, FeedView)
        assert [entry.title for entry in view.entries] == ["Title of a.en"]


def test_each_month_has_a_sitemap_with_alternates(site: SiteFolder) -> None:
    site.article("a.en", date="2026-03-01")
    site.article("a.zh")
    site.article("b.en", date="2026-04-01")
    pages = site.pages()
    march = pages["/sitemap/2026-03.xml"].view
    assert isinstance(march, SitemapView)
    articles = [entry.url for entry in march.entries if "/digest/" not in entry.url]
    assert articles == [
        "https://archive.example/en/2026/03/a/",
        "https://archive.example/zh/2026/03/a/",
    ]
    assert [item.locale for item in march.entries[0].alternates] == ["en", "zh-Hans", "x-default"]
    assert "/sitemap/2026-04.xml" in pages


def test_a_new_story_in_the_newest_month_changes_few_pages(site: SiteFolder) -> None:
    for number in range(1, 29):
        site.article(
            f"s{number:02}.en",
            date=f"2026-02-{number:02}",
            tags=["LLM", "DeepSeek"],
            companies=["Meta"],
            scores={"hot": number},
        )
        site.article(f"s{number:02}.zh")
    before = site.pages()
    site.article("new.en", date="2026-02-28T23:00:00+08:00", tags=["LLM"], scores={"hot": 5})
    site.article("new.zh")
    after = site.pages()
    changed = [href for href, page in after.items() if before.get(href) != page]
    assert len(changed) <= 60


def test_the_plan_does_not_depend_on_the_order_of_files(site: SiteFolder, tmp_path: Path) -> None:
    other = SiteFolder.create(tmp_path / "other")
    names = [f"s{number}" for number in range(6)]
    for folder, order in ((site, names), (other, names[::-1])):
        for name in order:
            folder.article(f"{name}.en", tags=["Meta", "meta"] if name == "s3" else ["META"])
    assert site.pages() == other.pages()
