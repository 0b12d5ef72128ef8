"""Commands that make the site: build, check and serve."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import click

from site_builder.cli.running import (
    drafts_option,
    exit_with_code,
    format_option,
    future_option,
    scheduler_option,
    site_option,
    workers_option,
)
from site_builder.console import Console, Format, read_line
from site_builder.wording import counted

if TYPE_CHECKING:
    from site_builder.build import BuildResult


@click.command()
@site_option
@drafts_option
@future_option
@workers_option
@scheduler_option
@click.option(
    "--durable",
    is_flag=True,
    help="Wait until the site is on the disk, so that it survives a power cut.",
)
@click.option(
    "--explain",
    "explained",
    metavar="ADDRESS",
    default="",
    help="Say why the page at this address was made again, or not.",
)
@click.option("--profile", is_flag=True, help="Say what each stage took.")
@format_option
@exit_with_code
def build(
    site_dir: Path,
    drafts: bool,
    future: bool,
    workers: int,
    scheduler: str,
    durable: bool,
    explained: str,
    profile: bool,
    output_format: Format,
) -> int:
    """Build the site into public/.

    Every problem of every file is shown in one run. When there is an error nothing is published:
    public/ stays as it was. Articles dated in the future wait until they are due; the build says
    when the next one is.
    """
    from site_builder.build import BuildOptions, build_site

    console = Console(site_dir, output_format, keeps_efforts=profile)
    options = BuildOptions(
        site_dir, drafts, future, workers, scheduler, durable=durable, explained=explained
    )
    result = build_site(options, console)
    console.show_problems(result.warnings)
    _say_what_there_is(console, result)
    for line in result.explanation:
        console.say(line)
    console.show_efforts()
    return 0


def _say_what_there_is(console: Console, result: BuildResult) -> None:
    console.say(
        f"built {counted(result.story_count, 'story', 'stories')} "
        f"({counted(result.article_count, 'article', 'articles')}) "
        f"as {counted(result.file_count, 'file', 'files')} in public/",
        stories=result.story_count,
        articles=result.article_count,
        files=result.file_count,
    )
    if result.draft_count:
        console.say(
            f"left out {counted(result.draft_count, 'draft', 'drafts')}: "
            "build with --drafts to see them",
            drafts=result.draft_count,
        )
    if result.next_due:
        console.say(
            f"the next scheduled article is due {result.next_due}: build again then",
            next_due=result.next_due,
        )


@click.command()
@site_option
@drafts_option
@future_option
@workers_option
@scheduler_option
@format_option
@exit_with_code
def check(
    site_dir: Path,
    drafts: bool,
    future: bool,
    workers: int,
    scheduler: str,
    output_format: Format,
) -> int:
    """Check everything without publishing.

    Checks all that a build checks, then builds the site into a temporary folder and checks the
    result: dead links within the site, missing images, alternates, markup. public/ is not touched.
    """
    from site_builder.build import BuildOptions
    from site_builder.build.checking import check_site

    console = Console(site_dir, output_format)
    problems = check_site(BuildOptions(site_dir, drafts, future, workers, scheduler), console)
    console.show_problems(problems)
    errors = sum(problem.severity == "error" for problem in problems)
    warnings = len(problems) - errors
    found = f"{counted(errors, 'error', 'errors')}, {counted(warnings, 'warning', 'warnings')}"
    console.say(found, errors=errors, warnings=warnings)
    return 1 if errors else 0


@click.command()
@site_option
@drafts_option
@future_option
@workers_option
@click.option(
    "--port",
    type=click.IntRange(0, 65_535),
    help="Where to listen, 0 for any free port. Default: 8000, or the next that is free.",
)
@click.option("--open", "opens_browser", is_flag=True, help="Open the site in the browser.")
@exit_with_code
def serve(
    site_dir: Path, drafts: bool, future: bool, workers: int, port: int | None, opens_browser: bool
) -> int:
    """Show the site on this machine; rebuild and reload on a change.

    Watches content/, layouts/ and static/. While there is an error, the terminal and every open
    page show it, and the last good site stays. No other machine can connect. What is served lies in
    .cache/serve/, so that no draft gets into public/. Ctrl-C ends it.
    """
    from site_builder.build import BuildOptions
    from site_builder.serve.serving import ServeOptions, serve_site

    console = Console(site_dir)
    options = ServeOptions(
        BuildOptions(site_dir, drafts, future, workers), port=port, opens_browser=opens_browser
    )
    serve_site(options, console, partial(read_line, site_dir))
    return 0
