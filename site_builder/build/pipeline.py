"""The pipeline: from content/ to public/, stage after stage."""

from __future__ import annotations

from contextlib import ExitStack
from datetime import datetime
from math import inf
from pathlib import Path

from site_builder.assets.obstacles import refuse_obstacles
from site_builder.build.comparing import Comparison, compare_plans
from site_builder.build.explaining import Update, explain_page
from site_builder.build.indexing import IndexUpdate
from site_builder.build.inputs import Inputs
from site_builder.build.options import BuildOptions, BuildResult
from site_builder.build.picturing import PictureUpdate, keep_pictures
from site_builder.build.preparing import Prepared, prepare_site
from site_builder.build.receipt import Receipt, write_receipt
from site_builder.build.state import NO_STATE, State, read_state, write_state
from site_builder.build.updating import PageUpdate
from site_builder.output.edition import Edition
from site_builder.output.publish import publishing
from site_builder.output.stage import Stage
from site_builder.pictures.cache import PictureCache
from site_builder.progress import Progress
from site_builder.store import DamagedError, Shelf, open_shelf, remove_cache_file
from site_builder.values import Value, replace
from site_builder.workers.collector import relax_collector


def publish_site(options: BuildOptions, inputs: Inputs, progress: Progress) -> BuildResult:
    """Build the site and publish it. Raises SiteError, and then public/ is as it was."""
    relax_collector()
    work_dir = options.site_dir / options.target.work_path
    with ExitStack() as stack:
        with progress.measure("look at the last build", "pages") as effort:
            publication = publishing(options.site_dir, options.target, durable=options.durable)
            stage = stack.enter_context(publication)
            last = read_state(work_dir, stage.generation)
            effort.count = sum(len(group.files) for group in last.groups.values())
        pictures = PictureCache(work_dir / "pictures")
        pipeline = Pipeline(options, inputs, progress, stage, pictures)
        try:
            state, result = pipeline.run(work_dir / "shelf", last)
        except DamagedError:
            remove_cache_file(work_dir / "shelf")
            state, result = pipeline.run(work_dir / "shelf", NO_STATE)
        with progress.measure("publish", "files") as effort:
            stack.close()
            effort.count = result.file_count
    keep_pictures(pictures, last.groups, state.groups)
    state = state._replace(generation=stage.generation)
    with progress.measure("keep what was built", "pages") as effort:
        write_state(work_dir, state)
        effort.count = sum(len(group.files) for group in state.groups.values())
    if inputs.are_settled:
        since, until = inputs.began / 1e9, state.holds_until
        receipt = Receipt(inputs.digest, state.generation, since, until, result)
        write_receipt(work_dir, receipt)
    return replace(result, warnings=tuple(sorted((*result.warnings, *stage.warnings))))


class Pipeline(Value):
    """Everything into the stage; without a place to keep pictures, empty files for them."""

    options: BuildOptions
    inputs: Inputs
    progress: Progress
    stage: Stage
    pictures: PictureCache | None = None

    def run(self, shelf_file: Path, last: State) -> tuple[State, BuildResult]:
        """Make of the `last` site the next one. Raises SiteError, OSError or DamagedError."""
        with open_shelf(shelf_file) as shelf:
            _, state, result = self.fill(shelf, last)
            shelf.drop(last.shelf_keys - state.shelf_keys)
            shelf.commit()
        return state, result

    def fill(self, shelf: Shelf, last: State) -> tuple[Prepared, State, BuildResult]:
        """As `run`; what is prepared can be looked at while the shelf is open."""
        if last is NO_STATE:
            self.stage.start_over()
        else:
            self.stage.go_on()
        prepared = prepare_site(self.options, self.inputs, self.progress, shelf, last)
        with self.progress.measure("compare with the last build", "groups") as effort:
            comparison = compare_plans(prepared, last)
            effort.count = len(comparison.kept) + len(comparison.stale)
        comparison.refuse_errors()
        return prepared, *self._update(comparison, last, shelf)

    def _update(
        self, comparison: Comparison, last: State, shelf: Shelf
    ) -> tuple[State, BuildResult]:
        edition, prepared = Edition(self.stage), comparison.prepared
        with IndexUpdate(prepared.archive, prepared.bases, last, edition, shelf) as index:
            pictures = PictureUpdate(self.options.site_dir, self.pictures, prepared.engine, edition)
            update = PageUpdate(
                site_dir=self.options.site_dir,
                comparison=comparison,
                known=last.groups,
                edition=edition,
                progress=self.progress,
                meanwhile=index.advance,
                pictures=pictures,
            )
            with self.progress.measure("plan, render and write", "pages") as effort:
                update.run()
                effort.count = update.rendered_count
            with self.progress.measure("make pictures", "files") as effort:
                effort.count = pictures.run()
            for asset in prepared.theme.assets:
                edition.put(asset.output_path, asset.content)
            with self.progress.measure("index for the search", "shards") as effort:
                index.finish()
                effort.count = index.built_count
        refuse_obstacles(prepared.theme.assets, edition.paths)
        edition.finish()
        state = self._make_state(comparison, update, index)
        same_base = last.bases.pages == prepared.bases.pages
        change = Update(last.groups, update.groups, same_base, edition)
        explanation = explain_page(self.options.explained, change)
        return state, replace(_make_result(prepared, update, edition), explanation=explanation)

    def _make_state(self, comparison: Comparison, update: PageUpdate, index: IndexUpdate) -> State:
        """What the next build is to know of this one, but for the name of what is published."""
        prepared = comparison.prepared
        return State(
            generation="",
            holds_until=prepared.assembled.changes_at,
            bases=prepared.bases,
            began=self.inputs.began,
            files=prepared.parsed.files,
            images=prepared.images.files,
            archive=prepared.assembled.index,
            sections=dict(comparison.sections),
            groups=update.groups,
            parts=index.parts,
            shards=index.shards,
        )


def _make_result(prepared: Prepared, update: PageUpdate, edition: Edition) -> BuildResult:
    due, zone = prepared.assembled.next_due, prepared.config.timezone
    return BuildResult(
        story_count=len(prepared.archive.stories),
        article_count=sum(len(story.record.languages) for story in prepared.archive.stories),
        file_count=len(edition.paths),
        draft_count=prepared.assembled.draft_count,
        next_due=datetime.fromtimestamp(due, zone).isoformat() if due < inf else "",
        warnings=tuple(sorted(prepared.problems)),
        parsed_count=prepared.parsed.parsed_count,
        rendered_count=update.rendered_count,
        written_count=len(edition.written),
    )
