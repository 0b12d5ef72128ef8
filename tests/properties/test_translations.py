"""Translation is symmetric: what a page names as its alternate names the page in turn."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import given, settings
from hypothesis import strategies as st

from site_builder.pages.views.frame import Alternate, Frame
from tests.support.sites import SiteFolder

_TAGS = ["LLM", "深度求索", "New"]
_LANGUAGES = st.sampled_from([("en",), ("zh",), ("en", "zh")])


@st.composite
def stories(draw: st.DrawFn) -> list[tuple[tuple[str, ...], dict[str, object]]]:
    """The languages and the facts of some stories; six make a second page of a list."""
    facts = st.fixed_dictionaries(
        {
            "category": st.sampled_from(["models", "china"]),
            "date": st.sampled_from(["2025-12-31", "2026-03-01"]),
            "tags": st.lists(st.sampled_from(_TAGS), max_size=2, unique=True),
            "event": st.sampled_from([None, "launch"]),
        }
    )
    return draw(st.lists(st.tuples(_LANGUAGES, facts), max_size=12))


@settings(max_examples=20, deadline=None)
@given(stories())
def test_alternates_are_mutual_and_name_pages_that_exist(
    archive: list[tuple[tuple[str, ...], dict[str, object]]],
) -> None:
    with TemporaryDirectory() as folder:
        site = SiteFolder.create(Path(folder))
        for number, (languages, facts) in enumerate(archive):
            site.article(f"story-{number}.{languages[0]}", "A body.", folder="2026", **facts)
            for language in languages[1:]:
                site.article(f"story-{number}.{language}")
        alternates = _alternates(site)
    for url, named in alternates.items():
        assert url in {item.url for item in named} or not named
        for item in named:
            assert alternates[item.url] == named


def test_a_translated_article_has_alternates(tmp_path: Path) -> None:
    site = SiteFolder.create(tmp_path)
    site.article("both.en")
    site.article("both.zh")
    site.article("alone.en")
    alternates = _alternates(site)
    assert len(alternates["https://archive.example/en/2026/03/both/"]) > 1
    assert alternates["https://archive.example/en/2026/03/alone/"] == ()


def _alternates(site: SiteFolder) -> dict[str, tuple[Alternate, ...]]:
    """The alternates of every page that has a frame, by its own address."""
    frames = (getattr(page.view, "frame", None) for page in site.plan().pages)
    return {frame.url: frame.alternates for frame in frames if isinstance(frame, Frame)}
