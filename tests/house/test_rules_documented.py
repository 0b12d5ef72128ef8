"""Every rule that a problem can name is explained in docs/rules.md, and nothing else is."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator

import pytest

from tests.house.project import DOCS_DIR, PACKAGE_DIR, parse_module, python_files

_RULE = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
# A rule is explained where its name begins a heading, a list item or a row of a table.
_EXPLAINED = re.compile(r"^(?:#+|[-*|])\s+`([^`]+)`", re.MULTILINE)


def test_every_rule_is_explained_and_every_explained_rule_exists() -> None:
    text = (DOCS_DIR / "rules.md").read_text(encoding="utf-8")
    explained = _EXPLAINED.findall(text)
    used = {rule for _, rule in _rules_in_code()}
    assert {"unexplained": used - set(explained), "unused": set(explained) - used} == {
        "unexplained": set(),
        "unused": set(),
    }
    assert len(explained) == len(set(explained)), "a rule is explained twice"


def test_the_name_of_a_rule_is_kebab_case() -> None:
    assert [found for found in _rules_in_code() if not _RULE.fullmatch(found[1])] == []


def test_a_rule_is_found_where_a_function_passes_it_on() -> None:
    tree = ast.parse(
        "def refuse(self, rule, message): Problem(HERE, rule, message)\n"
        "self.refuse('unknown-key' if x else 'wrong-type', 'no')\n"
        "Problem(HERE, 'bad-date', 'no')\n"
        "Problem(HERE, message='no', rule='bad-url')\n"
    )
    takers = {"Problem": 1} | dict(_takers_of_rules(tree))
    found = [rule for _, rule in _rules_given(tree, takers, "x")]
    assert sorted(found) == ["bad-date", "bad-url", "unknown-key", "wrong-type"]


def test_a_rule_that_is_put_together_is_refused() -> None:
    tree = ast.parse("Problem(HERE, 'bad-' + kind, 'no')")
    with pytest.raises(AssertionError, match="x:1: a rule that isn't a constant"):
        list(_rules_given(tree, {"Problem": 1}, "x"))


def _rules_in_code() -> list[tuple[str, str]]:
    """Every constant that the code gives as a `rule`, with its place.

    A rule is what stands for a parameter or a field called `rule`, of Problem or of whatever passes
    it on. What stands there must be constants, or a name that was itself given as a `rule`.
    """
    modules = [(file, parse_module(path)) for file, path in python_files(PACKAGE_DIR)]
    everywhere = dict(taker for _, tree in modules for taker in _takers_of_rules(tree))
    return [
        given
        for file, tree in modules
        for given in _rules_given(tree, everywhere | dict(_takers_of_rules(tree)), file)
    ]


def _rules_given(tree: ast.Module, takers: dict[str, int], file: str) -> Iterator[tuple[str, str]]:
    for call in ast.walk(tree):
        if isinstance(call, ast.Call) and (name := _called_name(call)) in takers:
            place = f"{file}:{call.lineno}"
            for rule in _constants(_argument(call, takers[name]), place):
                yield place, rule


def _takers_of_rules(tree: ast.Module) -> Iterator[tuple[str, int]]:
    """Functions and classes that take a `rule`, with its position among the arguments of a call."""
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef):
            names = [argument.arg for argument in node.args.args]
            if "rule" in names + [argument.arg for argument in node.args.kwonlyargs]:
                called_with = [name for name in names if name not in ("self", "cls")]
                yield node.name, called_with.index("rule") if "rule" in called_with else -1
        elif isinstance(node, ast.ClassDef):
            fields = [
                field.target.id
                for field in node.body
                if isinstance(field, ast.AnnAssign) and isinstance(field.target, ast.Name)
            ]
            if "rule" in fields:
                yield node.name, fields.index("rule")


def _called_name(call: ast.Call) -> str:
    match call.func:
        case ast.Name(id=name) | ast.Attribute(attr=name):
            return name
    return ""


def _argument(call: ast.Call, position: int) -> ast.expr | None:
    for keyword in call.keywords:
        if keyword.arg == "rule":
            return keyword.value
    return call.args[position] if 0 <= position < len(call.args) else None


def _constants(argument: ast.expr | None, place: str) -> Iterator[str]:
    match argument:
        case None:
            return
        case ast.Constant(value=str(rule)):
            yield rule
        case ast.IfExp(body=yes, orelse=no):
            yield from _constants(yes, place)
            yield from _constants(no, place)
        case ast.Name(id="rule") | ast.Attribute(attr="rule"):
            return
        case _:
            raise AssertionError(f"{place}: a rule that isn't a constant: {ast.unparse(argument)}")
