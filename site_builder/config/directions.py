"""Which way a language is written."""

from __future__ import annotations

_RTL_SCRIPTS = frozenset({"Adlm", "Arab", "Hebr", "Nkoo", "Syrc", "Thaa"})
_RTL_LANGUAGES = frozenset(
    {"ar", "arc", "ckb", "dv", "fa", "he", "nqo", "ps", "sd", "syr", "ug", "ur", "yi"}
)


def direction_of(locale: str) -> str:
    """`ltr` or `rtl`, of a BCP 47 tag: by its script, or else by the one its language has."""
    language, *subtags = locale.split("-")
    script = next((subtag.title() for subtag in subtags if len(subtag) == 4), None)
    is_rtl = script in _RTL_SCRIPTS if script else language in _RTL_LANGUAGES
    return "rtl" if is_rtl else "ltr"
