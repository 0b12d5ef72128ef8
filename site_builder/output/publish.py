"""Publishing as a transaction: the new site is made beside the old one and exchanged with it in one
step.

`public/` is always one complete site. The next site grows in `.cache/next/`; after the exchange the
old one lies in `.cache/previous/` until the next build. A build that fails or is killed leaves
`public/` as it was.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from site_builder.errors import OutputError, Position, Problem
from site_builder.output.exchange import exchange_folders
from site_builder.output.lock import holding_lock
from site_builder.output.manifest import (
    MANIFEST_NAME,
    collect_output_paths,
    digest_of,
    format_manifest,
    read_manifest,
)

_SHOWN_FILES = 5


@dataclass(frozen=True, slots=True)
class Target:
    """Where a site is published and where the next one grows, from the archive's folder.

    Both are on one file system, for the exchange. No two targets share a folder to work in, so that
    each can be built while another is.
    """

    output_path: str
    work_path: str


PUBLIC = Target("public", ".cache")


@dataclass(slots=True)
class Stage:
    """A site that grows in a folder of its own until it is published.

    `generation` names the site that is published now; it is empty where there is none.
    """

    stage_dir: Path
    output_dir: Path
    generation: str = ""
    digests: dict[str, str] = field(default_factory=dict)

    def start_over(self) -> None:
        """Begin with nothing. Raises OSError."""
        shutil.rmtree(self.stage_dir, ignore_errors=True)
        self.stage_dir.mkdir(parents=True)
        self.digests = {}

    def go_on(self) -> None:
        """Begin with the files of the published site. Raises OSError."""
        shutil.rmtree(self.stage_dir, ignore_errors=True)
        shutil.copytree(self.output_dir, self.stage_dir, copy_function=_link_or_copy)
        self.digests = dict(read_manifest(self.output_dir) or {})

    def write_file(self, output_path: str, content: bytes) -> None:
        """Write one file. Raises OSError."""
        target = self.stage_dir / output_path
        target.unlink(missing_ok=True)  # it may be the published site's own file
        try:
            target.write_bytes(content)
        except FileNotFoundError:
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(content)
        self.digests[output_path] = digest_of(content)

    def remove_file(self, output_path: str) -> None:
        """Remove one file, and the folders that it leaves empty. Raises OSError."""
        file = self.stage_dir / output_path
        file.unlink()
        del self.digests[output_path]
        for folder in file.parents:
            if folder == self.stage_dir or any(folder.iterdir()):
                break
            folder.rmdir()

    def finish(self) -> None:
        """Write the manifest, which gives the site its name. Raises OSError."""
        manifest = format_manifest(self.digests)
        (self.stage_dir / MANIFEST_NAME).unlink(missing_ok=True)
        (self.stage_dir / MANIFEST_NAME).write_bytes(manifest)
        self.generation = digest_of(manifest)


def _link_or_copy(source: str, target: str) -> None:
    try:
        os.link(source, target)
    except OSError:
        shutil.copy2(source, target)


@contextmanager
def publishing(site_dir: Path, target: Target = PUBLIC) -> Iterator[Stage]:
    """A stage whose files become the target's output when the block ends well; else nothing has
    changed.

    Raises OutputError when another build runs, when the output folder holds files that are not the
    builder's, or when a file can't be written.
    """
    output_dir, work_dir = site_dir / target.output_path, site_dir / target.work_path
    stage_dir, previous_dir = work_dir / "next", work_dir / "previous"
    with (
        _reporting_failures(site_dir, target),
        holding_lock(work_dir / "lock", _locked(target)),
    ):
        check_output_dir(site_dir, target.output_path)
        shutil.rmtree(previous_dir, ignore_errors=True)
        try:
            made = read_manifest(output_dir)
            generation = digest_of(format_manifest(made)) if made else ""
            stage = Stage(stage_dir, output_dir, generation)
            stage.start_over()
            yield stage
            stage.finish()
            output_dir.mkdir(exist_ok=True)
            exchange_folders(output_dir, stage_dir)
        except BaseException:
            shutil.rmtree(stage_dir, ignore_errors=True)
            raise
        stage_dir.rename(previous_dir)


def check_output_dir(site_dir: Path, output_path: str) -> None:
    """Raise OutputError if the folder holds anything that is not listed in its manifest."""
    output_dir = site_dir / output_path
    if output_dir.is_symlink() or (output_dir.exists() and not output_dir.is_dir()):
        message, hint = f"{output_path} is not a folder", "move it away"
        raise OutputError([Problem(Position(output_path), "foreign-output", message, hint)])
    if not output_dir.exists():
        return
    made = read_manifest(output_dir) or {}
    foreign = sorted(path for path in collect_output_paths(output_dir) if path not in made)
    if foreign:
        shown = ", ".join(foreign[:_SHOWN_FILES])
        more = f" and {len(foreign) - _SHOWN_FILES} more" if len(foreign) > _SHOWN_FILES else ""
        raise OutputError(
            [
                Problem(
                    Position(f"{output_path}/{foreign[0]}"),
                    "foreign-output",
                    f"{output_path}/ holds files that site-builder did not make: {shown}{more}",
                    "move them to static/root/ to publish them, or away",
                )
            ]
        )


def _locked(target: Target) -> Problem:
    return Problem(
        Position(f"{target.work_path}/lock"),
        "locked",
        "another build of this site is running",
        "wait for it to end",
    )


@contextmanager
def _reporting_failures(site_dir: Path, target: Target) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        path = os.fsdecode(error.filename) if error.filename else target.output_path
        shown = os.path.relpath(path, site_dir) if Path(path).is_absolute() else path
        raise OutputError(
            [
                Problem(
                    Position(shown),
                    "write-failed",
                    f"can't be written: {error.strerror or error}",
                    "the published site is unchanged: free space or mend permissions, build again",
                )
            ]
        ) from error


def staging(stage_dir: Path) -> Stage:
    """A stage that is never published."""
    stage = Stage(stage_dir, stage_dir)
    stage.start_over()
    return stage
