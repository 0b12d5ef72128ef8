"""All files of a published site with their digests: how the builder knows its own work."""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Iterator, Mapping
from pathlib import Path

MANIFEST_NAME = ".manifest.json"
_FORMAT = 1


def format_manifest(digests: Mapping[str, str]) -> bytes:
    """The manifest's bytes: output paths with the SHA-256 of their contents, sorted."""
    record = {"format": _FORMAT, "files": dict(sorted(digests.items()))}
    return json.dumps(record, ensure_ascii=False, indent=0).encode()


def parse_manifest(content: bytes) -> dict[str, str] | None:
    """The inverse of `format_manifest`; None for anything else."""
    try:
        record = json.loads(content)
        files = record["files"] if record["format"] == _FORMAT else None
    except (ValueError, TypeError, KeyError):
        return None
    return files if isinstance(files, dict) else None


def read_manifest(output_dir: Path) -> dict[str, str] | None:
    """The manifest of a published site; None where there is none that can be read."""
    try:
        return parse_manifest((output_dir / MANIFEST_NAME).read_bytes())
    except OSError:
        return None


def read_generation(output_dir: Path) -> str:
    """The name of a published site, by its manifest alone; empty where there is none."""
    try:
        return digest_of((output_dir / MANIFEST_NAME).read_bytes())
    except OSError:
        return ""


def collect_output_paths(output_dir: Path) -> Iterator[str]:
    """The paths of all files below a folder, without the manifest, in no particular order."""
    for folder, _, names in os.walk(output_dir):
        relative = Path(folder).relative_to(output_dir)
        for name in names:
            path = (relative / name).as_posix()
            if path != MANIFEST_NAME:
                yield path


def digest_of(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()
