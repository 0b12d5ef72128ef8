"""Archives of any size, and what a build of them changes."""

from __future__ import annotations

import os
from dataclasses import dataclass
from typing import Any

from site_builder.build import BuildResult
from site_builder.output.manifest import read_manifest
from tests.support.sites import SiteFolder

FIRST_YEAR = 2010
STORIES_A_MONTH = 28


@dataclass(frozen=True, slots=True)
class Work:
    """What a build did: its own counts, and the files that are other than before."""

    result: BuildResult
    pages: tuple[str, ...]
    search: tuple[str, ...]

    @property
    def counts(self) -> tuple[int, int, int]:
        """What was parsed, rendered, and changed besides search."""
        return self.result.parsed_count, self.result.rendered_count, len(self.pages)


@dataclass(slots=True)
class BuiltSite:
    """A site and what it published last."""

    site: SiteFolder
    published: dict[str, str]

    @classmethod
    def make(cls, site: SiteFolder, *, workers: int = 1) -> BuiltSite:
        site.build(workers=workers)
        return cls(site, _read_digests(site))

    def build(self, **options: Any) -> Work:
        """Build, and say what that changed."""
        result = self.site.build(**options)
        before, self.published = self.published, _read_digests(self.site)
        paths = sorted(before.keys() | self.published.keys())
        changed = [path for path in paths if before.get(path) != self.published.get(path)]
        is_search = [path.startswith("search-index/") for path in changed]
        return Work(
            result,
            pages=tuple(path for path, is_it in zip(changed, is_search, strict=True) if not is_it),
            search=tuple(path for path, is_it in zip(changed, is_search, strict=True) if is_it),
        )


def _read_digests(site: SiteFolder) -> dict[str, str]:
    manifest = read_manifest(site.site_dir / "public")
    assert manifest is not None
    return dict(manifest.digests)


def write_archive(site: SiteFolder, count: int, *, chinese_of: int = 1) -> None:
    """Stories over many months, every so many of them in Chinese too, with what stories usually
    have; the files are as old as if they had been written long before.
    """
    for number in range(count):
        write_story(site, number, chinese=number % chinese_of == 0)
    for file in (site.site_dir / "content").rglob("*.md"):
        os.utime(file, (1_700_000_000, 1_700_000_000))


def write_story(site: SiteFolder, number: int, *, chinese: bool = True, **front: object) -> None:
    """The story of that number: it has its day, its terms and its scores by that."""
    month = number // STORIES_A_MONTH
    day = number % STORIES_A_MONTH + 1
    facts: dict[str, object] = {
        "date": f"{FIRST_YEAR + month // 12}-{month % 12 + 1:02}-{day:02}",
        "category": ("models", "china")[number % 2],
        "tags": ["LLM", ("DeepSeek", "Robots", "Chips", "Policy")[number % 4], f"T{number % 40}"],
        "companies": [f"Company {number % 11}"],
        "scores": {"hot": number * 7 % 101, "quality": number * 13 % 101},
        "sources": [{"name": f"Daily {number % 5}"}],
    }
    site.article(f"s{number:04}.en", "A body.", "2026", **(facts | front))
    if chinese:
        site.article(f"s{number:04}.zh")
