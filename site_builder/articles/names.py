"""What an article's file name says: the name of its story, and its language."""

from __future__ import annotations

import re
import unicodedata

from site_builder.schema import Reading
from site_builder.suggest import did_you_mean
from site_builder.values import Value
from site_builder.yamltree import Scalar

_LIKE_A_LANGUAGE = re.compile(r"[a-z]{2,3}(-[A-Za-z]{2,4})?")
_WHOLE_FILE = Scalar("", True, 0, 0)


class Name(Value):
    """`2026/06/name.en.md` is the story `2026/06/name` in the language `en`."""

    story: str
    language: str


def read_name(
    path: str, stated_language: str | None, languages: tuple[str, ...], reading: Reading
) -> Name | None:
    """Read a path below articles/ or pages/, together with the `language:` that is stated, if any.

    None, and a problem, where the two leave the language open.
    """
    stem = unicodedata.normalize("NFC", path.removesuffix(".md"))
    story, dot, ending = stem.rpartition(".")
    if ending not in languages and (not dot or not _LIKE_A_LANGUAGE.fullmatch(ending)):
        if stated_language is not None:
            return Name(stem, stated_language)
        hint = f"name the file {stem.rpartition('/')[2]}.{languages[0]}.md, or add language:"
        reading.refuse(_WHOLE_FILE, rule="no-language", message="no language", hint=hint)
        return None
    if ending not in languages:
        message = f'unknown language "{ending}" in the file name'
        hint = did_you_mean(ending, languages) or f"use one of: {', '.join(languages)}"
        reading.refuse(_WHOLE_FILE, rule="unknown-language", message=message, hint=hint)
        return None
    if stated_language not in (None, ending):
        message = f'"{ending}" in the file name, but language: {stated_language}'
        hint = "keep one of them"
        reading.refuse(_WHOLE_FILE, rule="language-mismatch", message=message, hint=hint)
        return None
    return Name(story, ending)
