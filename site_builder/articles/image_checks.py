"""Whether a file beside articles is an image that may be published, from its first bytes."""

from __future__ import annotations

import re
from pathlib import PurePosixPath

from site_builder.articles.image_size import find_size
from site_builder.articles.svg import find_svg_fault
from site_builder.errors import Position, Problem

_MOST_SVG_BYTES = 1 << 20
_MOST_PIXELS = 50_000_000
_JPEG = re.compile(rb"\xff\xd8\xff")
_SIGNATURES = {
    ".avif": re.compile(rb"....ftypavi[fs]", re.DOTALL),
    ".gif": re.compile(rb"GIF8[79]a"),
    ".jpeg": _JPEG,
    ".jpg": _JPEG,
    ".png": re.compile(rb"\x89PNG\r\n\x1a\n"),
    ".webp": re.compile(rb"RIFF....WEBP", re.DOTALL),
}


def check_image(data: bytes, source_path: str) -> Problem | None:
    """Whether a file holds what the ending of its name says, in a size that a browser can show."""
    place = Position(source_path)
    suffix = PurePosixPath(source_path).suffix.lower()
    if suffix == ".svg":
        return _check_drawing(data, source_path)
    if not _SIGNATURES[suffix].match(data):
        message = f"not the kind of image that {suffix} says"
        return Problem(place, "bad-image", message, "save it again in that format")
    size = find_size(data, suffix)
    if size is None:
        return Problem(place, "bad-image", "an image without a size", "save it again")
    width, height = size
    if width * height > _MOST_PIXELS:
        message = f"{width:,} × {height:,} pixels, more than a browser can bear"
        return Problem(place, "bad-image", message, "make it smaller")
    return None


def _check_drawing(data: bytes, source_path: str) -> Problem | None:
    if len(data) > _MOST_SVG_BYTES:
        message = f"a drawing of more than {_MOST_SVG_BYTES:,} bytes"
        return Problem(Position(source_path), "too-large", message, "make it simpler")
    fault = find_svg_fault(data)
    if fault is None:
        return None
    place = Position(source_path, fault.line)
    return Problem(place, "unsafe-image", fault.message, "remove it from the drawing")
