"""The site that is published now, and whether it may be replaced."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from site_builder.errors import OutputError, Position, Problem
from site_builder.output.inspection import (
    are_untouched,
    find_folders,
    find_foreign_files,
    is_whole,
)
from site_builder.output.manifest import NO_MANIFEST, read_manifest
from site_builder.output.places import Places
from site_builder.output.seal import NEVER, Seal
from site_builder.values import Value

_SHOWN_FILES = 5


class Published(Value):
    """A published site. `moment` is the one when it was left, if that is known, and `looked_at` the
    one when it was looked at; with `same_folders` no folder was touched between the two.
    """

    output_dir: Path
    digests: Mapping[str, str]
    generation: str
    moment: int
    looked_at: int
    same_folders: bool

    @property
    def since(self) -> int:
        """Since when the folders are known to be as they should, once the site is found whole."""
        return self.moment if self.same_folders else self.looked_at

    def is_whole(self) -> bool:
        """Whether the files are those of the manifest, byte for byte."""
        return is_whole(self.output_dir, self.digests, self.moment, same_folders=self.same_folders)


NOTHING_PUBLISHED = Published(Path(), {}, "", NEVER, NEVER, same_folders=False)


def inspect_output(places: Places, seal: Seal, now: int) -> Published:
    """The published site. Raises OutputError if the folder holds anything that its manifest does
    not list, and OSError."""
    output_dir, output_path = places.output_dir, places.target.output_path
    if output_dir.is_symlink() or (output_dir.exists() and not output_dir.is_dir()):
        raise OutputError([_foreign(output_path, f"{output_path} is not a folder", "move it away")])
    if not output_dir.exists():
        return NOTHING_PUBLISHED
    digests, generation = read_manifest(output_dir) or NO_MANIFEST
    moment = seal.moment if generation and seal.generation == generation else NEVER
    same_folders = are_untouched(output_dir, [".", *find_folders(digests)], moment)
    if not same_folders and (foreign := find_foreign_files(output_dir, digests)):
        shown = ", ".join(foreign[:_SHOWN_FILES])
        more = f" and {len(foreign) - _SHOWN_FILES} more" if len(foreign) > _SHOWN_FILES else ""
        message = f"{output_path}/ holds files that site-builder did not make: {shown}{more}"
        hint = "move them to static/root/ to publish them, or away"
        raise OutputError([_foreign(f"{output_path}/{foreign[0]}", message, hint)])
    return Published(output_dir, digests, generation, moment, now, same_folders)


def _foreign(path: str, message: str, hint: str) -> Problem:
    return Problem(Position(path), "foreign-output", message, hint)


def check_file_systems(places: Places) -> None:
    """Raise OutputError where the next site grows on another file system than it is published on,
    since no step leads from one to another."""
    output_dir = places.output_dir if places.output_dir.exists() else places.output_dir.parent
    if output_dir.stat().st_dev != places.work_dir.stat().st_dev:
        work_path, output_path = places.target.work_path, places.target.output_path
        message = f"{work_path}/ and {output_path}/ are on two file systems"
        hint = "put both on one: neither may be a mount or a link to elsewhere"
        raise OutputError([Problem(Position(work_path), "two-file-systems", message, hint)])
