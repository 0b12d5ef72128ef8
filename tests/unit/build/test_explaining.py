from __future__ import annotations

from pathlib import Path

import pytest

from site_builder.build import BuildOptions, build_site
from site_builder.build.explaining import find_output_path
from site_builder.progress import SilentProgress
from tests.support.sites import SiteFolder


@pytest.fixture
def site(tmp_path: Path) -> SiteFolder:
    site = SiteFolder.create(tmp_path)
    site.article("one.en")
    site.build()
    return site


def explain(site: SiteFolder, asked: str) -> tuple[str, ...]:
    options = BuildOptions(site.site_dir, explained=asked)
    return build_site(options, SilentProgress()).explanation


@pytest.mark.parametrize(
    ("asked", "path"),
    [
        ("/", "index.html"),
        ("/en/search/", "en/search/index.html"),
        ("en/search", "en/search/index.html"),
        ("https://archive.example/en/", "en/index.html"),
        ("public/en/feed.xml", "en/feed.xml"),
        ("/404.html", "404.html"),
    ],
)
def test_a_page_is_known_by_its_address_or_its_file(asked: str, path: str) -> None:
    assert find_output_path(asked) == path


def test_a_page_that_nothing_touched_is_kept(site: SiteFolder) -> None:
    assert explain(site, "/en/") == (
        "en/index.html: made with the group list/en/0",
        "kept: nothing that its group shows or is made with has changed",
        "not written: the same bytes",
    )


def test_a_page_that_shows_an_edited_title_is_rendered(site: SiteFolder) -> None:
    site.article("one.en", title="Another title")
    assert explain(site, "/en/")[1:] == (
        "planned anew: stories that its group shows have changed, or which ones it shows",
        "rendered: what it shows has changed",
        "written: its bytes have changed",
    )


def test_a_list_that_does_not_show_an_edited_body_is_not_rendered(site: SiteFolder) -> None:
    site.article("one.en", "Another body.")
    assert explain(site, "/en/")[1:] == (
        "planned anew: stories that its group shows have changed, or which ones it shows",
        "not rendered: what it shows is as it was",
        "not written: the same bytes",
    )


def test_a_page_of_an_edited_layout_is_rendered(site: SiteFolder) -> None:
    site.write("layouts/pages/year.html", "{{ page.year }}\n")
    assert explain(site, "/en/2026/")[1:] == (
        "rendered: its layouts, the words, static files or the code have changed",
        "written: its bytes have changed",
    )


def test_after_a_change_of_terms_a_page_is_planned_anew(site: SiteFolder) -> None:
    site.write("content/terms/tags.yaml", "llm: {label: {en: LLM}}\n")
    assert explain(site, "/en/")[1:] == (
        "planned anew: the configuration, the terms, the words or the code have changed",
        "not rendered: what it shows is as it was",
        "not written: the same bytes",
    )


def test_a_new_page_is_rendered(site: SiteFolder) -> None:
    site.article("two.en", date="2026-03-02")
    assert "rendered: there was no such page" in explain(site, "/en/2026/03/two/")


def test_a_static_file_is_no_page(site: SiteFolder) -> None:
    assert explain(site, "/favicon.svg") == (
        "favicon.svg: a static file, or a part of the search index",
        "not written: the same bytes",
    )


def test_of_an_address_that_there_is_not_the_one_that_was_meant_is_named(site: SiteFolder) -> None:
    assert explain(site, "/en/serch/") == (
        "en/serch/index.html: no such file in the site",
        'did you mean "en/search/index.html"?',
    )
