"""Edits after which a build once left something else than a clean build would, each the smallest
that shows it.
"""

from __future__ import annotations

import pkgutil
import time
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from site_builder.store import remove_cache_file
from tests.support.exactness import assert_exact
from tests.support.sites import SITE_YAML, TERMS_YAML, SiteFolder

DOT = bytes.fromhex(
    "89504e470d0a1a0a0000000d4948445200000001000000010802000000907753de0000000c4944415408d763f8cfc0"
    "000003010100c9fe92ef0000000049454e44ae426082"
)
PAGE = "---\ntitle: About\nsummary: What it is.\n---\n"


@pytest.fixture
def site(tmp_path: Path) -> SiteFolder:
    site = SiteFolder.create(tmp_path / "site")
    site.article("s1.en", tags=["LLM"])
    return site


def test_an_image_of_a_standalone_page_is_published_as_it_is_now(site: SiteFolder) -> None:
    site.write("content/pages/about.en.md", PAGE + "![A dot](dot.png)\n")
    image = site.site_dir / "content/pages/dot.png"
    image.write_bytes(DOT)
    site.build()
    image.write_bytes(DOT[:-1] + b"\x83")
    assert_exact(site)


def test_an_index_that_rounds_a_count_says_that_it_does(site: SiteFolder) -> None:
    for number in range(2, 11):
        site.article(f"s{number}.en", tags=["LLM"])
    site.build()
    site.article("s11.en", tags=["LLM"])
    assert_exact(site)


def test_a_file_of_the_root_becomes_a_folder(site: SiteFolder) -> None:
    site.write("static/root/proof", "of ownership\n")
    site.build()
    site.remove("static/root/proof")
    site.write("static/root/proof/of.txt", "ownership\n")
    assert_exact(site)


def test_a_folder_of_the_root_becomes_a_file(site: SiteFolder) -> None:
    site.write("static/root/proof/of.txt", "ownership\n")
    site.build()
    site.remove("static/root/proof/of.txt")
    (site.site_dir / "static/root/proof").rmdir()
    site.write("static/root/proof", "of ownership\n")
    assert_exact(site)


def test_a_file_of_the_root_stands_before_a_page_that_is_rendered_again(site: SiteFolder) -> None:
    site.write("static/root/robots.txt", "User-agent: *\n")
    site.build()
    site.write("layouts/strings/en.yaml", "home: Start\n")
    assert_exact(site)


def test_a_file_name_that_is_not_utf8_is_a_name(site: SiteFolder) -> None:
    site.build()
    (site.site_dir / "content/terms/\udcff.txt").write_bytes(b"")
    assert_exact(site)


@pytest.mark.parametrize("part", ["previous", "next", "lock", "state", "state.new", "shelf"])
@pytest.mark.parametrize("is_file", [True, False], ids=["file", "folder"])
def test_what_lies_in_place_of_a_part_of_the_cache_is_no_obstacle(
    site: SiteFolder, part: str, *, is_file: bool
) -> None:
    site.build()
    remove_cache_file(site.site_dir / ".cache" / part)
    site.write(f".cache/{part}" if is_file else f".cache/{part}/junk", "junk")
    site.article("s2.en")
    assert_exact(site)


def test_an_article_is_itself_when_it_has_been_loaded_again_meanwhile(
    site: SiteFolder, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("site_builder.archive.library._KEPT_STORIES", 1)
    site.article("s2.en", related=["s1"])
    site.build()
    assert "other-title" not in site.read("en/2026/03/s2/index.html")


def test_an_article_is_not_due_anymore_when_the_clock_has_gone_back(
    site: SiteFolder, monkeypatch: pytest.MonkeyPatch
) -> None:
    site.article("s2.en", date="2026-03-02")
    now = datetime(2026, 3, 3, tzinfo=UTC).timestamp() * 1e9
    monkeypatch.setattr(time, "time_ns", lambda: int(now))
    site.build()
    day = timedelta(days=2).total_seconds() * 1e9
    monkeypatch.setattr(time, "time_ns", lambda: int(now - day))
    outcome = assert_exact(site)
    assert outcome.result is not None
    assert outcome.result.story_count == 1


@pytest.mark.parametrize(
    ("name", "path"),
    [
        ("preparing.load_config", "content/site.yaml"),
        ("assembling.load_registries", "content/terms/tags.yaml"),
        ("theming.load_strings", "layouts/strings/en.yaml"),
    ],
)
def test_what_changes_while_it_is_read_is_in_the_next_build(
    site: SiteFolder, monkeypatch: pytest.MonkeyPatch, name: str, path: str
) -> None:
    site.write("layouts/strings/en.yaml", "home: Archive\n")
    load = pkgutil.resolve_name(f"site_builder.build.{name.replace('.', ':')}")

    def load_and_change(*arguments: Any) -> Any:
        loaded = load(*arguments)
        text = (site.site_dir / path).read_text(encoding="utf-8")
        site.write(path, text.replace("Archive", "Collection").replace("LLM", "Models of text"))
        return loaded

    with monkeypatch.context() as patch:
        patch.setattr(f"site_builder.build.{name}", load_and_change)
        site.build()
    assert_exact(site)


@pytest.mark.parametrize(
    ("path", "text"),
    [
        ("content/site.yaml", SITE_YAML.replace("Test Archive", "Another")),
        ("content/terms/tags.yaml", TERMS_YAML.replace("en: LLM", "en: Models of text")),
        ("layouts/strings/en.yaml", "home: Start\n"),
        ("layouts/pages/year.html", "{{ page.year }}\n"),
        ("static/root/robots.txt", "User-agent: *\n"),
    ],
)
def test_a_change_of_what_is_no_source_is_seen_long_after_the_last_build(
    site: SiteFolder, monkeypatch: pytest.MonkeyPatch, path: str, text: str
) -> None:
    in_an_hour = time.time_ns() + 3_600 * 10**9
    monkeypatch.setattr(time, "time_ns", lambda: in_an_hour)
    site.build()
    site.write(path, text)
    assert_exact(site)
