"""All files of a published site with their digests: how the builder knows its own work.

The manifest is a text that `sha256sum --check` reads. Its own digest is the generation: the name of
exactly this site.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

MANIFEST_NAME = ".manifest.sha256"
_HEX_LENGTH = 64
_PATH_START = _HEX_LENGTH + 2
_PLAIN = {"\\": "\\", "n": "\n", "r": "\r"}
_ESCAPES = str.maketrans({plain: f"\\{letter}" for letter, plain in _PLAIN.items()})
_MARK = "\\"
_ESCAPED = re.compile(r"\\([\\nr])")


def format_manifest(digests: Mapping[str, str]) -> bytes:
    """The manifest's bytes: a line for each output path with the SHA-256 of its file, sorted.

    The format is that of GNU coreutils, which mark a line with a backslash where the path holds a
    character that is written as two.
    """
    paths = sorted(digests)
    text = "".join([f"{digests[path]}  {path}\n" for path in paths])
    if "\\" in text or "\r" in text or text.count("\n") > len(paths):
        text = "".join([_format_line(digests[path], path) for path in paths])
    return text.encode()


def _format_line(digest: str, path: str) -> str:
    escaped = path.translate(_ESCAPES)
    return f"{'' if escaped == path else _MARK}{digest}  {escaped}\n"


def parse_manifest(content: bytes) -> dict[str, str] | None:
    """The inverse of `format_manifest`; None for what can't be a manifest."""
    try:
        *lines, rest = content.decode().split("\n")
    except UnicodeDecodeError:
        return None
    if rest:
        return None
    if {line[_HEX_LENGTH:_PATH_START] for line in lines} <= {"  "}:
        return {line[_PATH_START:]: line[:_HEX_LENGTH] for line in lines}
    return _parse_marked_lines(lines)


def _parse_marked_lines(lines: Sequence[str]) -> dict[str, str] | None:
    """As `parse_manifest`, where some lines bear a mark."""
    digests = {}
    for line in lines:
        unmarked = line.removeprefix(_MARK)
        digest, path = unmarked[:_HEX_LENGTH], unmarked[_PATH_START:]
        if unmarked[_HEX_LENGTH:_PATH_START] != "  ":
            return None
        if unmarked != line:
            path = _ESCAPED.sub(lambda match: _PLAIN[match[1]], path)
        digests[path] = digest
    return digests


class Manifest(NamedTuple):
    """The digests of a site's files by output path, and the site's name."""

    digests: Mapping[str, str]
    generation: str


NO_MANIFEST = Manifest({}, "")


def read_manifest(output_dir: Path) -> Manifest | None:
    """The manifest of a published site; None where there is none that can be read."""
    try:
        content = (output_dir / MANIFEST_NAME).read_bytes()
    except OSError:
        return None
    digests = parse_manifest(content)
    return Manifest(digests, digest_of(content)) if digests else None


def read_generation(output_dir: Path) -> str:
    """The name of a published site, by its manifest alone; empty where there is none."""
    try:
        return digest_of((output_dir / MANIFEST_NAME).read_bytes())
    except OSError:
        return ""


def digest_of(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()
