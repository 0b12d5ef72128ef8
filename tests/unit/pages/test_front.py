"""What the front page leads with, as of the newest story."""

from __future__ import annotations

from pathlib import Path

import pytest

from site_builder.pages.views import HomeView
from tests.support.sites import SiteFolder


@pytest.fixture
def site(tmp_path: Path) -> SiteFolder:
    return SiteFolder.create(tmp_path)


def home(site: SiteFolder, language: str = "en") -> HomeView:
    view = site.pages()[f"/{language}/"].view
    assert isinstance(view, HomeView)
    return view


def story(site: SiteFolder, name: str, day: str, score: int | None = None, **front: object) -> None:
    scores = None if score is None else {"hot": score}
    site.article(f"{name}.en", "A body.", "2026", date=day, title=name, scores=scores, **front)


def lead_of(view: HomeView) -> str:
    assert view.lead is not None
    return view.lead.card.title


def test_the_lead_is_the_best_story_of_the_newest_three_days(site: SiteFolder) -> None:
    story(site, "too-old", "2026-03-07", 99)
    story(site, "best", "2026-03-08", 80)
    story(site, "newest", "2026-03-10", 20)
    assert lead_of(home(site)) == "best"


def test_of_equal_stories_the_newer_one_leads(site: SiteFolder) -> None:
    story(site, "older", "2026-03-09", 80)
    story(site, "newer", "2026-03-10", 80)
    assert lead_of(home(site)) == "newer"


def test_without_scores_the_newest_story_leads_and_nothing_is_called_the_best(
    site: SiteFolder,
) -> None:
    story(site, "older", "2026-03-09")
    story(site, "newer", "2026-03-10")
    view = home(site)
    assert lead_of(view) == "newer"
    assert [card.title for card in view.seconds] == ["older"]
    assert (view.best, view.best_month) == ((), None)


def test_a_story_with_a_score_leads_before_one_without(site: SiteFolder) -> None:
    story(site, "scored", "2026-03-09", 1)
    story(site, "unscored", "2026-03-10")
    assert lead_of(home(site)) == "scored"


def test_the_lead_is_told_in_brief_in_the_language_of_the_page(site: SiteFolder) -> None:
    story(site, "a", "2026-03-10", tldr=["One.", "Two.", "Three.", "Four."])
    site.article("a.zh", tldr=["一。"])
    english, chinese = home(site).lead, home(site, "zh").lead
    assert english is not None
    assert chinese is not None
    assert english.points == ("One.", "Two.", "Three.")
    assert chinese.points == ("一。",)


def test_the_best_are_those_of_the_newest_month_the_lead_among_them(site: SiteFolder) -> None:
    story(site, "march", "2026-03-30", 99)
    story(site, "april1", "2026-04-01", 10)
    story(site, "april9", "2026-04-09", 50)
    view = home(site)
    assert lead_of(view) == "april9"
    assert [card.title for card in view.best] == ["april9", "april1"]


def test_a_ranking_of_one_story_is_none(site: SiteFolder) -> None:
    story(site, "march", "2026-03-30", 99)
    story(site, "april", "2026-04-01", 10)
    assert home(site).best == ()


def test_the_seconds_are_the_next_ones_of_the_week_that_stand_nowhere_beside_the_lead(
    site: SiteFolder,
) -> None:
    story(site, "lead", "2026-04-05", 70)
    story(site, "april", "2026-04-02", 60)
    for day, score in ((29, 20), (30, 30), (31, 40), (28, 99)):
        story(site, f"march{day}", f"2026-03-{day}", score)
    view = home(site)
    assert [card.title for card in view.best] == ["lead", "april"]
    assert [card.title for card in view.seconds] == ["march31", "march30"]


def test_no_story_stands_twice_above_and_among_the_latest(site: SiteFolder) -> None:
    for number in range(1, 5):
        story(site, f"s{number}", f"2026-03-{number:02}", number)
    view = home(site)
    above = [lead_of(view), *(card.title for card in view.seconds)]
    latest = [card.title for card in view.cards]
    assert sorted([*above, *latest]) == ["s1", "s2", "s3", "s4"]


def test_an_event_with_two_stories_in_thirty_days_is_in_progress(site: SiteFolder) -> None:
    story(site, "old", "2025-12-01", event="court")
    story(site, "filed", "2026-03-01", event="court")
    story(site, "heard", "2026-03-20", event="court")
    story(site, "alone", "2026-03-20", event="launch")
    story(site, "past1", "2026-02-01", event="past")
    story(site, "past2", "2026-02-02", event="past")
    story(site, "lead", "2026-03-30", 90)
    (event,) = home(site).events
    assert (event.link.href, event.count) == ("/en/event/court/", 3)
    assert [item.title for item in event.stories] == ["heard"]


def test_the_event_with_the_newest_story_stands_first(site: SiteFolder) -> None:
    for number, event in enumerate(("a", "b", "a", "b", "c", "c", "a"), start=1):
        story(site, f"s{number}", f"2026-03-{number:02}", event=event)
    story(site, "lead", "2026-03-30", 90)
    assert [event.link.label for event in home(site).events] == ["a", "c", "b"]


def test_the_leads_own_event_stands_with_it_and_not_a_second_time(site: SiteFolder) -> None:
    for number in range(1, 6):
        story(site, f"s{number}", f"2026-03-{number:02}", 10 * number, event="court")
    view = home(site)
    assert lead_of(view) == "s5"
    assert view.lead is not None
    assert view.lead.event is not None
    assert view.lead.event.count == 5
    assert [item.title for item in view.lead.event.stories] == ["s4", "s3", "s2"]
    assert (view.events, view.seconds) == ((), ())


def test_each_category_of_the_navigation_has_its_newest_stories(site: SiteFolder) -> None:
    story(site, "lead", "2026-03-30", 90, category="china")
    for number in range(1, 7):
        story(site, f"m{number}", f"2026-03-{number:02}", 1, category="models")
    story(site, "c1", "2026-03-01", 1, category="china")
    sections = {
        section.link.label: [item.title for item in section.stories]
        for section in home(site).sections
    }
    assert sections == {"Models": ["m6", "m5", "m4", "m3"], "China": ["c1"]}


def test_a_category_that_has_nothing_else_is_left_out(site: SiteFolder) -> None:
    story(site, "only", "2026-03-01", 90)
    view = home(site)
    assert lead_of(view) == "only"
    assert (view.sections, view.seconds, view.best, view.events, view.cards) == ((),) * 5


def test_a_home_leads_to_the_digests_of_the_newest_week_and_month(site: SiteFolder) -> None:
    story(site, "a", "2025-12-30")
    assert [(link.label, link.href) for link in home(site, "zh").digests] == [
        ("一周要闻：2025年12月29日至2026年1月4日", "/zh/digest/2026-w01/"),
        ("2025年12月要闻", "/zh/digest/2025-12/"),
    ]


def test_a_home_without_stories_has_nothing_to_lead_with(site: SiteFolder) -> None:
    view = home(site)
    assert (view.lead, view.best, view.events, view.sections, view.digests) == (
        None,
        (),
        (),
        (),
        (),
    )


def test_a_story_in_one_language_leads_in_both(site: SiteFolder) -> None:
    story(site, "a", "2026-03-01", 90)
    view = home(site, "zh")
    assert view.lead is not None
    assert (view.lead.card.href, view.lead.card.lang) == ("/en/2026/03/a/", "en")
