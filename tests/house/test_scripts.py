"""The scripts of the site are small modules that build nodes, never markup."""

from __future__ import annotations

import posixpath
import re

import pytest

from tests.house.project import LAYOUTS_DIR, STATIC_DIR, files

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


@pytest.mark.parametrize("part", ["page", "dialog"])
def test_a_browser_is_told_of_every_module_of_the_search(part: str) -> None:
    main = f"search-{part}/main"
    layout = (LAYOUTS_DIR / "macros/search_modules.html").read_text(encoding="utf-8")
    told = [
        name
        for listed in re.findall(rf"set (?:shared|of_{part}) = \((.*?)\)", layout, re.DOTALL)
        for name in re.findall(r'"(.*?)"', listed)
    ]
    assert sorted(told) == sorted(_find_imported(main, set()) - {main})


def _find_imported(name: str, known: set[str]) -> set[str]:
    """A module and all that it imports, by their paths below static/js without suffix."""
    if name not in known:
        known.add(name)
        text = (STATIC_DIR / f"js/{name}.js").read_text(encoding="utf-8")
        for path in re.findall(r'from "(\..*?)\.js"', text):
            _find_imported(posixpath.normpath(posixpath.join(posixpath.dirname(name), path)), known)
    return known


def _count_code(text: str) -> int:
    return sum(bool(line.strip()) and not _COMMENT.match(line) for line in text.splitlines())
