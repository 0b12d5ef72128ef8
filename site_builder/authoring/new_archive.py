"""A new archive: the starter's files, and the schemas for an editor."""

from __future__ import annotations

import shutil
from pathlib import Path

from site_builder.authoring.files import write_made_files
from site_builder.authoring.schemas import plan_schemas
from site_builder.config import load_config
from site_builder.errors import ContentError, Position, Problem

_STARTER_DIR = Path(__file__).parent / "starter"


def create_archive(site_dir: Path) -> None:
    """Make an archive in a folder that is empty or not there yet. Raises ContentError."""
    try:
        if site_dir.exists() and (not site_dir.is_dir() or any(site_dir.iterdir())):
            raise ContentError([_not_empty(site_dir)])
        # Contents alone: the installed program may be read-only, an archive must not be.
        shutil.copytree(_STARTER_DIR, site_dir, copy_function=shutil.copyfile, dirs_exist_ok=True)
    except OSError as error:
        message = f"can't be written: {error.strerror}"
        problem = Problem(Position(str(site_dir)), "write-failed", message, "name another folder")
        raise ContentError([problem]) from error
    write_made_files(site_dir, tuple(plan_schemas(load_config(site_dir)).values()))


def _not_empty(site_dir: Path) -> Problem:
    message = "there is something already"
    return Problem(Position(str(site_dir)), "folder-in-use", message, "name a new folder")
