"""Digests: what they are of, what stands in them, and what changes them."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from site_builder.pages.periods import Period
from site_builder.pages.routes import is_email
from site_builder.pages.views import (
    DigestIndexView,
    DigestView,
    EmailView,
    SitemapView,
)
from tests.support.sites import SiteFolder


@pytest.fixture
def site(tmp_path: Path) -> SiteFolder:
    return SiteFolder.create(tmp_path)


def story(site: SiteFolder, name: str, day: str, score: int | None = None, **front: object) -> None:
    scores = None if score is None else {"hot": score}
    site.article(f"{name}.en", "A body.", "2026", date=day, title=name, scores=scores, **front)


def digest(site: SiteFolder, name: str, language: str = "en") -> DigestView:
    view = site.pages()[f"/{language}/digest/{name}/"].view
    assert isinstance(view, DigestView)
    return view


def email(site: SiteFolder, name: str) -> EmailView:
    view = site.pages()[f"/en/digest/{name}/email.html"].view
    assert isinstance(view, EmailView)
    return view


@pytest.mark.parametrize(
    ("day", "week"),
    [
        ("2025-12-28", "2025-w52"),
        ("2025-12-29", "2026-w01"),
        ("2026-01-01", "2026-w01"),
        ("2021-01-03", "2020-w53"),
        ("2021-01-04", "2021-w01"),
    ],
)
def test_a_week_is_that_of_iso_8601(site: SiteFolder, day: str, week: str) -> None:
    story(site, "a", day)
    digests = {href for href in site.pages() if href.startswith("/en/digest/2")}
    pages = {f"/en/digest/{name}/" for name in (week, day[:7])}
    assert digests == pages | {f"{page}email.html" for page in pages}


@pytest.mark.parametrize(
    ("period", "name", "first", "last"),
    [
        (Period(2026, 25, "week"), "2026-w25", date(2026, 6, 15), date(2026, 6, 21)),
        (Period(2026, 1, "week"), "2026-w01", date(2025, 12, 29), date(2026, 1, 4)),
        (Period(2024, 2, "month"), "2024-02", date(2024, 2, 1), date(2024, 2, 29)),
        (Period(2025, 12, "month"), "2025-12", date(2025, 12, 1), date(2025, 12, 31)),
    ],
)
def test_a_period_has_a_name_and_days(period: Period, name: str, first: date, last: date) -> None:
    assert (period.name, period.first, period.last) == (name, first, last)


def test_a_week_begins_on_monday_in_the_zone_of_the_site(site: SiteFolder) -> None:
    story(site, "a", "2026-06-14T17:00:00Z")  # 1 in the morning of Monday in Shanghai
    assert "/en/digest/2026-w25/" in site.pages()


def test_the_stories_of_an_event_stand_together_the_best_first(site: SiteFolder) -> None:
    story(site, "low", "2026-06-15", 10, event="court")
    story(site, "high", "2026-06-16", 60, event="court")
    story(site, "other", "2026-06-16", 90)
    story(site, "alone", "2026-06-17", 80, event="launch")
    view = digest(site, "2026-w25")
    (cluster,) = view.clusters
    assert (cluster.event.label, cluster.count, cluster.lead.title) == ("court", 2, "high")
    assert [item.title for item in cluster.others] == ["low"]
    assert [card.title for card in view.top] == ["other", "alone"]
    assert (view.count, view.sections, view.left_out) == (4, (), 0)


def test_events_stand_in_the_order_of_their_best_stories(site: SiteFolder) -> None:
    for name, score, event in (("a", 10, "x"), ("b", 90, "y"), ("c", 50, "x"), ("d", 20, "y")):
        story(site, name, "2026-06-15", score, event=event)
    assert [item.lead.title for item in digest(site, "2026-06").clusters] == ["b", "c"]


def test_an_event_of_many_stories_shows_the_next_best_four(site: SiteFolder) -> None:
    for number in range(7):
        story(site, f"s{number}", "2026-06-15", number, event="court")
    view = digest(site, "2026-w25")
    assert view.clusters[0].count == 7
    assert [item.title for item in view.clusters[0].others] == ["s5", "s4", "s3", "s2"]
    assert [item.title for item in email(site, "2026-w25").clusters[0].others] == ["s5", "s4", "s3"]


def test_what_is_not_among_the_top_stands_by_category_newest_first(site: SiteFolder) -> None:
    for number in range(7):
        story(site, f"top{number}", "2026-06-15", 90)
    story(site, "china", "2026-06-15", 10, category="china")
    story(site, "older", "2026-06-16", 20)
    story(site, "unscored", "2026-06-17")
    view = digest(site, "2026-w25")
    assert len(view.top) == 7
    shown = [(item.link.label, [story.title for story in item.stories]) for item in view.sections]
    assert shown == [("Models", ["unscored", "older"]), ("China", ["china"])]


def test_a_digest_without_scores_lists_its_stories(site: SiteFolder) -> None:
    story(site, "a", "2026-06-15")
    view = digest(site, "2026-w25")
    assert (view.clusters, view.top) == ((), ())
    assert [item.title for item in view.sections[0].stories] == ["a"]


def test_a_digest_says_how_many_stories_it_has_no_room_for(
    site: SiteFolder, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("site_builder.pages.digests.REST_SIZE", 2)
    for number in range(5):
        story(site, f"s{number}", "2026-06-15")
    view = digest(site, "2026-w25")
    assert [item.title for item in view.sections[0].stories] == ["s0", "s1"]
    assert (view.count, view.left_out) == (5, 3)


def test_a_week_leads_to_its_months_and_a_month_to_its_weeks(site: SiteFolder) -> None:
    story(site, "june", "2026-06-30")
    story(site, "july", "2026-07-01")
    week, june = digest(site, "2026-w27"), digest(site, "2026-06")
    assert [link.href for link in week.within] == ["/en/digest/2026-06/", "/en/digest/2026-07/"]
    assert [link.href for link in week.lists] == ["/en/2026/06/", "/en/2026/07/"]
    assert [link.href for link in june.within] == ["/en/digest/2026-w27/"]


def test_a_digest_leads_back_to_the_last_one_that_exists(site: SiteFolder) -> None:
    story(site, "a", "2026-03-01")
    story(site, "b", "2026-06-15")
    for name, earlier in (("2026-w25", "2026-w09"), ("2026-06", "2026-03")):
        link = digest(site, name, "zh").earlier
        assert link is not None
        assert link.href == f"/zh/digest/{earlier}/"
    assert digest(site, "2026-w09").earlier is None


def test_a_new_story_changes_no_digest_but_those_of_its_own_week_and_month(
    site: SiteFolder,
) -> None:
    for number in range(1, 29):
        story(site, f"s{number:02}", f"2026-05-{number:02}", number, event="court")
    before = site.pages()
    story(site, "new", "2026-06-01", 50, event="court")
    after = site.pages()
    changed = {href for href in after if before.get(href) != after[href]}
    pages = {"/digest/2026-w23/", "/digest/2026-06/"}
    expected = {"/digest/", *pages, *(f"{page}email.html" for page in pages)}
    assert {href for href in changed if "/digest/" in href} == {
        f"/{language}{href}" for language in ("en", "zh") for href in expected
    }


def test_the_index_lists_weeks_under_the_year_of_the_week_but_for_the_newest_months(
    site: SiteFolder,
) -> None:
    story(site, "a", "2025-12-30")
    story(site, "b", "2026-06-15")
    story(site, "c", "2026-06-30")
    story(site, "d", "2026-07-01")
    view = site.pages()["/en/digest/"].view
    assert isinstance(view, DigestIndexView)
    links = [
        (year.year, [link.label for link in year.months], [link.label for link in year.weeks])
        for year in view.years
    ]
    assert links == [
        (2026, ["July 2026", "June 2026"], ["Week 25", "Week 1"]),
        (2025, ["December 2025"], []),
    ]
    assert view.years[0].weeks[1].href == "/en/digest/2026-w01/"


def test_an_archive_without_stories_has_an_index_without_digests(site: SiteFolder) -> None:
    view = site.pages()["/zh/digest/"].view
    assert isinstance(view, DigestIndexView)
    assert view.years == ()


def test_a_digest_is_in_the_sitemap_once_and_its_email_is_not(site: SiteFolder) -> None:
    story(site, "june", "2026-06-30")
    story(site, "july", "2026-07-01")
    pages = site.pages()
    urls = [
        entry.url.removeprefix("https://archive.example")
        for page in pages.values()
        if isinstance(page.view, SitemapView)
        for entry in page.view.entries
    ]
    digests = sorted(url for url in urls if "/digest/" in url)
    names = ("", "2026-06/", "2026-07/", "2026-w27/")
    assert digests == [f"/{key}/digest/{name}" for key in ("en", "zh") for name in names]


def test_an_email_is_the_digest_in_brief_under_whole_addresses(site: SiteFolder) -> None:
    story(site, "best", "2026-06-15", 90)
    for number in range(14):
        story(site, f"s{number:02}", "2026-06-16")
    view = email(site, "2026-w25")
    assert view.base_url + view.digest_href == "https://archive.example/en/digest/2026-w25/"
    assert [card.title for card in view.top] == ["best"]
    assert (view.count, len(view.others), view.left_out) == (15, 12, 2)
    assert view.preheader == "best; s00; s01"


def test_a_digest_is_described_by_its_best_titles(site: SiteFolder) -> None:
    story(site, "b", "2026-06-15", 50)
    story(site, "a", "2026-06-15", 90)
    assert digest(site, "2026-w25", "zh").frame.description == "a；b"


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("en/digest/2026-w25/email.html", True),
        ("en/digest/2026-w25/index.html", False),
        ("en/2026/06/email.html", False),
        ("en/tag/digest/2026-w25/email.html", False),
        ("digest/2026-w25/email.html", False),
    ],
)
def test_an_email_is_known_by_its_path(path: str, expected: bool) -> None:
    assert is_email(path) is expected
