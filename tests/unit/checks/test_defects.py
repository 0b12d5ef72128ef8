"""Every check finds its defect, at its line, and says it once; a sound site has none."""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass
from pathlib import Path

import pytest

from site_builder.checks import CHECKS, BuiltSite, check_built_site
from site_builder.errors import format_position
from tests.unit.checks.small_site import BASE_URL, small_site, write_files

_BLOCK = re.compile(
    r"^# (?P<name>.+)\n(?P<path>.+)\n- (?P<old>.+)\n\+ ?(?P<new>.*)\n(?P<problem>.+)$", re.MULTILINE
)


@dataclass(frozen=True)
class Defect:
    """A block of defects.txt."""

    name: str
    path: str
    old: str
    new: str
    problem: str


def read_defects() -> list[Defect]:
    text = Path(__file__).with_name("defects.txt").read_text(encoding="ascii")
    blocks = [match.groupdict() for match in _BLOCK.finditer(text)]
    assert len(blocks) == text.count("\n# "), "a block of defects.txt has another form"
    return [
        Defect(**{key: codecs.decode(value, "unicode_escape") for key, value in block.items()})
        for block in blocks
    ]


DEFECTS = read_defects()


def make_site(folder: Path, defect: Defect | None = None) -> BuiltSite:
    files = small_site()
    if defect:
        assert defect.old in files[defect.path]
        files[defect.path] = files[defect.path].replace(defect.old, defect.new)
    write_files(files, folder)
    return BuiltSite(folder, BASE_URL, "site")


def test_a_sound_site_has_no_problems(tmp_path: Path) -> None:
    assert check_built_site(make_site(tmp_path)) == []


@pytest.mark.parametrize("defect", DEFECTS, ids=lambda defect: defect.name)
def test_a_defect_is_found_once_at_its_line(defect: Defect, tmp_path: Path) -> None:
    problems = check_built_site(make_site(tmp_path, defect))
    found = [f"{format_position(problem.position)} {problem.rule}" for problem in problems]
    assert found == [f"site/{defect.problem}"]


def test_every_check_finds_one_of_the_defects(tmp_path: Path) -> None:
    sites = [make_site(tmp_path / str(number), defect) for number, defect in enumerate(DEFECTS)]
    idle = [check.__name__ for check in CHECKS if not any(check(site) for site in sites)]
    assert idle == []
