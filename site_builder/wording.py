"""How messages count."""

from __future__ import annotations


def counted(number: int, one: str, many: str) -> str:
    """`1 story`, `1,234 stories`."""
    return f"{number:,} {one if number == 1 else many}"
