"""The pipeline: from content/ to public/, stage after stage."""

from __future__ import annotations

import tempfile
from dataclasses import dataclass, replace
from datetime import datetime
from math import inf
from pathlib import Path

from site_builder.archive.archive import Archive
from site_builder.build.indexing import update_index
from site_builder.build.options import BuildOptions, BuildResult
from site_builder.build.preparing import Prepared, prepare_site
from site_builder.build.state import NO_STATE, State, read_state, write_state
from site_builder.build.updating import PageUpdate
from site_builder.checks import BuiltSite, check_built_site
from site_builder.config import require_archive
from site_builder.errors import ContentError, Problem
from site_builder.output.edition import Edition
from site_builder.output.publish import building_alone, publishing
from site_builder.output.stage import Stage, staging
from site_builder.pages.page import Copy, Page
from site_builder.progress import Progress
from site_builder.store import DamagedError, open_shelf, remove_cache_file

__all__ = ["BuildOptions", "BuildResult", "Plan", "build_site", "check_site", "plan_site"]


def build_site(options: BuildOptions, progress: Progress) -> BuildResult:
    """Build the site and publish it. Raises SiteError, and then public/ is as it was."""
    require_archive(options.site_dir)
    work_dir = options.site_dir / options.target.work_path
    with building_alone(options.site_dir, options.target):
        with publishing(options.site_dir, options.target, durable=options.durable) as stage:
            last = read_state(work_dir, stage.generation)
            try:
                state, result = _build_with(options, progress, stage, work_dir, last)
            except DamagedError:
                remove_cache_file(work_dir / "shelf")
                state, result = _build_with(options, progress, stage, work_dir, NO_STATE)
        write_state(work_dir, state._replace(generation=stage.generation))
    return replace(result, warnings=tuple(sorted((*result.warnings, *stage.warnings))))


def check_site(options: BuildOptions, progress: Progress) -> tuple[Problem, ...]:
    """Everything that is wrong with the site, also as built; publishes nothing.

    Raises SiteError where the site can't be built.
    """
    with tempfile.TemporaryDirectory(prefix="site-builder-") as folder:
        stage = staging(Path(folder) / "public")
        with open_shelf(Path(folder) / "shelf") as shelf:
            prepared = prepare_site(options, progress, shelf)
            _build(prepared, options, progress, stage, NO_STATE)
        built = BuiltSite(stage.stage_dir, prepared.config.base_url)
        return (*sorted(prepared.problems), *check_built_site(built))


@dataclass(frozen=True, slots=True)
class Plan:
    """A site before it is rendered: everything that will exist, and what to warn of."""

    archive: Archive
    draft_count: int
    next_due: float  # in seconds since 1970, or infinity
    pages: tuple[Page, ...]
    copies: tuple[Copy, ...]
    warnings: tuple[Problem, ...]


def plan_site(options: BuildOptions, progress: Progress) -> Plan:
    """Read, parse and plan everything. Raises SiteError with the problems of all files."""
    with open_shelf(None) as shelf:
        prepared = prepare_site(options, progress, shelf)
        prepared.refuse_errors()
        if collisions := prepared.find_collisions():
            raise ContentError(collisions)
        planned = [page for group in prepared.groups() for page in group.plan()]
        return Plan(
            archive=prepared.archive,
            draft_count=prepared.assembled.draft_count,
            next_due=prepared.assembled.next_due,
            pages=tuple(page for page in planned if isinstance(page, Page)),
            copies=tuple(page for page in planned if isinstance(page, Copy)),
            warnings=tuple(sorted(prepared.problems)),
        )


def _build_with(
    options: BuildOptions, progress: Progress, stage: Stage, work_dir: Path, last: State
) -> tuple[State, BuildResult]:
    if last is NO_STATE:
        stage.start_over()
    else:
        stage.go_on()
    with open_shelf(work_dir / "shelf") as shelf:
        prepared = prepare_site(options, progress, shelf, last)
        state, result = _build(prepared, options, progress, stage, last)
        gone = {file.key for file in last.files.values()}
        shelf.drop(gone - {file.key for file in state.files.values()})
        shelf.commit()
    return state, result


def _build(
    prepared: Prepared, options: BuildOptions, progress: Progress, stage: Stage, last: State
) -> tuple[State, BuildResult]:
    """Everything into the stage. Raises ContentError, LayoutError, SearchError or OSError."""
    prepared.refuse_errors()
    is_same_base = last.base == prepared.base
    edition = Edition(stage)
    update = PageUpdate(
        site_dir=options.site_dir,
        prepared=prepared,
        known=last.groups if is_same_base else {},
        edition=edition,
        progress=progress,
    )
    update.run()
    for asset in prepared.assets:
        edition.put(asset.output_path, asset.content)
    known_shards = last.shards if is_same_base else {}
    shards = update_index(prepared.archive, prepared.base, known_shards, edition)
    edition.finish()
    state = State(
        generation="",
        base=prepared.base,
        began=prepared.began,
        files=prepared.parsed.files,
        archive=prepared.assembled.index,
        groups=update.groups,
        shards=shards,
    )
    return state, _make_result(prepared, update, edition)


def _make_result(prepared: Prepared, update: PageUpdate, edition: Edition) -> BuildResult:
    due, zone = prepared.assembled.next_due, prepared.config.timezone
    return BuildResult(
        story_count=len(prepared.archive.stories),
        article_count=sum(len(story.record.languages) for story in prepared.archive.stories),
        file_count=edition.file_count,
        draft_count=prepared.assembled.draft_count,
        next_due=datetime.fromtimestamp(due, zone).isoformat() if due < inf else "",
        warnings=tuple(sorted(prepared.problems)),
        parsed_count=prepared.parsed.parsed_count,
        rendered_count=update.rendered_count,
        written_count=edition.written_count,
    )
