"""The style sheets work in every writing direction and have one order of precedence."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest

from tests.house.project import STATIC_DIR, files

_SIDE = "(?:top|right|bottom|left)"
PHYSICAL = re.compile(
    rf"""
    (?P<property>
        (?:margin|padding|inset|scroll-margin|scroll-padding)-{_SIDE}
      | {_SIDE}
      | border-{_SIDE}(?:-(?:width|style|color))?
      | border-(?:top|bottom)-(?:left|right)-radius
      | (?:min-|max-)?(?:width|height)
    )
    \s*:
    | (?:float|clear|text-align)\s*:\s*(?:left|right)\b
    """,
    re.VERBOSE,
)
_DECLARATION = re.compile(r"(?<=[{;}])\s*([\w-]+\s*:[^;{}]*)(?=[;}])")
_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_ORDER = re.compile(r"^@layer (?P<layers>[\w, -]+);", re.MULTILINE)
_LAYER = re.compile(r"^@layer ([\w-]+) \{", re.MULTILINE)
# The formatting of the sheets puts the end of what is outermost at the beginning of a line.
_BLOCK = re.compile(r"^@layer [\w-]+ \{.*?^\}", re.MULTILINE | re.DOTALL)


def _sheets() -> Iterator[tuple[str, str]]:
    """Each style sheet without its comments."""
    for file, path in files(STATIC_DIR / "css", "*.css"):
        yield file, _COMMENT.sub("", path.read_text(encoding="utf-8"))


def find_physical(css: str) -> list[str]:
    """The declarations that name a side of the screen instead of a side of the text."""
    declarations = (match.strip() for match in _DECLARATION.findall(_COMMENT.sub("", css)))
    return [declaration for declaration in declarations if PHYSICAL.match(declaration)]


def test_every_declaration_is_logical() -> None:
    found = {file: physical for file, css in _sheets() if (physical := find_physical(css))}
    assert found == {}


def test_nothing_is_important() -> None:
    assert [file for file, css in _sheets() if "!important" in css] == []


def test_one_sheet_begins_with_the_order_of_the_layers() -> None:
    orders = [(css.lstrip(), order) for _, css in _sheets() for order in _ORDER.finditer(css)]
    assert len(orders) == 1
    [(css, order)] = orders
    assert css.startswith(order[0])
    used = {layer for _, sheet in _sheets() for layer in _LAYER.findall(sheet)}
    assert used == set(order["layers"].replace(",", " ").split())


def test_every_rule_is_in_a_layer() -> None:
    outside = {file: _BLOCK.sub("", _ORDER.sub("", css)).strip() for file, css in _sheets()}
    assert {file: rest for file, rest in outside.items() if rest} == {}


@pytest.mark.parametrize(
    "declaration",
    ["margin-left: 1em", "left:0", "max-width: 3em", "border-top-color: red", "text-align: right"],
)
def test_a_physical_declaration_is_found(declaration: str) -> None:
    assert find_physical(f"a {{ color: red; {declaration}; }}") == [declaration]


@pytest.mark.parametrize(
    "css",
    [
        "@media (min-width: 40em) { a { margin-inline-start: 1em } }",
        "a { --left: 1px; border-inline-start-color: red; transition: left }",
        "/* a { left: 0 } */ a:hover { text-align: start }",
        "a { line-height: 1.8; stroke-width: 2 }",
    ],
)
def test_a_logical_declaration_is_not_found(css: str) -> None:
    assert find_physical(css) == []
