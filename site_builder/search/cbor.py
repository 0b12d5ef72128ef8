"""Reads what Pagefind writes of its index: the part of CBOR (RFC 8949) that its files use.

static/js/search/cbor.js does the same in the browser, for the chunks of an index.
"""

from __future__ import annotations

from typing import Any

_UNSIGNED, _NEGATIVE, _TEXT, _ARRAY = 0, 1, 3, 4
_SIZES = {24: 1, 25: 2, 26: 4, 27: 8}


def parse_cbor(data: bytes) -> Any:
    """The value that `data` is: whole numbers, texts, and lists of them.

    Raises ValueError when it is anything else.
    """
    value, end = _parse(data, 0)
    if end != len(data):
        raise ValueError(f"{len(data) - end} bytes follow the value")
    return value


def _parse(data: bytes, at: int) -> tuple[Any, int]:
    kind, argument, at = _parse_head(data, at)
    if kind == _UNSIGNED:
        return argument, at
    if kind == _NEGATIVE:
        return -1 - argument, at
    if kind == _TEXT:
        return data[at : at + argument].decode(), at + argument
    if kind == _ARRAY:
        values = []
        for _ in range(argument):
            value, at = _parse(data, at)
            values.append(value)
        return values, at
    raise ValueError(f"a value of kind {kind}")


def _parse_head(data: bytes, at: int) -> tuple[int, int, int]:
    """Which kind of value begins at a place, its length or number, and where that ends."""
    if at >= len(data):
        raise ValueError("the data end early")
    kind, short = data[at] >> 5, data[at] & 31
    if short < 24:
        return kind, short, at + 1
    if short not in _SIZES:
        raise ValueError(f"a length of form {short}")
    end = at + 1 + _SIZES[short]
    return kind, int.from_bytes(data[at + 1 : end], "big"), end
