"""Images that stand beside articles: what they hold, and whether that is what their names say."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Mapping
from pathlib import Path, PurePosixPath
from typing import NamedTuple

from site_builder.articles.image_size import find_size
from site_builder.articles.svg import find_svg_fault
from site_builder.errors import Position, Problem
from site_builder.sources import SourceFile
from site_builder.textfile import read_bytes

_DIGEST_SIZE = 16
_MOST_BYTES = 10 << 20
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


class ReadImages(NamedTuple):
    """The digest of every image's bytes by source path, and the problems of those that must not be
    published.
    """

    digests: Mapping[str, str]
    problems: tuple[Problem, ...]


def read_images(site_dir: Path, files: Iterable[SourceFile]) -> ReadImages:
    """Read every image. One that can't be read has an empty digest, and a problem."""
    digests: dict[str, str] = {}
    problems: list[Problem] = []
    for file in files:
        problem: Problem | None
        data = read_bytes(site_dir, file.source_path, _MOST_BYTES)
        if isinstance(data, Problem):
            digest, problem = "", data
        else:
            digest, problem = _digest_of(data), check_image(data, file.source_path)
        digests[file.source_path] = digest
        if problem is not None:
            problems.append(problem)
    return ReadImages(digests, tuple(problems))


def _digest_of(data: bytes) -> str:
    return hashlib.blake2b(data, digest_size=_DIGEST_SIZE).hexdigest()


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
