"""Sites in the cache that nobody needs any more, and the files of others that may be in them.

A file that is put into the published folder while a build runs is taken away with the old site. It
is not the builder's to delete.
"""

from __future__ import annotations

from itertools import count
from pathlib import Path

from site_builder.errors import Position, Problem
from site_builder.output.inspection import find_foreign_files
from site_builder.output.manifest import read_manifest
from site_builder.output.places import Places
from site_builder.store import remove_cache_file


def discard_site(folder: Path, places: Places) -> list[Problem]:
    """Remove a site from the cache. One that holds files of others is put aside instead, which is
    something to warn of. Raises OSError."""
    manifest = read_manifest(folder)
    foreign = find_foreign_files(folder, manifest.digests) if manifest else []
    if not foreign:
        remove_cache_file(folder)
        return []
    kept_dir = _find_free_name(places.work_dir)
    folder.rename(kept_dir)
    kept_path = kept_dir.relative_to(places.site_dir).as_posix()
    return [
        Problem(
            Position(f"{kept_path}/{foreign[0]}"),
            "kept-foreign-file",
            f"{foreign[0]} turned up in {places.target.output_path}/ while a build ran, "
            f"and is kept in {kept_path}/",
            f"move it to static/root/ to publish it, or away, and remove {kept_path}/",
            "warning",
        )
    ]


def _find_free_name(work_dir: Path) -> Path:
    return next(
        folder for number in count(1) if not (folder := work_dir / f"kept-{number}").exists()
    )
