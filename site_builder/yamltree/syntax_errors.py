"""What libyaml's syntax errors mean, and what an author can do about them."""

from __future__ import annotations

import re

from yaml import MarkedYAMLError, YAMLError
from yaml.reader import ReaderError

from site_builder.errors import Position, Problem
from site_builder.values import Value

_VALUE = re.compile(r"\s*(?:- +)?(?P<key>[\w-]+): +(?P<value>[^\s\[{].*)")

_LONGEST_SHOWN = 80

# For these constructs the place where they begin says more than the one where libyaml gave up.
_NAMED_BY_THEIR_START = ("quoted scalar", "flow ", "simple key")


class _Saying(Value):
    """libyaml's words for an error, and ours. No hint: the value wants quotes."""

    theirs: str
    ours: str
    hint: str = ""


_SAYINGS = (
    _Saying("mapping values are not allowed", 'a ": " where no key can stand'),
    _Saying("cannot start any token", "a character that can't begin a text without quotes"),
    _Saying("alphabetic or numeric character", "a * or & that can't begin a text without quotes"),
    _Saying("expected comment or line break", "text after the > or | that begins a block"),
    _Saying("expected node content", "a character that can't begin a text without quotes"),
    _Saying("block sequence entries", "a list item where no list can begin"),
    _Saying("mapping keys are not allowed", 'a "? " that can\'t begin a text without quotes'),
    _Saying("unexpected end of stream", "a quotation mark that is never closed", "close it"),
    _Saying("expected ',' or ']'", "a list whose [ is never closed", "close it with ]"),
    _Saying("expected ',' or '}'", "a { that is never closed, or a text in it that needs quotes"),
    _Saying("escape c", "an unknown escape", "write \\\\ for a backslash, or use single quotes"),
    _Saying("could not find expected ':'", "a line without a key", "write key: value"),
    _Saying("expected '-' indicator", "a key among the items of a list", "mend the indentation"),
    _Saying("expected <document start>", "text after the end of the YAML document", "remove it"),
    _Saying(
        "did not find expected key",
        "text after a value that has ended, or a line that is indented wrongly",
    ),
)
_TAB = _Saying("", "a tab before a value", "indent with spaces")


def explain_syntax_error(error: YAMLError, text: str, path: str, first_line: int) -> Problem:
    """The problem that stands for `error`, which libyaml raised on `text`."""
    if isinstance(error, ReaderError):
        before = text[: error.position]
        column = len(before) - before.rfind("\n")
        place = Position(path, before.count("\n") + first_line, column)
        return Problem(place, "control-character", "a control character", "remove it")
    if not isinstance(error, MarkedYAMLError) or error.problem_mark is None:
        return Problem(Position(path, first_line), "yaml-syntax", f"not YAML: {error}", "mend it")
    mark = error.problem_mark
    begin = error.context_mark
    if begin and any(words in (error.context or "") for words in _NAMED_BY_THEIR_START):
        mark = begin if begin.line != mark.line else mark
    line = "".join(text.split("\n")[mark.line : mark.line + 1])
    saying = _TAB if line[mark.column : mark.column + 1] == "\t" else _find_saying(error)
    place = Position(path, mark.line + first_line, mark.column + 1)
    return Problem(place, "yaml-syntax", saying.ours, saying.hint or _quote(line, mark.column))


def _find_saying(error: MarkedYAMLError) -> _Saying:
    said = error.problem or ""
    for saying in _SAYINGS:
        if saying.theirs in said:
            return saying
    return _Saying(said, f"not YAML: {said}", "mend it")


def _quote(line: str, column: int) -> str:
    """A hint that shows the line's value in other quotes, if the error stands in the value."""
    match = _VALUE.fullmatch(line.rstrip())
    if (
        match is None
        or match.start("value") > column
        or len(line) > _LONGEST_SHOWN
        or not line.isprintable()
    ):
        return "put the text in quotes, or mend the indentation"
    value = match["value"]
    if value[0] in "\"'" and value.endswith(value[0]):
        value = value[1:-1]
    needs_single = '"' in value or "\\" in value
    in_quotes = "'" + value.replace("'", "''") + "'" if needs_single else f'"{value}"'
    return f"put the text in quotes: {match['key']}: {in_quotes}"
