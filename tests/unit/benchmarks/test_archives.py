"""The archives that the benchmarks build."""

from pathlib import Path
from typing import Any

import pytest
import yaml

from benchmarks.formats import Format, HugoFormat, OurFormat, write_archive
from benchmarks.stories import Newsroom, retitle
from tests.support.commands import run_command

SIZE = 30


@pytest.fixture(scope="module")
def our_dir(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return _write(OurFormat(), tmp_path_factory.mktemp("ours"))


@pytest.fixture(scope="module")
def hugo_dir(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return _write(HugoFormat(), tmp_path_factory.mktemp("hugo"))


def test_two_archives_of_one_size_are_the_same(our_dir: Path, tmp_path: Path) -> None:
    assert _read_files(_write(OurFormat(), tmp_path)) == _read_files(our_dir)


def test_the_made_up_archive_has_no_problems(our_dir: Path) -> None:
    checked = run_command("check", site_dir=our_dir)
    assert checked.stdout + checked.stderr == "0 errors, 0 warnings\n"


def test_both_formats_hold_the_same_articles(our_dir: Path, hugo_dir: Path) -> None:
    ours, hugos = _read_articles(our_dir), _read_articles(hugo_dir)
    assert ours.keys() == hugos.keys()
    for path, (front_matter, body) in ours.items():
        other_front_matter, other_body = hugos[path]
        assert body == other_body
        for key in ("date", "title", "summary", "tldr", "key_data", "insights", "faq"):
            assert front_matter[key] == other_front_matter[key], (path, key)


def test_both_formats_file_a_story_under_the_same_terms(our_dir: Path, hugo_dir: Path) -> None:
    hugos = _read_articles(hugo_dir)
    for path, (facts, _) in _read_articles(our_dir).items():
        if "category" not in facts:  # inherited from the story's first article
            continue
        others = hugos[path][0]
        assert [facts["category"]] == others["categories"]
        assert _keys(facts["tags"]) == others["tags"]
        assert _keys(facts["companies"]) == others["companies"]
        assert _keys(source["name"] for source in facts["sources"]) == others["sources"]
        assert ([facts["event"]] if "event" in facts else []) == others["events"]
        assert facts["scores"] == others["scores"]
        names = [name.rpartition("/")[2] for name in others["see_also"]]
        assert facts.get("related", []) == names


def test_about_one_story_in_twenty_lacks_a_language() -> None:
    newsroom = Newsroom(400)
    lacking = [n for n in range(400) if len(newsroom.story(n).articles) == 1]
    assert 8 <= len(lacking) <= 32


def test_the_stories_span_six_years_and_are_told_apart_by_their_dates() -> None:
    newsroom = Newsroom(200)
    dates = [newsroom.story(number).date for number in range(200)]
    assert dates == sorted(set(dates))
    assert dates[-1].year - dates[0].year in {5, 6}


def test_an_added_story_is_the_newest_and_changes_no_other() -> None:
    newsroom = Newsroom(SIZE)
    assert newsroom.story(SIZE).date > newsroom.story(SIZE - 1).date
    assert newsroom.story(SIZE).reference.folder == newsroom.story(SIZE - 1).reference.folder


def test_a_retitled_story_differs_in_its_titles_alone(tmp_path: Path) -> None:
    story = Newsroom(SIZE).story(0)
    OurFormat().write_story(tmp_path, story)
    before = _read_files(tmp_path)
    OurFormat().write_story(tmp_path, retitle(story, 2))
    after = _read_files(tmp_path)
    changed = [path for path in after if after[path] != before[path]]
    assert len(changed) == len(story.articles)
    for path in changed:
        pairs = zip(before[path].splitlines(), after[path].splitlines(), strict=True)
        assert [new for old, new in pairs if old != new] == [
            line for line in after[path].splitlines() if line.startswith("title: ")
        ]


def _write(form: Format, site_dir: Path) -> Path:
    write_archive(form, site_dir, Newsroom(SIZE))
    return site_dir


def _read_files(site_dir: Path) -> dict[str, str]:
    return {
        path.relative_to(site_dir).as_posix(): path.read_text(encoding="utf-8")
        for path in site_dir.glob("content/**/*.*")
    }


def _read_articles(site_dir: Path) -> dict[str, tuple[Any, str]]:
    """Front matter and body of every article, by its path."""
    articles = {}
    for path, text in _read_files(site_dir).items():
        if path.startswith("content/articles/") and "/_index." not in path:
            _, front_matter, body = text.split("---\n", 2)
            articles[path] = (yaml.safe_load(front_matter), body)
    return articles


def _keys(labels: Any) -> list[str]:
    return [label.lower().replace(" ", "-") for label in labels]
