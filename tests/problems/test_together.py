"""What is wrong with files that are fine each for itself, and with a site's layouts."""

from __future__ import annotations

from pathlib import Path

import pytest

from site_builder.errors import SiteError
from tests.support.sites import SiteFolder

_ARTICLES = "content/articles/2026/"

Found = list[tuple[str, int, str]]


@pytest.fixture
def site(tmp_path: Path) -> SiteFolder:
    return SiteFolder.create(tmp_path)


def _problems_of_plan(site: SiteFolder) -> Found:
    """File, line and rule of all that keeps the site from being planned."""
    with pytest.raises(SiteError) as caught:
        site.plan()
    return _summary(caught.value)


def _problems_of_build(site: SiteFolder) -> Found:
    with pytest.raises(SiteError) as caught:
        site.build()
    return _summary(caught.value)


def _summary(error: SiteError) -> Found:
    return [
        (problem.position.path.removeprefix(_ARTICLES), problem.position.line, problem.rule)
        for problem in error.problems
    ]


@pytest.mark.parametrize("name", ["😀", "!!!", "…"])
def test_a_name_without_a_letter_gives_no_address(site: SiteFolder, name: str) -> None:
    site.article(f"{name}.en")
    assert _problems_of_plan(site) == [(f"{name}.en.md", 1, "no-slug")]


def test_names_that_are_one_in_pinyin_collide_and_neither_wins_silently(site: SiteFolder) -> None:
    site.article("北京.en")
    site.article("背景.en")
    assert _problems_of_plan(site) == [("背景.en.md", 1, "address-collision")]


def test_a_story_has_one_article_in_a_language(site: SiteFolder) -> None:
    site.article("a.en")
    site.article("a", language="en")
    assert [rule for *_, rule in _problems_of_plan(site)] == ["repeated-language"]


def test_a_chinese_article_alone_has_to_state_the_shared_facts(site: SiteFolder) -> None:
    site.article("a.zh")
    assert _problems_of_plan(site) == [("a.zh.md", 1, "missing-field")] * 2


@pytest.mark.parametrize("address", ["/en/", "/en/index.html", "/404.html", "/en/2026/03/a/"])
def test_an_alias_that_is_a_page_already_is_refused(site: SiteFolder, address: str) -> None:
    site.article("a.en", aliases=[address])
    [(path, line, rule)] = _problems_of_plan(site)
    assert (path, line, rule) == ("a.en.md", 6, "address-collision")


def test_a_thousand_aliases_are_fine(site: SiteFolder) -> None:
    site.article("a.en", aliases=[f"/old/{number}/" for number in range(1000)])
    assert sum(page.route.href.startswith("/old/") for page in site.plan().pages) == 1000


@pytest.mark.parametrize("related", ["a", "nowhere"])
def test_a_story_relates_to_another_story_that_exists(site: SiteFolder, related: str) -> None:
    site.article("a.en", related=[related])
    assert _problems_of_plan(site) == [("a.en.md", 6, "unknown-story")]


def test_stories_may_relate_to_each_other(site: SiteFolder) -> None:
    site.article("a.en", related=["b"])
    site.article("b.en", related=["a"])
    assert len(site.plan().archive.stories) == 2


@pytest.mark.parametrize("name", ["2026", "tags", "top"])
def test_a_standalone_page_takes_no_address_of_the_site(site: SiteFolder, name: str) -> None:
    site.article("a.en")
    site.write(f"content/pages/{name}.en.md", "---\ntitle: T\nsummary: S\n---\nText.\n")
    [(path, _, rule)] = _problems_of_plan(site)
    assert (path, rule) == (f"content/pages/{name}.en.md", "address-collision")


def test_one_run_tells_the_problems_of_files_and_of_files_together(site: SiteFolder) -> None:
    site.article("a.en", slug="same")
    site.article("b.en", slug="same")
    site.article("c.en", category="modles")
    site.article("d.en", related=["nowhere"])
    assert sorted(rule for *_, rule in _problems_of_plan(site)) == [
        "address-collision",
        "unknown-category",
        "unknown-story",
    ]


HOME = '{% extends "base.html" %}\n{% block main %}\n'


@pytest.mark.parametrize(
    ("text", "line", "rule"),
    [
        (HOME + "{{ page.", 3, "layout-syntax"),
        (HOME + "{% endfor %}{% endblock %}", 3, "layout-syntax"),
        (HOME + "{{ page.nope }}{% endblock %}", 3, "layout-failed"),
        (HOME + "{{ nope }}{% endblock %}", 3, "layout-failed"),
        (HOME + '{% include "nope.html" %}{% endblock %}', 3, "layout-failed"),
        ('{% include "pages/home.html" %}', 1, "layout-failed"),
    ],
)
def test_a_mistake_in_a_layout_is_named_with_its_line(
    site: SiteFolder, text: str, line: int, rule: str
) -> None:
    site.article("a.en")
    site.write("layouts/pages/home.html", text)
    assert ("layouts/pages/home.html", line, rule) in _problems_of_build(site)


def test_static_files_that_name_each_other_in_a_circle_are_refused(site: SiteFolder) -> None:
    site.write("static/css/a.css", '@import "b.css";\n')
    site.write("static/css/b.css", '\n@import "a.css";\n')
    [(path, line, rule)] = _problems_of_build(site)
    assert (path, line, rule) == ("static/css/b.css", 2, "asset-cycle")
