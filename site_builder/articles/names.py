"""What an article's file name says: the name of its story, and its language."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

from site_builder.schema import Reading
from site_builder.suggest import did_you_mean
from site_builder.yamltree import Scalar

_LOOKS_LIKE_A_LANGUAGE = re.compile(r"[a-z]{2,3}(-[A-Za-z]{2,4})?")


@dataclass(frozen=True, slots=True)
class Name:
    """`2026/06/name.en.md` is the story `2026/06/name` in `en`. Without a language it is empty."""

    story: str
    language: str


def read_name(
    path: str, stated_language: str | None, languages: tuple[str, ...], reading: Reading
) -> Name | None:
    """Read a path below articles/ or pages/, which has to agree with the `language:` that is stated, if one is.

    None, and a problem, where the two leave the language open.
    """
    stem = unicodedata.normalize("NFC", path.removesuffix(".md"))
    story, dot, ending = stem.rpartition(".")
    top = Scalar("", True, 0, 0)
    if not dot or "/" in ending or not _LOOKS_LIKE_A_LANGUAGE.fullmatch(ending):
        if stated_language is None:
            hint = f"name the file {stem.rpartition('/')[2]}.{languages[0]}.md, or add language:"
            reading.refuse(top, rule="no-language", message="no language", hint=hint)
            return None
        return Name(stem, stated_language)
    if ending not in languages:
        message = f'unknown language "{ending}" in the file name'
        hint = did_you_mean(ending, languages) or f"use one of: {', '.join(languages)}"
        reading.refuse(top, rule="unknown-language", message=message, hint=hint)
        return None
    if stated_language not in (None, ending):
        message = f'"{ending}" in the file name, but language: {stated_language}'
        reading.refuse(top, rule="language-mismatch", message=message, hint="keep one of them")
        return None
    return Name(story, ending)
