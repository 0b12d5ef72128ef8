"""The words of the layouts: `strings/<language>.yaml`, the same keys in each.

A value is a text with `{name}` places, or a mapping of CLDR plural categories (`one`, `other`) to
such texts, chosen by the argument `n`.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from pathlib import Path
from typing import cast

import yaml
from babel import Locale
from babel.dates import format_date, format_interval, format_skeleton

from site_builder.config import Config, Language
from site_builder.errors import LayoutError, Position, Problem
from site_builder.values import Value
from site_builder.wording import quoted

Entry = str | dict[str, str]


class Strings(Value):
    """The words of one language."""

    language: str
    locale: Locale
    entries: Mapping[str, Entry]

    def text(self, key: str, **values: object) -> str:
        """The text under `key` with `values` filled in. Raises KeyError for an unknown key."""
        entry = self.entries[key]
        if isinstance(entry, dict):
            entry = entry.get(self.locale.plural_form(cast(int, values["n"])), entry["other"])
        return entry.format(**values) if values else entry

    def day(self, at: datetime) -> str:
        """`June 18, 2026`, `2026年6月18日`."""
        return format_date(at, "long", locale=self.locale)

    def month(self, at: datetime) -> str:
        """`June 2026`, `2026年6月`."""
        return format_skeleton("yMMMM", at, locale=self.locale)

    def days(self, first: date, last: date, *, year: bool = True) -> str:
        """`Jun 15 – 21, 2026`, `2026年6月15日至21日`; or without the year."""
        skeleton = "yMMMd" if year else "MMMd"
        return format_interval(first, last, skeleton, locale=self.locale)


def load_strings(layout_dirs: tuple[Path, ...], config: Config) -> dict[str, Strings]:
    """Each language's strings: the default theme's, replaced key by key by the site's own.

    A language that has no file gets the words of the site's first language that has one. Raises
    LayoutError.
    """
    found = {
        language.key: entries
        for language in config.languages
        if (entries := _entries_of(layout_dirs, language))
    }
    if not found:
        keys = ", ".join(language.key for language in config.languages)
        raise LayoutError(
            [
                Problem(
                    Position("layouts/strings"),
                    "missing-strings",
                    f"none of the site's languages ({keys}) has a file of strings",
                    f"write layouts/strings/{config.languages[0].key}.yaml",
                )
            ]
        )
    fallback = next(iter(found.values()))
    return {
        language.key: Strings(
            language.key, parse_locale(language), fallback | found.get(language.key, {})
        )
        for language in config.languages
    }


def parse_locale(language: Language) -> Locale:
    """The CLDR locale of a language; its first subtag where CLDR does not know the whole."""
    return Locale.parse(language.locale.replace("-", "_"), sep="_")


def _entries_of(layout_dirs: tuple[Path, ...], language: Language) -> dict[str, Entry]:
    entries: dict[str, Entry] = {}
    primary = language.locale.split("-")[0]
    for layout_dir in reversed(layout_dirs):
        for name in (primary, language.key):
            strings_file = layout_dir / "strings" / f"{name}.yaml"
            if strings_file.is_file():
                entries |= _read_entries(strings_file)
    return entries


def _read_entries(strings_file: Path) -> dict[str, Entry]:
    try:
        # The base loader makes texts, lists and mappings only.
        entries = dict(yaml.load(strings_file.read_bytes(), Loader=yaml.CBaseLoader))  # noqa: S506
    except (yaml.YAMLError, TypeError, ValueError) as error:
        raise _bad_strings(strings_file, f"not a YAML mapping of texts: {error}") from error
    for key, entry in entries.items():
        if not _is_entry(entry):
            raise _bad_strings(strings_file, f"{quoted(str(key))} is no text")
    return entries


def _is_entry(entry: object) -> bool:
    """Whether a value is a text, or a text for each plural category, `other` among them."""
    if isinstance(entry, dict):
        return "other" in entry and all(isinstance(text, str) for text in entry.values())
    return isinstance(entry, str)


def _bad_strings(strings_file: Path, message: str) -> LayoutError:
    place = Position(f"layouts/strings/{strings_file.name}")
    hint = "write a text, or a mapping of one: and other: to texts, under each key"
    return LayoutError([Problem(place, "bad-strings", message, hint)])
