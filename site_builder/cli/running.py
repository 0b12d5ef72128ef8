"""How every command runs: the options that several share, and what it exits with."""

from __future__ import annotations

import sys
import traceback
from collections.abc import Callable
from functools import wraps
from pathlib import Path
from typing import ParamSpec

import click

from site_builder.console import Console, Format
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
scheduler_option = click.option(
    "--scheduler",
    metavar="ADDRESS",
    default="",
    help="Let a Dask cluster parse and render, such as tcp://10.0.0.1:8786.",
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
