"""Field types of a single value."""

from __future__ import annotations

import re

from site_builder.controls import BIDI_CONTROL
from site_builder.han import CJK_PUNCTUATION, HAN
from site_builder.schema.reading import JsonSchema, Reading
from site_builder.suggest import did_you_mean
from site_builder.values import Value
from site_builder.wording import quoted
from site_builder.yamltree import Node

SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
DEVICE_NAMES = frozenset(
    ["con", "prn", "aux", "nul", *(f"{port}{n}" for port in ("com", "lpt") for n in range(1, 10))]
)
"""Names that Windows keeps for devices: a folder of such a name can't be checked out there."""

LONGEST_SLUG = 80
_LONGEST_LISTING = 12
_LINE_BREAK = re.compile(r"[ \t]*\n\s*")
_ENDS_WIDE = re.compile(f"[{HAN}{CJK_PUNCTUATION}]")
_WHOLE_NUMBER = re.compile(r"0|[1-9][0-9]{0,5}")
_DECIMAL_NUMBER = re.compile(r"(?:0|[1-9][0-9]{0,3})(?:\.[0-9]{1,4})?")


class Text(Value):
    """Any text, as written: `2026` and `no` are texts, too.

    Blanks around it go. A line break becomes a space, or nothing where Chinese is on both sides.
    """

    longest: int = 2_000

    def read(self, node: Node, reading: Reading) -> str | None:
        scalar = reading.read_scalar(node, "a text")
        if scalar is None:
            return None
        text = scalar.text.strip()
        if "\n" in text:
            text = _LINE_BREAK.sub(_join, text)
        if len(text) > self.longest:
            message = f"{quoted(reading.key)} has {len(text)} characters, of {self.longest} at most"
            reading.refuse(node, rule="too-long", message=message, hint="shorten it")
            return None
        if not text.isascii() and (found := BIDI_CONTROL.search(text)):
            message = f"an invisible U+{ord(found[0]):04X}, which reorders the text after it"
            reading.refuse(node, rule="bidi-control", message=message, hint="remove it")
            return None
        return text

    def json_schema(self) -> JsonSchema:
        # YAML reads an unquoted 2026 or true as no string; here both are texts.
        return {"type": ["string", "number", "boolean"], "minLength": 1, "maxLength": self.longest}


class Integer(Value):
    """A whole number between two bounds, in plain decimal digits."""

    lowest: int
    highest: int

    def read(self, node: Node, reading: Reading) -> int | None:
        noun = f"a whole number from {self.lowest} to {self.highest}"
        scalar = reading.read_scalar(node, noun)
        if scalar is None:
            return None
        if _WHOLE_NUMBER.fullmatch(scalar.text):
            if not scalar.is_plain:
                reading.refuse(
                    node,
                    rule="wrong-type",
                    message=f"a text in quotes where {quoted(reading.key)} wants a number",
                    hint="remove the quotes",
                )
                return None
            if self.lowest <= int(scalar.text) <= self.highest:
                return int(scalar.text)
        reading.refuse(
            node,
            rule="bad-number",
            message=f"{quoted(scalar.text)} is not {noun}",
            hint=f"write digits only, without quotes, such as {self.highest * 3 // 4}",
        )
        return None

    def json_schema(self) -> JsonSchema:
        return {"type": "integer", "minimum": self.lowest, "maximum": self.highest}


class Number(Value):
    """A number from 0 to 9999, with up to four decimal places."""

    def read(self, node: Node, reading: Reading) -> float | None:
        scalar = reading.read_scalar(node, "a number")
        if scalar is None:
            return None
        if scalar.is_plain and _DECIMAL_NUMBER.fullmatch(scalar.text):
            return float(scalar.text)
        message = f"{quoted(scalar.text)} is not a number from 0 to 9999"
        hint = "write digits only, without quotes, such as 1 or 0.5"
        reading.refuse(node, rule="bad-number", message=message, hint=hint)
        return None

    def json_schema(self) -> JsonSchema:
        return {"type": "number", "minimum": 0, "exclusiveMaximum": 10_000}


class Boolean(Value):
    """`true` or `false`, and nothing that looks like it: a quoted "false" must not hide a draft."""

    def read(self, node: Node, reading: Reading) -> bool | None:
        scalar = reading.read_scalar(node, "true or false")
        if scalar is None:
            return None
        if scalar.is_plain and scalar.text in ("true", "false"):
            return scalar.text == "true"
        reading.refuse(
            node,
            rule="wrong-type",
            message=f"{quoted(scalar.text)} where {quoted(reading.key)} wants true or false",
            hint="write true or false, without quotes",
        )
        return None

    def json_schema(self) -> JsonSchema:
        return {"type": "boolean"}


class Choice(Value):
    """One of a few words. `where` tells, as a sentence, where the words are listed; `labels` are
    pairs of what an option is called, in lower case, and the option.
    """

    options: tuple[str, ...]
    noun: str
    rule: str
    where: str = ""
    labels: tuple[tuple[str, str], ...] = ()

    def read(self, node: Node, reading: Reading) -> str | None:
        scalar = reading.read_scalar(node, f"a {self.noun}")
        if scalar is None:
            return None
        if scalar.text in self.options:
            return scalar.text
        reading.refuse(
            node,
            rule=self.rule,
            message=f"unknown {self.noun} {quoted(scalar.text)}",
            hint=self._hint(scalar.text),
        )
        return None

    def _hint(self, word: str) -> str:
        listing = ", ".join(self.options[:_LONGEST_LISTING])
        called_so = dict(self.labels).get(word.casefold(), word)
        suggestion = did_you_mean(called_so, self.options) or f"use one of: {listing}."
        return f"{suggestion} {self.where}".strip()

    def json_schema(self) -> JsonSchema:
        return {"enum": list(self.options)}


class Slug(Value):
    """What stands in an address: lower-case Latin letters, digits, and single hyphens between."""

    reserved: frozenset[str] = frozenset()

    def read(self, node: Node, reading: Reading) -> str | None:
        scalar = reading.read_scalar(node, "a name for addresses")
        if scalar is None:
            return None
        slug = scalar.text
        if len(slug) > LONGEST_SLUG or not SLUG.fullmatch(slug):
            reading.refuse(
                node,
                rule="bad-slug",
                message=f"{quoted(slug)} can't stand in an address",
                hint=f"use a-z, 0-9 and single hyphens between, {LONGEST_SLUG} at most",
            )
            return None
        if slug in DEVICE_NAMES or slug in self.reserved:
            reading.refuse(
                node,
                rule="reserved-slug",
                message=f'"{slug}" is reserved',
                hint="add a word to it",
            )
            return None
        return slug

    def json_schema(self) -> JsonSchema:
        schema: JsonSchema = {"type": ["string", "integer"], "maxLength": LONGEST_SLUG}
        return {**schema, "pattern": f"^{SLUG.pattern}$"}


def _join(match: re.Match[str]) -> str:
    before, after = match.string[match.start() - 1], match.string[match.end()]
    return "" if _ENDS_WIDE.match(before) and _ENDS_WIDE.match(after) else " "
