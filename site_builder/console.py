"""How problems and progress look: as text, as JSON lines, as annotations of a pull request."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal, TypeVar
from unicodedata import east_asian_width

import click

from site_builder.errors import Position, Problem, format_position
from site_builder.progress import Effort, timing

Format = Literal["text", "json", "github"]
ReadLine = Callable[[Position], str]
Item = TypeVar("Item")

_COLOURS = {"error": "red", "warning": "yellow"}
_EXCERPT_WIDTH = 96


@dataclass(frozen=True, slots=True)
class Console:
    """Where a command writes: results to standard output; problems and progress to standard error,
    but for `json`, which is one object per line on standard output.
    """

    site_dir: Path
    format: Format = "text"
    keeps_efforts: bool = False
    _efforts: list[Effort] = field(default_factory=list)

    def show_problems(self, problems: Iterable[Problem]) -> None:
        """Every problem in the console's format, in the order of places."""
        for problem in sorted(problems):
            if self.format == "json":
                click.echo(format_json(problem))
            elif self.format == "github":
                click.echo(format_annotation(problem))
            else:
                click.echo(format_problem(problem, self._read_line, click.style), err=True)

    def say(self, text: str, **values: object) -> None:
        """One line about what was done; in `json` the `values` with the text as `message`."""
        if self.format == "json":
            click.echo(json.dumps({"message": text, **values}, ensure_ascii=False))
        else:
            click.echo(text)

    def track(self, items: Iterable[Item], label: str, total: int) -> Iterator[Item]:
        """The items again, with a progress bar where someone watches."""
        if self.format != "text" or not sys.stderr.isatty():
            yield from items
            return
        with click.progressbar(items, length=total, label=f"{label:<12}", file=sys.stderr) as bar:
            yield from bar

    def measure(self, stage: str, things: str) -> AbstractContextManager[Effort]:
        """As `Progress.measure` says; what was measured can be shown at the end."""
        effort = Effort(stage, things)
        if self.keeps_efforts:
            self._efforts.append(effort)
        return timing(effort)

    def show_efforts(self) -> None:
        """What each stage took."""
        for effort in self._efforts:
            self.say(
                f"{effort.seconds:8.2f} s  {effort.stage:<24} {effort.count:>9,} {effort.things}",
                stage=effort.stage,
                seconds=round(effort.seconds, 3),
                count=effort.count,
            )

    def _read_line(self, position: Position) -> str:
        return read_line(self.site_dir, position)


def read_line(site_dir: Path, position: Position) -> str:
    """The line that a position points at, or an empty text where there is none to show."""
    if not position.line:
        return ""
    try:
        with (site_dir / position.path).open(encoding="utf-8", errors="replace") as file:
            for number, line in enumerate(file, start=1):
                if number == position.line:
                    return line.rstrip("\r\n").replace("\t", " ")
    except OSError:
        pass
    return ""


def _plain(text: str, **_: object) -> str:
    return text


def format_problem(
    problem: Problem, read_line: ReadLine, style: Callable[..., str] = _plain
) -> str:
    """A problem as people read it: the place, what is wrong, the line with a caret, and the way
    out.
    """
    severity = style(problem.severity, fg=_COLOURS[problem.severity], bold=True)
    place = style(_printable(format_position(problem.position)), bold=True)
    message = _printable(problem.message)
    lines = [f"{place}: {severity}: {message} [{problem.rule}]"]
    lines += _format_excerpt(_printable(read_line(problem.position)), problem.position)
    if problem.hint:
        lines.append(f"  {style('hint:', bold=True)} {_printable(problem.hint)}")
    return "\n".join(lines)


def _format_excerpt(line: str, position: Position) -> Sequence[str]:
    if not line.strip():
        return ()
    start = max(0, position.column - _EXCERPT_WIDTH // 2)
    shown = ("…" if start else "") + line[start : start + _EXCERPT_WIDTH]
    gutter = f"  {position.line} | "
    if not position.column:
        return (gutter + shown,)
    before = line[start : position.column - 1]
    indent = " " * (len(gutter) - 2) + "| " + " " * (_columns(before) + (1 if start else 0))
    return (gutter + shown, f"{indent}^")


def _columns(text: str) -> int:
    """How many columns a terminal gives a text: two for each wide character."""
    return sum(2 if east_asian_width(character) in "WF" else 1 for character in text)


def _printable(text: str) -> str:
    """`text` with everything that could steer a terminal spelled out."""
    return "".join(
        character if character.isprintable() else character.encode("unicode_escape").decode()
        for character in text
    )


def format_json(problem: Problem) -> str:
    """A problem as one line of JSON."""
    record = {
        "path": problem.position.path,
        "line": problem.position.line,
        "column": problem.position.column,
        "severity": problem.severity,
        "rule": problem.rule,
        "message": problem.message,
        "hint": problem.hint,
    }
    return json.dumps(record, ensure_ascii=False)


def format_annotation(problem: Problem) -> str:
    """A problem as a workflow command of GitHub Actions
    (https://docs.github.com/actions/reference/workflow-commands-for-github-actions)."""
    place = f"file={_escape_property(problem.position.path)}"
    if problem.position.line:
        place += f",line={problem.position.line}"
        if problem.position.column:
            place += f",col={problem.position.column}"
    text = problem.message + (f"\n{problem.hint}" if problem.hint else "")
    return f"::{problem.severity} {place},title={problem.rule}::{_escape_data(text)}"


def _escape_data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _escape_property(text: str) -> str:
    return _escape_data(text).replace(":", "%3A").replace(",", "%2C")
