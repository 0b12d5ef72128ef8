"""From content/ to public/: nothing at all where nothing has changed, else the pipeline."""

from __future__ import annotations

from site_builder.build.inputs import survey_inputs
from site_builder.build.options import BuildOptions, BuildResult
from site_builder.build.receipt import find_result
from site_builder.folders import require_archive
from site_builder.output.manifest import read_generation
from site_builder.output.publish import building_alone
from site_builder.progress import Progress

__all__ = ["BuildOptions", "BuildResult", "build_site"]


def build_site(options: BuildOptions, progress: Progress) -> BuildResult:
    """Build the site and publish it. Raises SiteError, and then public/ is as it was."""
    require_archive(options.site_dir)
    work_dir = options.site_dir / options.target.work_path
    with building_alone(options.site_dir, options.target):
        with progress.measure("look at all files", "files") as effort:
            inputs = survey_inputs(options)
            effort.count = len(inputs.files)
        generation = read_generation(options.site_dir / options.target.output_path)
        done = find_result(work_dir, inputs, generation)
        if done and not options.explained:
            return done
        # A build with nothing to do need not wait until all that could be done is imported.
        from site_builder.build.pipeline import publish_site

        return publish_site(options, inputs, progress)
