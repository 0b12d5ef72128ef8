"""The words of the layouts: the site's own replace those of the theme, key by key."""

from __future__ import annotations

from pathlib import Path

import pytest

from site_builder.config import Config, load_config
from site_builder.errors import LayoutError
from site_builder.strings import load_strings
from tests.support.sites import SiteFolder


@pytest.fixture
def site(tmp_path: Path) -> SiteFolder:
    return SiteFolder.create(tmp_path)


@pytest.fixture
def config(site: SiteFolder) -> Config:
    return load_config(site.site_dir)


def _load(site: SiteFolder, config: Config, text: str) -> str:
    own = site.write("layouts/strings/en.yaml", text).parent.parent
    theme = site.write("theme/strings/en.yaml", "search: Search\nhome: Home\n").parent.parent
    words = load_strings((own, theme), config)["en"]
    return f"{words.text('search')}, {words.text('home')}"


def test_a_sites_own_words_replace_the_themes(site: SiteFolder, config: Config) -> None:
    assert _load(site, config, "search: Find\n") == "Find, Home"


@pytest.mark.parametrize(
    "text",
    [
        "search: [a]\n",
        "search: {one: a}\n",
        "search: {other: [a]}\n",
        "- search\n",
        "search\n",
        "search: [\n",
        "",
    ],
)
def test_what_is_no_mapping_of_texts_is_refused(
    text: str, site: SiteFolder, config: Config
) -> None:
    with pytest.raises(LayoutError) as caught:
        _load(site, config, text)
    [problem] = caught.value.problems
    assert (problem.position.path, problem.rule) == ("layouts/strings/en.yaml", "bad-strings")


def test_a_site_needs_words_in_one_of_its_languages(site: SiteFolder, tmp_path: Path) -> None:
    text = (site.site_dir / "content/site.yaml").read_text(encoding="utf-8")
    site.write("content/site.yaml", text.replace("en:", "fi:").replace("zh:", "sv:"))
    with pytest.raises(LayoutError) as caught:
        load_strings((tmp_path / "layouts",), load_config(site.site_dir))
    [problem] = caught.value.problems
    assert problem.rule == "missing-strings"
    assert "fi, sv" in problem.message
