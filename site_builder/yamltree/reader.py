"""One pass over libyaml's events, from text to a tree of located text.

A scalar stays what the author wrote, so that `no` is a word and `1.10` keeps its zero; what it
means is decided by the field that it stands in. Whatever plain data has no need of is refused,
since it is what makes YAML dangerous: aliases and merge keys can grow without bound, tags choose
types, and deep nesting overflows the stack of libyaml's composer, which is therefore never called.
"""

from __future__ import annotations

import re
from typing import Any, TypeAlias

import yaml

from site_builder.controls import CONTROL
from site_builder.errors import Position, Problem
from site_builder.values import Value
from site_builder.wording import quoted
from site_builder.yamltree.syntax_errors import explain_syntax_error

# Only the loader's events are used. Without libyaml they are the same, and twenty times slower.
_Loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)

MAX_DEPTH = 8
MAX_NODES = 4_000

_GLUED_COMMENT = re.compile(r"[ \t]+(?P<comment>#[^\s#]\S*)")


class Scalar(Value):
    """A text. Only one that stands without quotes can be a number, a truth value or nothing."""

    text: str
    is_plain: bool
    line: int
    column: int


class Sequence(Value):
    items: tuple[Node, ...]
    line: int
    column: int


class Mapping(Value):
    """Keys and values in the order of the file; no key stands twice."""

    entries: tuple[tuple[Scalar, Node], ...]
    line: int
    column: int


Node: TypeAlias = Scalar | Sequence | Mapping


class Tree(Value):
    """A document. `root` is None where it is empty, or where `problems` say why it isn't read."""

    root: Node | None
    problems: tuple[Problem, ...]


def parse_tree(text: str, path: str, first_line: int = 1, max_nodes: int = MAX_NODES) -> Tree:
    """Read one YAML document of well-formed Unicode with `\\n` line ends.

    `path` and `first_line` say where the text stands, so that places count the lines of the file.
    Never raises: what is wrong is in the tree's problems, up to the first that ends the reading.
    """
    reader = _Reader(text, path, first_line, max_nodes)
    try:
        root = reader.read_document()
    except _EndOfReadingError as end:
        return Tree(None, (*reader.problems, end.problem))
    except yaml.YAMLError as error:
        problem = explain_syntax_error(error, text, path, first_line)
        return Tree(None, (*reader.problems, problem))
    return Tree(root, tuple(reader.problems))


class _EndOfReadingError(Exception):
    """A problem after which reading on is useless or dangerous."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(problem.message)
        self.problem = problem


class _Reader:
    """One pass: where it is, how much it may still read, and what was wrong so far."""

    def __init__(self, text: str, path: str, first_line: int, max_nodes: int) -> None:
        self.problems: list[Problem] = []
        self._text = text
        self._path = path
        self._first_line = first_line
        self._max_nodes = max_nodes
        self._nodes = 0
        self._depth = 0
        self._next = _Loader(text).get_event
        # Looking behind each scalar takes time, and hardly a front matter has anything there.
        self._has_comments = " #" in text or "\t#" in text

    def read_document(self) -> Node | None:
        self._next()  # the start of the stream
        if isinstance(self._next(), yaml.StreamEndEvent):
            return None
        root = self._read_node(self._next())
        self._next()  # the end of the document
        event = self._next()
        if not isinstance(event, yaml.StreamEndEvent):
            message, hint = "a second YAML document", "keep to one: remove the line ---"
            raise _EndOfReadingError(self._problem(event, "yaml-documents", message, hint))
        return root

    def _read_node(self, event: Any) -> Node:
        kind = type(event)
        mark = event.start_mark
        line, column = mark.line + self._first_line, mark.column + 1
        self._nodes += 1
        if self._nodes > self._max_nodes:
            message = f"more than {self._max_nodes:,} values in one file"
            raise _EndOfReadingError(self._problem(event, "yaml-size", message, "split the file"))
        if event.anchor is not None:
            self._refuse_anchor(event)
            if kind is yaml.AliasEvent:  # read on as the text that it looks like
                return Scalar(f"*{event.anchor}", False, line, column)
        if event.tag is not None:
            tag = event.tag.replace("tag:yaml.org,2002:", "!!")
            message, hint = f"a YAML tag {quoted(tag)}", "put the text in quotes"
            self.problems.append(self._problem(event, "yaml-tag", message, hint))
        if kind is yaml.ScalarEvent:
            if self._has_comments or event.style == '"':
                self._check_scalar(event)
            return Scalar(event.value, not event.style, line, column)
        self._depth += 1
        if self._depth > MAX_DEPTH:
            message = f"lists and mappings nested more than {MAX_DEPTH} deep"
            raise _EndOfReadingError(self._problem(event, "yaml-depth", message, "nest less"))
        node: Node
        if kind is yaml.SequenceStartEvent:
            node = Sequence(self._read_items(), line, column)
        else:
            node = Mapping(self._read_entries(), line, column)
        self._depth -= 1
        return node

    def _read_items(self) -> tuple[Node, ...]:
        items = []
        while type(event := self._next()) is not yaml.SequenceEndEvent:
            items.append(self._read_node(event))
        return tuple(items)

    def _read_entries(self) -> tuple[tuple[Scalar, Node], ...]:
        entries: dict[str, tuple[Scalar, Node]] = {}
        while type(event := self._next()) is not yaml.MappingEndEvent:
            key = self._read_node(event)
            value = self._read_node(self._next())
            if not isinstance(key, Scalar):
                message, hint = "a list or a mapping where a key is wanted", "write a word"
                self.problems.append(self._problem(event, "wrong-type", message, hint))
            elif key.text == "<<" and key.is_plain:
                message, hint = "a merge key (<<)", "write the keys out"
                self.problems.append(self._problem(event, "yaml-alias", message, hint))
            elif key.text in entries:
                first = entries[key.text][0].line
                message = f"{quoted(key.text)} is there twice, first on line {first}"
                hint = "keep one of them"
                self.problems.append(self._problem(event, "duplicate-key", message, hint))
            else:
                entries[key.text] = key, value
        return tuple(entries.values())

    def _refuse_anchor(self, event: Any) -> None:
        sign, noun = ("*", "alias") if type(event) is yaml.AliasEvent else ("&", "anchor")
        message = f"a YAML {noun} {quoted(sign + event.anchor)}"
        hint = "put the text in quotes, or write the value out"
        self.problems.append(self._problem(event, "yaml-alias", message, hint))

    def _check_scalar(self, event: Any) -> None:
        if event.style:
            if found := CONTROL.search(event.value):
                message = f"an escape for the control character U+{ord(found[0]):04X}"
                problem = self._problem(event, "control-character", message, "remove it")
                self.problems.append(problem)
        elif match := _GLUED_COMMENT.match(self._text, event.end_mark.index):
            mark = event.end_mark
            place = Position(self._path, mark.line + self._first_line, mark.column + 1)
            message = f"{quoted(match['comment'])} is read as a comment"
            hint = "put the text in quotes, or write a space after the #"
            self.problems.append(Problem(place, "yaml-comment", message, hint, "warning"))

    def _problem(self, event: Any, rule: str, message: str, hint: str) -> Problem:
        mark = event.start_mark
        place = Position(self._path, mark.line + self._first_line, mark.column + 1)
        return Problem(place, rule, message, hint)
