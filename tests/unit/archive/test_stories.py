from __future__ import annotations

from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from site_builder.errors import ContentError
from tests.support.sites import SiteFolder


@pytest.fixture
def site(tmp_path: Path) -> SiteFolder:
    return SiteFolder.create(tmp_path)


def rules_of(site: SiteFolder) -> list[str]:
    with pytest.raises(ContentError) as caught:
        site.plan()
    return [problem.rule for problem in caught.value.problems]


def test_a_translation_inherits_the_facts_that_it_does_not_state(site: SiteFolder) -> None:
    site.article("a.en", date="2026-03-01", category="china", tags=["DeepSeek"], scores={"hot": 60})
    site.article("a.zh")
    (story,) = site.plan().archive.stories
    english, chinese = story.articles
    assert chinese.facts.date == english.facts.date
    assert chinese.facts.category.key == "china"
    assert chinese.facts.terms == english.facts.terms
    assert chinese.facts.overall == 60


def test_a_translation_keeps_the_facts_that_it_states(site: SiteFolder) -> None:
    site.article("a.en", scores={"hot": 60}, author="Jane Roe")
    site.article("a.zh", category="china", scores={"hot": 10})
    (story,) = site.plan().archive.stories
    chinese = story.articles[1]
    assert chinese.facts.category.key == "china"
    assert chinese.facts.overall == 10
    assert chinese.facts.authors == ("Jane Roe",)


def test_the_overall_score_is_the_weighted_mean_of_the_given_scores(site: SiteFolder) -> None:
    site.article("both.en", scores={"hot": 50, "quality": 81})
    site.article("one.en", scores={"quality": 40})
    site.article("none.en")
    overall = {story.key: story.facts.overall for story in site.plan().archive.stories}
    assert overall == {"2026/both": 71, "2026/one": 40, "2026/none": None}


def test_a_label_or_alias_in_any_language_is_one_term(site: SiteFolder) -> None:
    site.article("a.en", tags=["DeepSeek"], date="2026-03-01")
    site.article("b.en", tags=["深度求索"], date="2026-03-02")
    site.article("c.en", tags=["deepseek ai"], date="2026-03-03")
    archive = site.plan().archive
    assert [story.key for story in archive.stories_of("tags", "deepseek")] == [
        "2026/a",
        "2026/b",
        "2026/c",
    ]


def test_two_unlisted_words_with_one_address_are_reported_with_both_names(
    site: SiteFolder,
) -> None:
    site.article("a.en", tags=["北京"], date="2026-03-01")
    site.article("b.en", tags=["背景"], date="2026-03-02")
    with pytest.raises(ContentError) as caught:
        site.plan()
    (problem,) = caught.value.problems
    assert problem.rule == "term-collision"
    assert "北京" in problem.message
    assert "背景" in problem.message
    assert problem.position.path.endswith("b.en.md")
    assert "a.en.md" in problem.hint


def test_the_spelling_first_in_time_labels_an_unlisted_term(site: SiteFolder) -> None:
    site.article("new.en", tags=["openai"], date="2026-03-02")
    site.article("old.en", tags=["OpenAI"], date="2026-03-01")
    archive = site.plan().archive
    tags = next(found for taxonomy, found in archive.terms if taxonomy.key == "tags")
    assert [item.term.label.in_language("en") for item in tags] == ["OpenAI"]


def test_a_near_miss_of_a_listed_term_is_a_warning_that_names_it(site: SiteFolder) -> None:
    site.article("a.en", tags=["DeepSeak"])
    (warning,) = site.plan().warnings
    assert warning.rule == "near-miss-term"
    assert '"DeepSeek"' in warning.message


def test_a_word_unlike_any_listed_term_is_no_warning(site: SiteFolder) -> None:
    site.article("a.en", tags=["Robotics", "Deepfakes", "Seekers"])
    assert site.plan().warnings == ()


