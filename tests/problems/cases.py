"""Cases of bad input: a name, the input and the problems that it gives, between lines of a dot.

In an input the line `{required}` stands for the keys that every such file must have.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import zip_longest
from pathlib import Path

from site_builder.errors import Problem

_FOLDER = Path(__file__).parent


@dataclass(frozen=True, slots=True)
class Case:
    name: str
    text: str
    expected: str


def load_cases(file_name: str, required: str) -> list[Case]:
    """The cases of a file beside this one."""
    lines = (_FOLDER / file_name).read_text(encoding="utf-8").splitlines()
    cases = []
    start = 0
    dots = [number for number, line in enumerate(lines) if line == "."]
    for first, second, third in zip_longest(*[iter(dots)] * 3):
        name = " ".join(lines[start:first]).strip()
        text = "\n".join([*lines[first + 1 : second], ""]).replace("{required}", required)
        cases.append(Case(name, text, "\n".join(lines[second + 1 : third])))
        start = third + 1
    return cases


def format_problems(problems: Iterable[Problem]) -> str:
    """Problems as the files of cases show them, in the order of their places."""
    return "\n".join(line for problem in sorted(problems) for line in _format(problem))


def _format(problem: Problem) -> list[str]:
    place, message = problem.position, problem.message
    lines = [f"{place.line}:{place.column}: {problem.severity}: {message} [{problem.rule}]"]
    return [*lines, f"  hint: {problem.hint}"] if problem.hint else lines
