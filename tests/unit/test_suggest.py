from __future__ import annotations

import subprocess
import sys

import pytest

from site_builder.suggest import did_you_mean, nearest


@pytest.mark.parametrize(
    ("word", "candidates", "found"),
    [
        ("titel", ["title", "tldr", "tags"], "title"),
        ("agnets", ["agents", "policy"], "agents"),
        ("China", ["policy", "china"], "china"),
        ("zebra", ["china", "policy"], None),
        ("ab", ["ac", "ad"], None),
        ("深度求所", ["深度求索", "微软"], "深度求索"),
        ("abcde", ["abcdf", "abcdg"], "abcdf"),
        ("word", [], None),
    ],
)
def test_the_nearest_candidate_is_found(
    word: str, candidates: list[str], found: str | None
) -> None:
    assert nearest(word, candidates) == found


def test_a_hint_names_the_nearest_candidate_or_nothing() -> None:
    assert did_you_mean("titel", ["title"]) == 'did you mean "title"?'
    assert did_you_mean("zebra", ["title"]) == ""


def test_a_site_without_a_mistake_loads_no_library_for_suggestions_and_slugs() -> None:
    code = (
        "import sys, site_builder.articles.parse; print({'rapidfuzz', 'slugify'} & {*sys.modules})"
    )
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert run.stdout.strip() == "set()"
