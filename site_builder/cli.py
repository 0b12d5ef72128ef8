"""The commands. Each is thin: it turns options into one call, and what comes back into words and an
exit code.

Exit codes: 0 clean, 1 problems in the site, 2 wrong usage, 70 a bug of ours (with a traceback), 130
interrupted.
"""

from __future__ import annotations

import sys
import traceback
from collections.abc import Callable
from functools import partial, wraps
from pathlib import Path
from typing import ParamSpec

import click

from site_builder import __version__
from site_builder.console import Console, Format, read_line
from site_builder.errors import SiteError
from site_builder.workers import default_workers

P = ParamSpec("P")

_SiteFolder = click.Path(exists=True, file_okay=False, resolve_path=True, path_type=Path)

site_option = click.option(
    "--site",
    "site_dir",
    type=_SiteFolder,
    default=".",
    help="The archive's folder, which holds content/. Default: this folder.",
)
format_option = click.option(
    "--format",
    "output_format",
    type=click.Choice(["text", "json", "github"]),
    default="text",
    help="How problems are shown: for people, as JSON lines, or as annotations on GitHub.",
)
drafts_option = click.option("--drafts", is_flag=True, help="Publish drafts too.")
future_option = click.option(
    "--future", is_flag=True, help="Publish scheduled articles before they are due."
)
workers_option = click.option(
    "--workers",
    type=click.IntRange(min=1),
    default=default_workers,
    show_default="the number of cores",
    help="Processes that parse and render.",
)


def exit_with_code(command: Callable[P, int]) -> Callable[P, None]:
    """Run a command and exit with what it returns; show problems, and own up to bugs."""

    @wraps(command)
    def run(*args: P.args, **kwargs: P.kwargs) -> None:
        try:
            code = command(*args, **kwargs)
        except SiteError as error:
            site_dir = kwargs.get("site_dir", Path.cwd())
            assert isinstance(site_dir, Path)
            console = Console(site_dir, _format_of(kwargs.get("output_format", "text")))
            console.show_problems(error.problems)
            code = 1
        except KeyboardInterrupt:
            code = 130
        except BrokenPipeError:
            # Whoever read our output has gone: nothing more can be said to them.
            sys.stdout = None
            code = 141
        except click.ClickException:
            raise
        except Exception:  # noqa: BLE001 - the last resort, which says so
            traceback.print_exc()
            click.echo("site-builder: this is a bug of ours, please report it", err=True)
            code = 70
        sys.exit(code)

    return run


def _format_of(value: object) -> Format:
    return value if value in ("json", "github") else "text"


@click.group(
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    epilog="Start with: site-builder init my-archive && cd my-archive && site-builder serve",
)
@click.version_option(__version__, prog_name="site-builder")
def main() -> None:
    """Publish a curated, bilingual archive: Markdown in, a searchable static site out.

    An archive is a folder with content/site.yaml, articles below content/articles/ and, if you want
    to change how it looks, your own layouts/ and static/. The site is made in public/.
    """


@main.command()
@site_option
@drafts_option
@future_option
@workers_option
@format_option
@exit_with_code
def build(site_dir: Path, drafts: bool, future: bool, workers: int, output_format: Format) -> int:
    """Build the site into public/.

    Every problem of every file is shown in one run. When there is an error nothing is published:
    public/ stays as it was. Articles dated in the future wait until they are due; the build says
    when the next one is.
    """
    from site_builder.build import BuildOptions, build_site

    console = Console(site_dir, output_format)
    result = build_site(BuildOptions(site_dir, drafts, future, workers), console)
    console.show_problems(result.warnings)
    console.say(
        f"built {result.story_count:,} stories ({result.article_count:,} articles) "
        f"as {result.file_count:,} files in public/",
        stories=result.story_count,
        articles=result.article_count,
        files=result.file_count,
    )
    if result.draft_count:
        console.say(
            f"left out {result.draft_count:,} drafts: build with --drafts to see them",
            drafts=result.draft_count,
        )
    if result.next_due:
        console.say(
            f"the next scheduled article is due {result.next_due}: build again then",
            next_due=result.next_due,
        )
    return 0


@main.command()
@site_option
@drafts_option
@future_option
@workers_option
@format_option
@exit_with_code
def check(site_dir: Path, drafts: bool, future: bool, workers: int, output_format: Format) -> int:
    """Check everything without publishing.

    Checks all that a build checks, then builds the site into a temporary folder and checks the
    result: dead links within the site, missing images, alternates, markup. public/ is not touched.
    """
    from site_builder.build import BuildOptions, check_site

    console = Console(site_dir, output_format)
    problems = check_site(BuildOptions(site_dir, drafts, future, workers), console)
    console.show_problems(problems)
    errors = sum(problem.severity == "error" for problem in problems)
    warnings = len(problems) - errors
    console.say(f"{errors} errors, {warnings} warnings", errors=errors, warnings=warnings)
    return 1 if errors else 0


@main.command()
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

    Watches content/, layouts/ and static/. While there is an error, the terminal and every open page show it,
    and the last good site stays. No other machine can connect. public/ is not touched: what is served lies in
    .cache/serve/, so that drafts can't be deployed by accident. Ctrl-C ends it.
    """
    from site_builder.build import BuildOptions
    from site_builder.serve.serving import ServeOptions, serve_site

    console = Console(site_dir)
    options = ServeOptions(
        BuildOptions(site_dir, drafts, future, workers), port=port, opens_browser=opens_browser
    )
    serve_site(options, console, partial(read_line, site_dir))
    return 0


@main.command()
@click.argument("shell", type=click.Choice(["bash", "zsh", "fish"]))
@exit_with_code
def completion(shell: str) -> int:
    """Print what your shell needs to complete site-builder's commands and options.

    For example, in ~/.bashrc: eval "$(site-builder completion bash)"
    """
    from click.shell_completion import get_completion_class

    found = get_completion_class(shell)
    assert found is not None
    click.echo(found(main, {}, "site-builder", "_SITE_BUILDER_COMPLETE").source())
    return 0
