"""What a build does again after an edit, counted."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path

import pytest

from site_builder.build import BuildResult
from tests.support.sites import SiteFolder

MOST_FILES_OF_A_NEW_STORY = 60


@dataclass
class Built:
    """A site, its last output and its last result."""

    site: SiteFolder
    output: dict[str, bytes]

    def build(self) -> tuple[BuildResult, list[str]]:
        """Build, and give what changed besides the search index and the manifest."""
        result = self.site.build()
        output = self.site.output()
        changed = [
            path
            for path in sorted(output.keys() | self.output.keys())
            if output.get(path) != self.output.get(path)
            if not path.startswith(("search-index/", "."))
        ]
        self.output = output
        return result, changed


def write_archive(site: SiteFolder, count: int) -> None:
    """Stories over many months, in both languages, with what stories usually have."""
    for number in range(count):
        year, month, day = 2020 + number // 336, number // 28 % 12 + 1, number % 28 + 1
        site.article(
            f"s{number:04}.en",
            date=f"{year}-{month:02}-{day:02}",
            category=("models", "china")[number % 2],
            tags=["LLM", ("DeepSeek", "Robots", "Chips", "Policy")[number % 4], f"T{number % 40}"],
            companies=[f"Company {number % 11}"],
            scores={"hot": number * 7 % 101, "quality": number * 13 % 101},
            sources=[{"name": f"Daily {number % 5}"}],
        )
        site.article(f"s{number:04}.zh")
    age(site)


def age(site: SiteFolder) -> None:
    """Set back the times of all files, as if they had been written long before the build."""
    for file in (site.site_dir / "content").rglob("*.md"):
        os.utime(file, (1_700_000_000, 1_700_000_000))


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Built:
    """Each test leaves the site as its last build published it, so that the next can go on."""
    site = SiteFolder.create(tmp_path_factory.mktemp("counts"))
    write_archive(site, 200)
    site.build()
    return Built(site, site.output())


pytestmark = pytest.mark.xdist_group("counts")


def test_nothing_is_done_when_nothing_has_changed(built: Built) -> None:
    result, changed = built.build()
    assert (result.parsed_count, result.rendered_count, result.written_count) == (0, 0, 0)
    assert changed == []


def test_a_touched_file_is_read_and_no_more(built: Built) -> None:
    (built.site.site_dir / "content/articles/2026/s0003.en.md").touch()
    result, changed = built.build()
    assert (result.parsed_count, result.rendered_count, changed) == (0, 0, [])


def test_a_changed_body_changes_its_page_alone(built: Built) -> None:
    built.site.article(
        "s0150.zh", "Another body.", title="Title of s0150.zh", summary="About s0150.zh."
    )
    result, changed = built.build()
    assert result.parsed_count == 1
    assert changed == ["zh/2020/06/s0150/index.html"]


def test_a_new_story_changes_few_files(built: Built) -> None:
    built.site.article(
        "new.en",
        date="2020-08-05T10:00:00+08:00",
        category="models",
        tags=["LLM", "Robots", "Chips"],
        companies=["Company 1"],
        scores={"hot": 50, "quality": 50},
        sources=[{"name": "Daily 1"}],
    )
    built.site.article("new.zh")
    result, changed = built.build()
    assert result.parsed_count == 2
    assert len(changed) <= MOST_FILES_OF_A_NEW_STORY
    assert result.rendered_count <= MOST_FILES_OF_A_NEW_STORY


def test_a_changed_layout_renders_the_pages_that_use_it(built: Built) -> None:
    built.site.write("layouts/pages/year.html", "{{ page.year }}\n")
    result, changed = built.build()
    assert result.rendered_count == len(changed) == 2
    assert changed == ["en/2020/index.html", "zh/2020/index.html"]


def test_a_changed_label_changes_the_pages_that_show_it(built: Built) -> None:
    terms = built.site.site_dir / "content/terms/tags.yaml"
    text = terms.read_text(encoding="utf-8").replace("zh: 深度求索", "zh: 深度探索")
    terms.write_text(text, encoding="utf-8")
    _, changed = built.build()
    assert "zh/tag/deepseek/index.html" in changed
    assert "zh/2020/01/s0000/index.html" in changed
    assert "en/2020/01/s0001/index.html" not in changed


def test_a_deleted_story_leaves_nothing_behind(built: Built) -> None:
    for language in ("en", "zh"):
        built.site.remove(f"content/articles/2026/s0199.{language}.md")
    result, changed = built.build()
    assert result.parsed_count == 0
    assert "en/2020/08/s0199/index.html" in changed
    assert not (built.site.site_dir / "public/en/2020/08/s0199").exists()


def test_a_new_story_changes_as_few_pages_in_a_large_archive(tmp_path: Path) -> None:
    site = SiteFolder.create(tmp_path)
    write_archive(site, 1_000)
    before = site.pages()
    site.article("new.en", date="2022-12-28T10:00:00+08:00", tags=["LLM", "Robots", "Chips"])
    site.article("new.zh")
    after = site.pages()
    changed = [href for href, page in after.items() if before.get(href) != page]
    assert len(changed) <= MOST_FILES_OF_A_NEW_STORY
