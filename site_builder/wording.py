"""How messages count and quote."""

from __future__ import annotations


def counted(number: int, one: str, many: str) -> str:
    """`1 story`, `1,234 stories`."""
    return f"{number:,} {one if number == 1 else many}"


_LONGEST = 60


def shorten(text: str) -> str:
    """A text of a length that a line can hold, with nothing in it that a terminal would obey."""
    if len(text) > _LONGEST:
        text = text[:_LONGEST] + "…"
    if not text.isprintable():
        text = "".join(c if c.isprintable() else f"\\u{ord(c):04x}" for c in text)
    return text


def quoted(text: str) -> str:
    """The same in quotation marks."""
    return f'"{shorten(text)}"'
