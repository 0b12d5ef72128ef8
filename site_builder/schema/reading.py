"""The reading of one file: what was wrong so far, and what every value has to be first."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, Literal, Protocol, TypeAlias, TypeVar

from site_builder.errors import Position, Problem
from site_builder.wording import quoted
from site_builder.yamltree import Mapping, Node, Scalar

JsonSchema: TypeAlias = dict[str, Any]
T_co = TypeVar("T_co", covariant=True)

_NULLS = frozenset({"", "~", "null", "Null", "NULL"})


@dataclass(slots=True)
class Reading:
    """Gathers the problems of one file. `key` is the name of the field that is being read."""

    path: str
    problems: list[Problem] = field(default_factory=list)
    key: str = ""

    @property
    def has_error(self) -> bool:
        return any(problem.severity == "error" for problem in self.problems)

    def refuse(
        self,
        node: Node,
        *,
        rule: str,
        message: str,
        hint: str = "",
        severity: Literal["error", "warning"] = "error",
    ) -> None:
        """Take down a problem at `node`."""
        position = Position(self.path, node.line, node.column)
        self.problems.append(Problem(position, rule, message, hint, severity))

    def read_scalar(self, node: Node, noun: str) -> Scalar | None:
        """`node` if it is a scalar that says something; `noun` names what is wanted there."""
        if not isinstance(node, Scalar) or _says_nothing(node):
            self.refuse_kind(node, noun, "write one value")
            return None
        return node

    def refuse_kind(self, node: Node, noun: str, hint: str) -> None:
        """Take down that `node` says nothing, or is another kind of value than `noun`."""
        wanted = f"where {quoted(self.key)} wants {noun}" if self.key else f"where {noun} is wanted"
        if isinstance(node, Scalar) and _says_nothing(node):
            hint = "write a value, or leave the key out"
            self.refuse(node, rule="empty-value", message=f"nothing {wanted}", hint=hint)
        else:
            self.refuse(node, rule="wrong-type", message=f"{_kind(node)} {wanted}", hint=hint)


class FieldType(Protocol[T_co]):
    """What a field may hold."""

    def read(self, node: Node, reading: Reading) -> T_co | None:
        """The value, or None after taking down in `reading` what is wrong with it."""

    def json_schema(self) -> JsonSchema:
        """The same as JSON Schema, draft 2020-12."""


def _says_nothing(scalar: Scalar) -> bool:
    return (scalar.is_plain and scalar.text in _NULLS) or not scalar.text.strip()


def _kind(node: Node) -> str:
    if isinstance(node, Scalar):
        return "a text"
    return "a mapping" if isinstance(node, Mapping) else "a list"
