"""Texts that the site has in each of its languages."""

from __future__ import annotations

from site_builder.schema import Choice, FieldType, JsonSchema, MapOf, Reading, Text
from site_builder.values import Value
from site_builder.yamltree import Node


class Localised(Value):
    """A text in the site's languages. One that lacks it falls back to the first that has it."""

    texts: tuple[tuple[str, str], ...]

    def in_language(self, language: str) -> str:
        """The text in `language`, or in the first language that has one, or an empty text."""
        for key, text in self.texts:
            if key == language:
                return text
        return self.texts[0][1] if self.texts else ""

    def has(self, language: str) -> bool:
        """Whether the text was written in `language` itself."""
        return any(key == language for key, _ in self.texts)


NO_TEXT = Localised(())


class LocalisedText(Value):
    """The field type: a mapping from languages of the site to texts; from any if none are given."""

    languages: tuple[str, ...]
    text: Text

    def read(self, node: Node, reading: Reading) -> Localised | None:
        where = "Languages are listed in content/site.yaml"
        language: FieldType[str] = Choice(
            self.languages, "language", rule="unknown-language", where=where
        )
        if not self.languages:
            language = self.text
        entries = MapOf(language, self.text, noun="a text per language").read(node, reading)
        if entries is None:
            return None
        texts = {entry.key: entry.value for entry in entries}
        return Localised(tuple((key, texts[key]) for key in self.languages if key in texts))

    def json_schema(self) -> JsonSchema:
        text = self.text.json_schema()
        if not self.languages:
            return {"type": "object", "additionalProperties": text, "minProperties": 1}
        properties = dict.fromkeys(self.languages, text)
        return {"type": "object", "properties": properties, "additionalProperties": False}
