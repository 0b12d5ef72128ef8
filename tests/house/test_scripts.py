"""The scripts of the site are small modules that build nodes, never markup."""

from __future__ import annotations

import re

from tests.house.project import STATIC_DIR, files

MAX_LINES = 80
_COMMENT = re.compile(r"\s*(//|/\*\*?|\*)")
_MARKUP = re.compile(
    r"\b(?:innerHTML|outerHTML|insertAdjacentHTML|document\.write|eval|new Function)\b"
)


def test_a_script_is_at_most_80_lines_long_without_its_comments() -> None:
    lengths = {
        file: _count_code(path.read_text(encoding="utf-8"))
        for file, path in files(STATIC_DIR / "js", "*.js")
    }
    assert {file: length for file, length in lengths.items() if length > MAX_LINES} == {}


def test_no_script_makes_markup_or_code_from_text() -> None:
    found = {
        file: names
        for file, path in files(STATIC_DIR / "js", "*.js")
        if (names := _MARKUP.findall(path.read_text(encoding="utf-8")))
    }
    assert found == {}


def _count_code(text: str) -> int:
    return sum(bool(line.strip()) and not _COMMENT.match(line) for line in text.splitlines())
