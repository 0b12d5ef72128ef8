"""Modules stay readable: short, with short functions, under names that say what they are."""

import ast
from collections.abc import Iterator

from tests.house.project import PACKAGE_DIR, parse_module, python_files

MAX_MODULE_LINES = 300
MAX_FUNCTION_LINES = 40
VAGUE_NAMES = {"utils", "util", "helpers", "helper", "common", "manager", "base", "core"}


def test_a_module_is_shorter_than_300_lines() -> None:
    lengths = {
        file: len(path.read_text(encoding="utf-8").splitlines())
        for file, path in python_files(PACKAGE_DIR)
    }
    assert {file: length for file, length in lengths.items() if length >= MAX_MODULE_LINES} == {}


def test_a_function_is_shorter_than_40_lines_without_its_docstring() -> None:
    lengths = {
        f"{file}:{function.lineno} {function.name}": length
        for file, path in python_files(PACKAGE_DIR)
        for function in _functions(parse_module(path))
        if (length := _length(function)) >= MAX_FUNCTION_LINES
    }
    assert lengths == {}


def test_no_module_has_a_name_that_says_nothing() -> None:
    vague = [
        file
        for file, path in python_files(PACKAGE_DIR)
        if VAGUE_NAMES & {path.stem, *path.relative_to(PACKAGE_DIR).parts}
    ]
    assert vague == []


def _functions(tree: ast.Module) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield node


def _length(function: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    """Lines from `def` to the end, without the docstring."""
    assert function.end_lineno is not None
    length = function.end_lineno - function.lineno + 1
    if ast.get_docstring(function) is not None:
        docstring = function.body[0]
        assert docstring.end_lineno is not None
        length -= docstring.end_lineno - docstring.lineno + 1
    return length
