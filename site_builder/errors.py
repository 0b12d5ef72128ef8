"""What can go wrong, as values with a place and a way out.

SiteError                 carries Problems; the only thing that the command line catches
├── ConfigError           site.yaml or a term registry
├── ContentError          articles and pages, each for itself and together
├── LayoutError           a layout, a partial or a file of strings
├── OutputError           public/ can't be written or must not be replaced
└── SearchError           the search index can't be made
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Literal

from site_builder.values import Value

_POSITION = re.compile(r"(?P<path>.*?)(?::(?P<line>\d+)(?::(?P<column>\d+))?)?", re.DOTALL)


class Position(Value, order=True):
    """A place in a file: its path from the site's folder, line and column counted from 1.

    Line 0 means the file as a whole; column 0 the line as a whole.
    """

    path: str
    line: int = 0
    column: int = 0


def format_position(position: Position) -> str:
    """`path`, `path:line` or `path:line:column`."""
    parts = [position.path]
    if position.line:
        parts.append(str(position.line))
        if position.column:
            parts.append(str(position.column))
    return ":".join(parts)


def parse_position(text: str) -> Position:
    """The inverse of `format_position`, for paths that don't end in `:` and digits."""
    match = _POSITION.fullmatch(text)
    assert match is not None
    return Position(match["path"], int(match["line"] or 0), int(match["column"] or 0))


class Problem(Value, order=True):
    """One thing that is wrong, where it is, and what to do about it.

    `rule` is the kebab-case name under which docs/rules.md explains it.
    """

    position: Position
    rule: str
    message: str
    hint: str = ""
    severity: Literal["error", "warning"] = "error"


class SiteError(Exception):
    """Something in the site stops the build. `problems` says what, in the order of their places."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems: tuple[Problem, ...] = tuple(sorted(problems))
        super().__init__("; ".join(problem.message for problem in self.problems))

    def __reduce__(self) -> tuple[type[SiteError], tuple[tuple[Problem, ...]]]:
        return type(self), (self.problems,)


class ConfigError(SiteError):
    """site.yaml or a term registry is wrong."""


class ContentError(SiteError):
    """Articles or pages are wrong, or claim one address."""


class LayoutError(SiteError):
    """A layout, a partial or a file of strings is wrong."""


class OutputError(SiteError):
    """The output folder can't be written, or must not be replaced."""


class SearchError(SiteError):
    """The search index can't be made."""
