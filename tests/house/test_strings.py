"""The words of the layouts: the same keys in each language, all there and all used."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
import yaml
from jinja2 import Environment, nodes

from tests.house.project import (
    LAYOUTS_DIR,
    PACKAGE_DIR,
    files,
    parse_module,
    python_files,
)

# Where the key stands among the arguments of what looks a word up.
_LAYOUT_FUNCTIONS = {"t": 0, "t_in": 1}
_METHODS = {"text": 0, "word": 1}
_PLACE = re.compile(r"\{(\w+)\}")
_JINJA = Environment(extensions=["jinja2.ext.do"])


@dataclass(frozen=True)
class Lookup:
    """Where a word is looked up; by the beginning of its key where a value is appended to that."""

    place: str
    key: str
    is_prefix: bool = False

    def finds(self, key: str) -> bool:
        return key.startswith(self.key) if self.is_prefix else key == self.key


def test_every_language_has_the_same_keys() -> None:
    keys = {language: set(entries) for language, entries in _read_languages().items()}
    everywhere: set[str] = set().union(*keys.values())
    missing = {language: sorted(everywhere - found) for language, found in keys.items()}
    assert {language for language, lacking in missing.items() if lacking} == set()


def test_a_text_names_the_same_places_in_every_language() -> None:
    languages = _read_languages()
    differing = {
        key
        for entries in languages.values()
        for key, text in entries.items()
        for other in languages.values()
        if key in other and _places(text) != _places(other[key])
    }
    assert differing == set()


def test_every_word_that_is_looked_up_exists() -> None:
    keys = _keys()
    missing = [lookup for lookup in _lookups() if not any(map(lookup.finds, keys))]
    assert missing == []


def test_every_word_is_looked_up() -> None:
    lookups = list(_lookups())
    unused = [key for key in _keys() if not any(lookup.finds(key) for lookup in lookups)]
    assert unused == []


@pytest.mark.parametrize(
    ("layout", "expected"),
    [
        ('{{ t("home") }}', [("home", False)]),
        ('{{ t_in("zh", "home", n=2) }}', [("home", False)]),
        ('{{ t("one" if page.one else "many") }}', [("one", False), ("many", False)]),
        ('{% if x %}{{ t("ai_" ~ page.ai ~ "_label") }}{% endif %}', [("ai_", True)]),
        ('{% set t = "home" %}{{ home("x") }}', []),
    ],
)
def test_a_lookup_is_found(layout: str, expected: list[tuple[str, bool]]) -> None:
    found = [(lookup.key, lookup.is_prefix) for lookup in _lookups_in_layout("x", layout)]
    assert found == expected


def test_a_key_that_only_the_running_layout_knows_is_refused() -> None:
    with pytest.raises(AssertionError, match=r"x:2: .* is not written there"):
        list(_lookups_in_layout("x", "\n{{ t(page.key) }}"))


def _read_languages() -> dict[str, dict[str, object]]:
    return {
        file: yaml.safe_load(path.read_text(encoding="utf-8"))
        for file, path in files(LAYOUTS_DIR / "strings", "*.yaml")
    }


def _keys() -> list[str]:
    return sorted(set().union(*_read_languages().values()))


def _places(text: object) -> set[str]:
    """What is filled in, in any of the plural forms; `n` may be left out, as "one" can."""
    return set(_PLACE.findall(str(text))) - {"n"}


def _lookups() -> Iterator[Lookup]:
    for file, path in files(LAYOUTS_DIR, "*.*"):
        if path.parent.name != "strings":
            yield from _lookups_in_layout(file, path.read_text(encoding="utf-8"))
    for file, path in python_files(PACKAGE_DIR):
        yield from _lookups_in_module(file, path)


def _lookups_in_layout(file: str, text: str) -> Iterator[Lookup]:
    for call in _JINJA.parse(text).find_all(nodes.Call):
        if isinstance(call.node, nodes.Name) and call.node.name in _LAYOUT_FUNCTIONS:
            argument = call.args[_LAYOUT_FUNCTIONS[call.node.name]]
            yield from _keys_of(argument, f"{file}:{call.lineno}")


def _keys_of(argument: nodes.Expr, place: str) -> Iterator[Lookup]:
    match argument:
        case nodes.Const(value=str(key)):
            yield Lookup(place, key)
        case nodes.CondExpr(expr1=yes, expr2=nodes.Expr() as no):
            yield from _keys_of(yes, place)
            yield from _keys_of(no, place)
        case nodes.Concat(nodes=[nodes.Const(value=str(prefix)), *_]):
            yield Lookup(place, prefix, is_prefix=True)
        case _:
            raise AssertionError(f"{place}: the key of a word is not written there")


def _lookups_in_module(file: str, path: Path) -> Iterator[Lookup]:
    """Constants given to `Strings.text`, or to the method that passes them on to it."""
    for call in ast.walk(parse_module(path)):
        if isinstance(call, ast.Call) and isinstance(call.func, ast.Attribute):
            position = _METHODS.get(call.func.attr)
            if position is not None and position < len(call.args):
                for node in ast.walk(call.args[position]):
                    if isinstance(node, ast.Constant) and isinstance(node.value, str):
                        yield Lookup(f"{file}:{call.lineno}", node.value)
