"""Values as bytes that are the same for equal values: what fingerprints are taken of.

They are JSON (RFC 8259), so that what went into a fingerprint can be read. `repr` would do as well
and takes ten times as long for a page; pickle depends on which equal values are one object.
"""

from __future__ import annotations

import hashlib
from zoneinfo import ZoneInfo

import msgspec
from markupsafe import Markup

_FINGERPRINT_SIZE = 16


def fingerprint(*values: object) -> bytes:
    """The fingerprint of dataclasses, tuples, mappings, texts, numbers, times and time zones.

    Values of different classes but equal fields have the same one. Raises TypeError for others.
    """
    return hashlib.blake2b(format_canonical(values), digest_size=_FINGERPRINT_SIZE).digest()


def format_canonical(value: object) -> bytes:
    """A value as JSON; raises TypeError as `fingerprint` does."""
    return _ENCODER.encode(value)


def _as_plain(value: object) -> str:
    if isinstance(value, Markup):
        return str.__str__(value)
    if isinstance(value, ZoneInfo):
        return value.key
    raise TypeError(f"{type(value).__name__} has no canonical form")


_ENCODER = msgspec.json.Encoder(enc_hook=_as_plain, order="deterministic")
