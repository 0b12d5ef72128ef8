"""What the files of the index have in common: how values are written, and how names are made."""

from __future__ import annotations

import json
from hashlib import sha256
from typing import Any


def to_json(value: Any) -> bytes:
    """`value` in as few bytes as JSON takes."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()


def digest_of(*contents: bytes) -> str:
    """A part of a name that changes with what is in the files."""
    return sha256(b"".join(contents)).hexdigest()[:12]


def short_digest_of(*contents: bytes) -> str:
    """The same for names of which every search loads hundreds."""
    return digest_of(*contents)[:10]
