"""A site built where nobody sees it, to find what is wrong with it."""

from __future__ import annotations

import tempfile
from pathlib import Path

from site_builder.build.inputs import survey_inputs
from site_builder.build.options import BuildOptions
from site_builder.build.pipeline import Pipeline
from site_builder.build.state import NO_STATE
from site_builder.checks import BuiltSite, WrittenLinks, check_built_site
from site_builder.errors import Problem
from site_builder.output.stage import staging
from site_builder.progress import Progress
from site_builder.store import open_shelf


def check_site(options: BuildOptions, progress: Progress) -> tuple[Problem, ...]:
    """Everything that is wrong with the site, also as built; publishes nothing.

    Raises SiteError where the site can't be built.
    """
    with tempfile.TemporaryDirectory(prefix="site-builder-") as folder:
        stage = staging(Path(folder) / "public")
        pipeline = Pipeline(options, survey_inputs(options), progress, stage)
        with open_shelf(None) as shelf:
            prepared, _, result = pipeline.fill(shelf, NO_STATE)
            written = WrittenLinks(prepared.archive)
            built = BuiltSite(stage.stage_dir, prepared.config.base_url, written=written)
            return (*result.warnings, *check_built_site(built))
