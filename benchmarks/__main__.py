"""`python -m benchmarks COMMAND`: see README.md of this folder."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import click

from benchmarks.comparison import Run, run_scenarios
from benchmarks.formats import Format, HugoFormat, OurFormat, write_archive
from benchmarks.publishing import format_publishing, measure_publishing
from benchmarks.report import describe_machine, format_machine, format_report, write_results
from benchmarks.start_up import format_start_up, measure_start_up
from benchmarks.stories import Newsroom
from benchmarks.tools import Tool, build_archive, hugo_tool, our_tool, read_versions

_RESULTS_DIR = Path(__file__).with_name("results")
_FORMATS: dict[str, Format] = {"site-builder": OurFormat(), "hugo": HugoFormat()}
_Folder = click.Path(path_type=Path, file_okay=False)


def _parse_sizes(_: click.Context, __: click.Parameter, value: str) -> tuple[int, ...]:
    sizes = value.split(",")
    if not all(size.isdecimal() and int(size) for size in sizes):
        raise click.BadParameter(f"{value!r} is not a list of numbers, as 1000,10000")
    return tuple(map(int, sizes))


_work_option = click.option(
    "--work",
    type=_Folder,
    help="Where the measured sites go, and are removed again. Default: the folder for "
    "temporary files. 10,000 stories need about 5 GB.",
)


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
def main() -> None:
    """Make archives of any size, and measure how long their sites take to build."""


@main.command()
@click.option("--stories", callback=_parse_sizes, default="1000,10000", show_default=True)
@click.option("--repeat", type=click.IntRange(1), default=3, show_default=True)
@_work_option
def compare(stories: tuple[int, ...], repeat: int, work: Path | None) -> None:
    """Measure site-builder and Hugo with Pagefind, taking turns."""
    with _work_folder(work) as work_dir:
        _measure("compare", (our_tool(), hugo_tool(work_dir)), stories, repeat, work_dir)


@main.command()
@click.option("--stories", callback=_parse_sizes, default="50000", show_default=True)
@click.option("--repeat", type=click.IntRange(1), default=1, show_default=True)
@_work_option
def scale(stories: tuple[int, ...], repeat: int, work: Path | None) -> None:
    """Measure site-builder alone."""
    with _work_folder(work) as work_dir:
        _measure("scale", (our_tool(),), stories, repeat, work_dir)


@main.command()
@click.argument("out", type=_Folder)
@click.option("--stories", type=click.IntRange(1), default=1000, show_default=True)
@click.option(
    "--format",
    "form",
    type=click.Choice(tuple(_FORMATS)),
    default="site-builder",
    show_default=True,
)
def archive(out: Path, stories: int, form: str) -> None:
    """Write an archive of made-up stories into the folder OUT."""
    write_archive(_FORMATS[form], out, Newsroom(stories))


@main.command("start-up")
@click.option("--repeat", type=click.IntRange(1), default=20, show_default=True)
def start_up(repeat: int) -> None:
    """Measure `site-builder --version` against an interpreter that does nothing."""
    with _work_folder(None) as work_dir:
        click.echo(format_start_up(measure_start_up(repeat, work_dir)))


@main.command()
@click.option("--files", type=click.IntRange(2), default=200_000, show_default=True)
@click.option("--repeat", type=click.IntRange(1), default=5, show_default=True)
@_work_option
def publish(files: int, repeat: int, work: Path | None) -> None:
    """Measure publishing alone: the site is made up, and one of its files changes."""
    with _work_folder(work) as work_dir:
        click.echo(format_publishing(measure_publishing(files, repeat, work_dir)))


@main.command()
@click.option("--repeat", type=click.IntRange(1), default=5, show_default=True)
def lighthouse(repeat: int) -> None:
    """Measure how a phone loads pages of the sample archive, with Lighthouse's mobile preset."""
    # Not above: Lighthouse and a browser are needed for nothing else here.
    from benchmarks.loading import build_sample, format_head, format_loading, measure_loading

    with _work_folder(None) as work_dir:
        public_dir = build_sample(work_dir)
        click.echo(f"{format_machine(describe_machine())}\n\n{format_head()}")
        for page, verdicts in measure_loading(public_dir, repeat):
            click.echo(format_loading(page, verdicts))


@main.command()
@click.option("--stories", type=click.IntRange(1), default=10_000, show_default=True)
@click.option("--repeat", type=click.IntRange(1), default=5, show_default=True)
@click.option("--site", type=_Folder, help="A built site (its public/), measured as it is.")
@_work_option
def search(stories: int, repeat: int, site: Path | None, work: Path | None) -> None:
    """Measure searches in a browser with an empty cache, on a simulated network."""
    # Not above: a browser is needed for nothing else here.
    from benchmarks.searching import format_searches, measure_searches

    with _work_folder(work) as work_dir:
        site_dir = site or build_archive(our_tool(), Newsroom(stories), work_dir)
        click.echo(format_machine(describe_machine()))
        click.echo(format_searches(measure_searches(site_dir, repeat)))


def _measure(
    kind: str, tools: tuple[Tool, ...], sizes: tuple[int, ...], repeat: int, work_dir: Path
) -> None:
    """Print the tables, and keep the runs of each size in a file of their own."""
    machine = describe_machine() | read_versions(tools)
    found: list[Run] = []
    for size in sizes:
        runs = list(run_scenarios(tools, size, repeat, work_dir, _say))
        write_results(_RESULTS_DIR / f"{kind}-{size}.json", machine, runs)
        found += runs
    click.echo(f"{format_machine(machine)}\n\n{format_report(found)}")


def _say(text: str) -> None:
    click.echo(text, err=True)


@contextmanager
def _work_folder(parent: Path | None) -> Iterator[Path]:
    if parent is not None:
        parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix="benchmarks-", dir=parent) as folder:
        yield Path(folder)


if __name__ == "__main__":
    main()
