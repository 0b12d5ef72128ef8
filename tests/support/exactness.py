"""Incremental equals clean: a site built after edits against the same site built from nothing."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from site_builder.build import BuildResult
from site_builder.errors import Problem, SiteError
from site_builder.store import remove_cache_file
from tests.support.sites import SiteFolder


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a build said: its result, or the problems that it failed with."""

    result: BuildResult | None
    problems: tuple[Problem, ...]

    @property
    def summary(self) -> tuple[object, ...]:
        """What is the same after any build of the same site, whatever was done for it."""
        if self.result is None:
            return (self.problems,)
        said = self.result
        counts = (said.story_count, said.article_count, said.file_count, said.draft_count)
        return (self.problems, *counts, said.next_due)


def try_to_build(site: SiteFolder, *, drafts: bool = False, future: bool = False) -> Outcome:
    """Build the site, and take its problems for an answer."""
    try:
        result = site.build(drafts=drafts, future=future)
    except SiteError as error:
        return Outcome(None, error.problems)
    return Outcome(result, result.warnings)


@contextmanager
def without_past(site: SiteFolder) -> Iterator[None]:
    """While nothing is there that an earlier build made; afterwards it is there again."""
    aside_dir = site.site_dir.with_name(f"{site.site_dir.name}-aside")
    aside_dir.mkdir()
    made = [name for name in ("public", ".cache") if (site.site_dir / name).exists()]
    for name in made:
        (site.site_dir / name).rename(aside_dir / name)
    try:
        yield
    finally:
        for name in ("public", ".cache"):
            remove_cache_file(site.site_dir / name)
        for name in made:
            (aside_dir / name).rename(site.site_dir / name)
        aside_dir.rmdir()


def find_differences(found: dict[str, bytes], expected: dict[str, bytes]) -> list[str]:
    """The paths of files that only one has, or that differ."""
    return sorted(
        path for path in found.keys() | expected.keys() if found.get(path) != expected.get(path)
    )


def assert_exact(site: SiteFolder, *, drafts: bool = False, future: bool = False) -> Outcome:
    """Build the site, and build it from nothing: both say the same and give the same bytes.

    A build that fails leaves what was published.
    """
    before = site.output()
    found = try_to_build(site, drafts=drafts, future=future)
    with without_past(site):
        expected = try_to_build(site, drafts=drafts, future=future)
        clean = site.output()
    output = before if expected.result is None else clean
    different = find_differences(site.output(), output)
    assert (found.summary, different) == (expected.summary, []), different
    return found
