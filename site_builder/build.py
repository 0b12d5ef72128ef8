"""The pipeline: from content/ to public/, stage after stage."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from site_builder.archive.archive import Archive
from site_builder.archive.assemble import assemble_archive
from site_builder.archive.stories import Visibility
from site_builder.articles.batches import parse_sources
from site_builder.assets.assets import Asset, load_assets
from site_builder.checks import BuiltSite, check_built_site
from site_builder.config import Config, load_config
from site_builder.errors import ContentError, Problem
from site_builder.output.publish import PUBLIC, Stage, Target, publishing
from site_builder.pages.frames import FrameMaker
from site_builder.pages.page import Copy, Page
from site_builder.pages.plan import plan_pages
from site_builder.pages.standalone import SEARCH_BUNDLE
from site_builder.progress import Progress
from site_builder.registry import load_registries
from site_builder.rendering.render import Theme, render_pages
from site_builder.search.bundle import write_index
from site_builder.search.collect import make_records
from site_builder.search.shards import plan_shards
from site_builder.sources import collect_source_files
from site_builder.strings import load_strings
from site_builder.theme import theme_dirs


@dataclass(frozen=True, slots=True)
class BuildOptions:
    """What a build is asked for. `drafts` and `future` publish what would wait."""

    site_dir: Path
    drafts: bool = False
    future: bool = False
    workers: int = 1
    target: Target = PUBLIC


@dataclass(frozen=True, slots=True)
class Plan:
    """A site before it is rendered: everything that will exist, and what to warn of."""

    archive: Archive
    pages: tuple[Page, ...]
    copies: tuple[Copy, ...]
    assets: tuple[Asset, ...]
    theme: Theme
    warnings: tuple[Problem, ...]


@dataclass(frozen=True, slots=True)
class BuildResult:
    story_count: int
    article_count: int
    file_count: int
    draft_count: int
    next_due: str  # ISO, or empty
    warnings: tuple[Problem, ...]


def build_site(options: BuildOptions, progress: Progress) -> BuildResult:
    """Build the site and publish it. Raises SiteError, and then public/ is as it was."""
    plan = plan_site(options, progress)
    with publishing(options.site_dir, options.target) as stage:
        write_site(plan, stage, options, progress)
    due = plan.archive.next_due
    return BuildResult(
        story_count=len(plan.archive.stories),
        article_count=sum(len(story.articles) for story in plan.archive.stories),
        file_count=len(stage.digests),
        draft_count=plan.archive.draft_count,
        next_due=due.iso if due else "",
        warnings=plan.warnings,
    )


def check_site(options: BuildOptions, progress: Progress) -> tuple[Problem, ...]:
    """Everything that is wrong with the site, also as built; publishes nothing.

    Raises SiteError where the site can't be built.
    """
    plan = plan_site(options, progress)
    with _temporary_stage() as stage:
        write_site(plan, stage, options, progress)
        built = BuiltSite(stage.stage_dir, plan.archive.config.base_url)
        return (*plan.warnings, *check_built_site(built))


def plan_site(options: BuildOptions, progress: Progress) -> Plan:
    """Read, parse and plan. Raises SiteError with the problems of all files."""
    site_dir = options.site_dir
    config = load_config(site_dir)
    registries = load_registries(site_dir, config)
    files = collect_source_files(site_dir)
    parsed = parse_sources(site_dir, files, config, options.workers, progress)
    visibility = Visibility(datetime.now(UTC), options.drafts, options.future)
    archive, archive_problems = assemble_archive(
        parsed.articles, parsed.pages, config, registries, visibility, broken=parsed.broken
    )
    layout_dirs = theme_dirs(site_dir, "layouts")
    frames = FrameMaker(archive, load_strings(layout_dirs, config))
    planned, page_problems = plan_pages(archive, frames)
    problems = (*files.problems, *parsed.problems, *archive_problems, *page_problems)
    if any(problem.severity == "error" for problem in problems):
        raise ContentError(problems)
    assets = load_assets(theme_dirs(site_dir, "static"))
    return Plan(
        archive=archive,
        pages=tuple(page for page in planned if isinstance(page, Page)),
        copies=tuple(page for page in planned if isinstance(page, Copy)),
        assets=assets,
        theme=_make_theme(layout_dirs, config, assets),
        warnings=tuple(sorted(problems)),
    )


def write_site(plan: Plan, stage: Stage, options: BuildOptions, progress: Progress) -> None:
    """Render everything into the stage. Raises LayoutError, SearchError or OSError."""
    rendered = render_pages(plan.pages, plan.theme, options.workers)
    tracked = progress.track(rendered, "rendering", len(plan.pages))
    for page, content in zip(plan.pages, tracked, strict=True):
        stage.write_file(page.route.output_path, content)
    for asset in plan.assets:
        stage.write_file(asset.output_path, asset.content)
    for copy in plan.copies:
        content = (options.site_dir / copy.source_path).read_bytes()
        stage.write_file(copy.route.output_path, content)
    _write_search(plan.archive, stage)


def _write_search(archive: Archive, stage: Stage) -> None:
    (name,) = SEARCH_BUNDLE.folders
    index_dir = stage.stage_dir / name
    index_dir.mkdir()
    write_index(plan_shards(make_records(archive)), index_dir)
    stage.add_folder(name)


def _make_theme(layout_dirs: tuple[Path, ...], config: Config, assets: tuple[Asset, ...]) -> Theme:
    return Theme(layout_dirs, config, tuple((asset.name, asset.href) for asset in assets))


@contextmanager
def _temporary_stage() -> Iterator[Stage]:
    folder = Path(tempfile.mkdtemp(prefix="site-builder-"))
    try:
        yield Stage(folder)
    finally:
        shutil.rmtree(folder, ignore_errors=True)
