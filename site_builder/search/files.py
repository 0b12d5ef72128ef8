"""What the files of the index have in common: how values are written, and how names are made."""

from __future__ import annotations

import json
from hashlib import sha256
from typing import Any


def to_json(value: Any) -> bytes:
    """`value` in as few bytes as JSON takes."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()


def digest_of(*contents: bytes) -> str:
    """A part of a name that changes with what is in the files. Every search loads hundreds."""
    return sha256(b"".join(contents)).hexdigest()[:10]