def test_drafts_are_left_out_and_counted(site: SiteFolder) -> None:
    site.article("a.en", draft=True)
    site.article("a.zh")
    site.article("b.en")
    plan = site.plan()
    assert [story.key for story in plan.archive.stories] == ["2026/b"]
    assert plan.draft_count == 2
    assert len(site.plan(drafts=True).archive.stories) == 2


def test_an_article_of_the_future_waits_and_says_when_it_is_due(site: SiteFolder) -> None:
    site.article("a.en", date="2126-03-01")
    site.article("b.en", date="2125-03-01")
    plan = site.plan()
    assert plan.archive.stories == ()
    assert datetime.fromtimestamp(plan.next_due, ZoneInfo("Asia/Shanghai")).year == 2125
    assert len(site.plan(future=True).archive.stories) == 2


def test_an_expired_article_is_left_out(site: SiteFolder) -> None:
    site.article("a.en", expires="2026-03-02")
    site.article("b.en", expires="2126-03-02")
    assert [story.key for story in site.plan().archive.stories] == ["2026/b"]


def test_a_story_without_its_first_languages_facts_is_reported_once(site: SiteFolder) -> None:
    site.article("a.en", date=None, category=None)
    site.article("a.zh")
    assert rules_of(site) == ["missing-field", "missing-field"]


def test_two_articles_of_a_story_in_one_language_are_reported(site: SiteFolder) -> None:
    site.article("a.en")
    site.article("a", language="en")
    assert rules_of(site) == ["repeated-language"]


def test_related_stories_are_found_by_name_and_by_folder(site: SiteFolder) -> None:
    site.article("a.en", date="2026-03-01")
    site.article("b.en", date="2026-03-02", related=["a", "2025/c"])
    site.article("c.en", date="2026-03-03", folder="2025")
    coverage = site.plan().archive.coverage["2026/b"]
    assert [story.key for story in coverage.see_also] == ["2026/a", "2025/c"]


def test_an_unknown_or_ambiguous_related_story_is_reported(site: SiteFolder) -> None:
    site.article("same.en", folder="2025", date="2025-03-01")
    site.article("same.en", slug="another")
    site.article("b.en", related=["same", "sane", "b"])
    with pytest.raises(ContentError) as caught:
        site.plan()
    found = [(problem.rule, problem.hint) for problem in caught.value.problems]
    assert found == [
        ("ambiguous-story", 'write one of "2025/same", "2026/same"'),
        ("unknown-story", 'did you mean "same"?'),
        ("unknown-story", "remove it"),
    ]


def test_a_broken_file_does_not_blame_what_names_its_story(site: SiteFolder) -> None:
    site.article("a.en", date="not a date")
    site.article("a.zh")
    site.article("b.en", related=["a"])
    with pytest.raises(ContentError) as caught:
        site.plan()
    assert {problem.position.path for problem in caught.value.problems} == {
        "content/articles/2026/a.en.md"
    }


def test_headings_share_anchors_when_outlines_agree(site: SiteFolder) -> None:
    site.article("a.en", "## First\n\n### Second\n")
    site.article("a.zh", "## 第一\n\n[见下](#h-第二)\n\n### 第二\n")
    english, chinese = site.plan().archive.stories[0].articles
    assert [item.anchor for item in chinese.headings] == [item.anchor for item in english.headings]
    assert 'id="h-second"' in chinese.body
    assert 'href="#h-second"' in chinese.body


def test_headings_keep_their_anchors_when_outlines_differ(site: SiteFolder) -> None:
    site.article("a.en", "## First\n\n## Second\n")
    site.article("a.zh", "## 第一\n")
    chinese = site.plan().archive.stories[0].articles[1]
    assert [item.anchor for item in chinese.headings] == ["h-第一"]


def test_exchanged_anchors_are_not_mixed_up(site: SiteFolder) -> None:
    site.article("a.en", "## One\n\n## Two\n")
    site.article("a.zh", "## Two\n\n## One\n")
    chinese = site.plan().archive.stories[0].articles[1]
    assert chinese.body.index('id="h-one"') < chinese.body.index('id="h-two"')
