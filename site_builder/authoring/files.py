"""Files that the program writes to content/."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Literal

from site_builder.errors import ContentError, Position, Problem
from site_builder.values import Value


class ContentFile(Value):
    """A file that is to be made. `source_path` is from the archive's folder."""

    source_path: str
    text: str


def write_new_files(site_dir: Path, files: tuple[ContentFile, ...]) -> None:
    """Write files for an author to go on with: none if one of them is there already.

    Raises ContentError.
    """
    there = [file for file in files if (site_dir / file.source_path).exists()]
    if there:
        raise ContentError(_there_already(file) for file in there)
    _write(site_dir, files, "x")


def write_made_files(site_dir: Path, files: tuple[ContentFile, ...]) -> None:
    """Write files that are the program's own, over earlier ones. Raises ContentError."""
    _write(site_dir, files, "w")


def _write(site_dir: Path, files: Iterable[ContentFile], mode: Literal["x", "w"]) -> None:
    for file in files:
        target = site_dir / file.source_path
        try:
            target.parent.mkdir(parents=True, exist_ok=True)
            with target.open(mode, encoding="utf-8") as stream:
                stream.write(file.text)
        except OSError as error:
            message = f"can't be written: {error.strerror}"
            hint = "mend the folder's permissions or free space"
            problem = Problem(Position(file.source_path), "write-failed", message, hint)
            raise ContentError([problem]) from error


def _there_already(file: ContentFile) -> Problem:
    message, hint = "there is such a file already", "choose another name with --slug"
    return Problem(Position(file.source_path), "file-exists", message, hint)
