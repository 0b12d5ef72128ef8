"""No published text holds a character that no reader sees."""

from __future__ import annotations

import re
import unicodedata

from site_builder.checks.built_site import BuiltSite
from site_builder.errors import Position, Problem

_TEXT_FILES = (".html", ".json", ".txt", ".xml")
# Controls but tab and line ends; the overrides and isolates of writing direction, which can make a
# text read as another one (https://trojansource.codes); and bytes that are no character at all.
_HIDDEN = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\udc80-\udcff\ufffe\uffff]"
)


def check_characters(site: BuiltSite) -> list[Problem]:
    """A text has no control character and no bidirectional override; said once for each line."""
    problems: dict[Position, Problem] = {}
    for path in site.paths:
        if not path.endswith(_TEXT_FILES):
            continue
        text = site.read(path).decode(errors="surrogateescape")
        for match in _HIDDEN.finditer(text):
            position = site.position(path, text.count("\n", 0, match.start()) + 1)
            name = unicodedata.name(match[0], "no visible character")
            problems.setdefault(
                position,
                Problem(
                    position,
                    "hidden-character",
                    f"the text has U+{ord(match[0]):04X}, {name}",
                    "remove it from the article, term or layout that the text comes from",
                ),
            )
    return list(problems.values())
