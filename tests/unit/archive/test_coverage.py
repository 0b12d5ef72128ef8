from __future__ import annotations

from pathlib import Path

from site_builder.archive.coverage import EARLIER_LIMIT, LATER_LIMIT
from tests.support.sites import SiteFolder


def test_earlier_coverage_shares_terms_and_is_older(tmp_path: Path) -> None:
    site = SiteFolder.create(tmp_path)
    site.article("old.en", date="2026-03-01", tags=["DeepSeek"])
    site.article("mid.en", date="2026-03-02", tags=["Robots"])
    site.article("new.en", date="2026-03-03", tags=["深度求索"])
    coverage = site.plan().archive.coverage
    assert [story.key for story in coverage["2026/new"].earlier] == ["2026/old"]
    assert [story.key for story in coverage["2026/old"].later] == ["2026/new"]
    assert coverage["2026/mid"].earlier == ()


def test_a_story_of_the_same_event_comes_before_one_that_shares_tags(tmp_path: Path) -> None:
    site = SiteFolder.create(tmp_path)
    site.article("event.en", date="2026-03-01", event="launch")
    site.article("tags.en", date="2026-03-02", tags=["DeepSeek", "LLM"])
    site.article("new.en", date="2026-03-03", event="launch", tags=["DeepSeek", "LLM"])
    earlier = site.plan().archive.coverage["2026/new"].earlier
    assert [story.key for story in earlier] == ["2026/event", "2026/tags"]


def test_see_also_is_not_repeated_as_earlier_coverage(tmp_path: Path) -> None:
    site = SiteFolder.create(tmp_path)
    site.article("old.en", date="2026-03-01", tags=["DeepSeek"])
    site.article("new.en", date="2026-03-03", tags=["DeepSeek"], related=["old"])
    coverage = site.plan().archive.coverage["2026/new"]
    assert [story.key for story in coverage.see_also] == ["2026/old"]
    assert coverage.earlier == ()


def test_a_new_story_changes_the_coverage_of_few_older_ones(tmp_path: Path) -> None:
    site = SiteFolder.create(tmp_path)
    for number in range(1, 21):
        site.article(f"s{number:02}.en", date=f"2026-03-{number:02}", tags=["DeepSeek", "LLM"])
    before = site.plan().archive.coverage
    site.article("newest.en", date="2026-04-01", tags=["DeepSeek", "LLM"])
    after = site.plan().archive.coverage
    changed = [
        key
        for key, coverage in before.items()
        if _keys(coverage.earlier) != _keys(after[key].earlier)
        or _keys(coverage.later) != _keys(after[key].later)
    ]
    assert 0 < len(changed) <= EARLIER_LIMIT
    assert all(len(coverage.later) <= LATER_LIMIT for coverage in after.values())


def _keys(stories: object) -> list[str]:
    assert isinstance(stories, tuple)
    return [story.key for story in stories]
