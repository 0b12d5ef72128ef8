"""How every command runs: the options that several share, and what it exits with."""

from __future__ import annotations

import gc
import signal
import sys
import threading
import traceback
from collections.abc import Callable
from functools import wraps
from pathlib import Path
from types import FrameType
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
            _end_in_order()
            code = command(*args, **kwargs)
        except _EndedError as error:
            code = 128 + error.number
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
        gc.freeze()  # it all goes with the process: there is nothing to look for once more
        sys.exit(code)

    return run


class _EndedError(BaseException):
    """The process was told to end, by a signal of this number."""

    def __init__(self, number: int) -> None:
        super().__init__(number)
        self.number = number


def _end_in_order() -> None:
    """Let a request to end, or a closed terminal, end the command as Ctrl-C does: what it has begun
    is cleared away. A signal that is ignored, as under nohup, stays so."""
    if threading.current_thread() is threading.main_thread():
        for number in (signal.SIGTERM, signal.SIGHUP):
            if signal.getsignal(number) is signal.SIG_DFL:
                signal.signal(number, _end)


def _end(number: int, _: FrameType | None) -> None:
    raise _EndedError(number)


def _format_of(value: object) -> Format:
    return value if value in ("json", "github") else "text"
