"""Field types that hold others."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any, Generic, TypeVar

from site_builder.schema.reading import FieldType, JsonSchema, Reading
from site_builder.suggest import did_you_mean
from site_builder.values import Value
from site_builder.wording import quoted, shorten
from site_builder.yamltree import Mapping, Node, Scalar, Sequence

T = TypeVar("T")

_LONGEST_LISTING = 12


class ListOf(Value, Generic[T]):
    """Items of one type, of which it reads those that are well. `or_one`: one may stand alone."""

    item: FieldType[T]
    or_one: bool = False

    def read(self, node: Node, reading: Reading) -> tuple[T, ...] | None:
        if self.or_one and isinstance(node, Scalar):
            one = self.item.read(node, reading)
            return None if one is None else (one,)
        if not isinstance(node, Sequence):
            inner = shorten(node.text) if isinstance(node, Scalar) else "one, two"
            reading.refuse_kind(node, "a list", f"write {shorten(reading.key)}: [{inner}]")
            return None
        items = (self.item.read(item, reading) for item in node.items)
        return tuple(item for item in items if item is not None)

    def json_schema(self) -> JsonSchema:
        item = self.item.json_schema()
        listed: JsonSchema = {"type": "array", "items": item}
        return {"anyOf": [item, listed]} if self.or_one else listed


class MapEntry(Value, Generic[T]):
    """One entry of a map. `node` is its key, for problems that are found later."""

    key: str
    value: T
    node: Scalar


class MapOf(Value, Generic[T]):
    """Keys of the author's choice and values of one type; it reads the entries that are well."""

    key: FieldType[str]
    value: FieldType[T]
    noun: str = "a mapping"

    def read(self, node: Node, reading: Reading) -> tuple[MapEntry[T], ...] | None:
        if not isinstance(node, Mapping):
            reading.refuse_kind(node, self.noun, "write key: value")
            return None
        if not node.entries:
            message, hint = f"an empty {quoted(reading.key)}", "fill it, or leave the key out"
            reading.refuse(node, rule="empty-value", message=message, hint=hint)
            return None
        outer = reading.key
        entries = []
        for key_node, value_node in node.entries:
            key = self.key.read(key_node, reading)
            reading.key = key_node.text
            value = self.value.read(value_node, reading)
            reading.key = outer
            if key is not None and value is not None:
                entries.append(MapEntry(key, value, key_node))
        return tuple(entries)

    def json_schema(self) -> JsonSchema:
        names = {k: v for k, v in self.key.json_schema().items() if k != "type"}
        values = self.value.json_schema()
        return {
            "type": "object",
            "propertyNames": names,
            "additionalProperties": values,
            "minProperties": 1,
        }


class Field(Value, Generic[T]):
    """A named field of a record. `about` is what an editor shows beside it."""

    name: str
    type: FieldType[T]
    about: str = ""
    required: bool = False


@dataclass(frozen=True, slots=True)
class Record(Generic[T]):
    """Named fields; any other key is a mistake. `into` makes a value of those that are there."""

    into: Callable[..., T]
    fields: tuple[Field[Any], ...]
    _by_name: dict[str, Field[Any]] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "_by_name", {field.name: field for field in self.fields})

    def read(self, node: Node, reading: Reading) -> T | None:
        known = len(reading.problems)
        values = self.read_values(node, reading)
        is_sound = all(p.severity == "warning" for p in reading.problems[known:])
        return self.into(**values) if is_sound else None

    def read_values(self, node: Node, reading: Reading) -> dict[str, Any]:
        """The values of the fields that are there and well, by name."""
        if not isinstance(node, Mapping):
            hint = self._show(node) if reading.key else "write lines of key: value"
            reading.refuse_kind(node, "a mapping", hint)
            return {}
        outer = reading.key
        values: dict[str, Any] = {}
        there = set()
        for key, value_node in node.entries:
            known = self._by_name.get(key.text)
            if known is None:
                self._refuse_key(key, reading)
                continue
            there.add(key.text)
            reading.key = key.text
            value = known.type.read(value_node, reading)
            if value is not None:
                values[key.text] = value
        reading.key = outer
        for wanted in self.fields:
            if wanted.required and wanted.name not in there:
                message, hint = f'"{wanted.name}" is missing', f"add {wanted.name}:"
                reading.refuse(node, rule="missing-key", message=message, hint=hint)
        return values

    def _refuse_key(self, key: Scalar, reading: Reading) -> None:
        message = f"unknown key {quoted(key.text)}"
        near = did_you_mean(key.text, self._by_name)
        known = ", ".join([*self._by_name][:_LONGEST_LISTING])
        more = ", …" if len(self._by_name) > _LONGEST_LISTING else ""
        hint = near or f"remove it; the keys here are {known}{more}"
        reading.refuse(key, rule="unknown-key", message=message, hint=hint)

    def _show(self, node: Node) -> str:
        """How to write such a record: with a text that stands there for its first field."""
        names = [field.name for field in self.fields if field.required] or [*self._by_name][:2]
        values = [
            shorten(node.text) if isinstance(node, Scalar) else "…",
            *("…" for _ in names[1:]),
        ]
        shown = ", ".join(f"{name}: {value}" for name, value in zip(names, values, strict=True))
        return f"write {{{shown}}}"

    def json_schema(self) -> JsonSchema:
        properties = {}
        for wanted in self.fields:
            about: JsonSchema = {"description": wanted.about} if wanted.about else {}
            properties[wanted.name] = {**about, **wanted.type.json_schema()}
        required = [wanted.name for wanted in self.fields if wanted.required]
        schema: JsonSchema = {"type": "object", "properties": properties}
        if required:
            schema["required"] = required
        return {**schema, "additionalProperties": False}
