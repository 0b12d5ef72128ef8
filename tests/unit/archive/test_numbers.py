"""The numbers of an archive, from stories on disk."""

from __future__ import annotations

from pathlib import Path

import pytest

from site_builder.archive.numbers import ArchiveNumbers, count_archive, quarter_number
from tests.support.sites import SiteFolder


@pytest.fixture
def site(tmp_path: Path) -> SiteFolder:
    return SiteFolder.create(tmp_path)


def count(site: SiteFolder) -> ArchiveNumbers:
    return count_archive(site.plan().archive)


def write_quarter(site: SiteFolder, month: str, **stories_of: int) -> None:
    """Stories of a month, so many under each tag."""
    for tag, number in stories_of.items():
        for each in range(number):
            site.article(
                f"{tag}-{each}.en", folder=month, date=f"{month}-{each + 1:02}", tags=[tag]
            )


def test_an_empty_archive_has_no_numbers(site: SiteFolder) -> None:
    numbers = count(site)
    assert numbers.story_count == 0
    assert (numbers.days, numbers.years, numbers.sources, numbers.trends) == ((), (), (), None)
    assert numbers.first_month is None


def test_days_are_of_the_newest_two_years_and_years_are_all(site: SiteFolder) -> None:
    for name, day in (("a", "2023-05-04"), ("b", "2025-01-02"), ("c", "2026-02-03")):
        site.article(f"{name}.en", date=day)
    site.article("d.en", date="2026-02-03")
    site.article("e.en", date="2026-03-01")
    numbers = count(site)
    assert numbers.days == ((2025, 1, 2, 1), (2026, 2, 3, 2))
    assert numbers.years == ((2023, 1), (2025, 1), (2026, 2))
    assert (numbers.first_month, numbers.last_month) == ((2023, 5), (2026, 2))


def test_the_newest_month_counts_where_there_is_no_other(site: SiteFolder) -> None:
    site.article("a.en", sources=[{"name": "Daily"}])
    numbers = count(site)
    assert numbers.story_count == 1
    assert [(term.key, number) for term, number in numbers.sources] == [("daily", 1)]
    site.article("b.en", date="2026-04-01", sources=[{"name": "Daily"}, {"name": "New"}])
    assert count(site).story_count == 1
    assert count(site).sources == numbers.sources


def test_a_story_counts_once_and_for_each_of_its_languages(site: SiteFolder) -> None:
    site.article("a.en")
    site.article("a.zh")
    site.article("b.en", date="2026-07-01")
    site.article("c.en", date="2026-08-01")
    numbers = count(site)
    assert numbers.story_count == 2
    assert numbers.languages == (("en", 2), ("zh", 1))
    quarters = [(item.quarter, item.stories, item.translated) for item in numbers.translated]
    assert quarters == [(quarter_number(2026, 3), 1, 1), (quarter_number(2026, 7), 1, 0)]


def test_scores_are_counted_by_category_and_what_has_none_is_left_out(site: SiteFolder) -> None:
    for name, scores in (("a", {"hot": 80}), ("b", {"hot": 80}), ("c", {"hot": 9}), ("d", None)):
        site.article(f"{name}.en", scores=scores)
    assert count(site).scores == (("models", ((9, 1), (80, 2))), ("china", ()))


def test_sources_come_by_the_number_of_their_stories(site: SiteFolder) -> None:
    for name, sources in (("a", ["Rare", "Daily"]), ("b", ["Daily"]), ("c", ["Also rare"])):
        site.article(f"{name}.en", sources=[{"name": source} for source in sources])
    found = [(term.key, number) for term, number in count(site).sources]
    assert found == [("daily", 2), ("also-rare", 1), ("rare", 1)]


def test_terms_rise_and_fall_between_the_newest_full_quarters(site: SiteFolder) -> None:
    write_quarter(site, "2025-11", falls=8, stays=4, rare=1)
    write_quarter(site, "2026-02", rises=7, stays=4, falls=2)
    site.article("newest.en", date="2026-04-01", tags=["unfinished"])
    trends = count(site).trends
    assert trends is not None
    assert trends.quarter == quarter_number(2026, 2)
    rising = [(item.path, item.term.key, item.before, item.after) for item in trends.rising]
    falling = [(item.path, item.term.key, item.before, item.after) for item in trends.falling]
    assert rising == [("tag", "rises", 0, 7)]
    assert falling == [("tag", "falls", 8, 2)]


def test_a_quarter_with_few_stories_tells_no_trend(site: SiteFolder) -> None:
    write_quarter(site, "2025-11", steady=9)
    write_quarter(site, "2026-02", rises=20)
    site.article("newest.en", date="2026-04-01")
    assert count(site).trends is None
