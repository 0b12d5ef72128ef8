"""The next site while it grows, beside the published one.

It begins with nothing, or with the files of the published site. For the latter there is a base: the
site before, or a copy, that lies in the cache and is nearly the same already, so that only the
difference between the two is linked. If there is none to rely on, every file is linked.
"""

from __future__ import annotations

import errno
import shutil
from collections.abc import Mapping
from pathlib import Path, PurePosixPath

from site_builder.errors import Position, Problem
from site_builder.output.failures import write_file
from site_builder.output.inspection import is_base
from site_builder.output.manifest import (
    MANIFEST_NAME,
    digest_of,
    format_manifest,
    read_manifest,
)
from site_builder.output.mirroring import mirror_files, remove_files
from site_builder.output.published import NOTHING_PUBLISHED, Published
from site_builder.output.seal import NEVER
from site_builder.output.writing import IN_THE_WAY, FileWriter, replace_file
from site_builder.store import DamagedError, remove_cache_file
from site_builder.values import Value


class Base(Value):
    """A folder that may hold a site, the generation that this was, and the moment it was left."""

    folder: Path
    generation: str
    moment: int

    def read_digests(self) -> Mapping[str, str] | None:
        """What the site's manifest says; None where the site is not as it was left."""
        manifest = read_manifest(self.folder)
        if not manifest or self.moment == NEVER or manifest.generation != self.generation:
            return None
        return manifest.digests if is_base(self.folder, manifest.digests, self.moment) else None


class Stage:
    """A site that grows in a folder of its own. Nothing is on the disk before the first change."""

    def __init__(
        self,
        stage_dir: Path,
        published: Published = NOTHING_PUBLISHED,
        base: Base | None = None,
    ) -> None:
        self.stage_dir = stage_dir
        self.generation = published.generation
        self.digests: dict[str, str] = {}
        self.starts_over = True
        self.is_linked = True
        self.warnings: list[Problem] = []
        self._published = published
        self._base = base
        self._is_on_disk = False
        self._writer = FileWriter()
        self._touched: set[str] | None = None  # none: what lies there is no copy of the published

    @property
    def is_changed(self) -> bool:
        """Whether it is another site than the published one."""
        return self.starts_over or self._is_on_disk

    def start_over(self) -> None:
        """Begin with nothing, which is also what a new stage does."""
        self._writer.abandon()
        self.digests = {}
        self.starts_over = True
        self._is_on_disk = False

    def go_on(self) -> None:
        """Begin with the files of the published site. Raises DamagedError where these are not what
        was published."""
        published = self._published
        if not published.is_whole():
            self.warnings.append(_changed_output(published.output_dir.name))
            raise DamagedError(published.output_dir.name)
        self.digests = dict(published.digests)
        self.starts_over = False

    def write_file(self, output_path: str, content: bytes, digest: str) -> None:
        """Write one file, now or until `settle`. Raises OSError, also for earlier files."""
        self._begin()
        self._note({output_path})
        try:
            self._writer.write(self.stage_dir / output_path, content)
        except IN_THE_WAY:
            self._force(output_path, content)
        self.digests[output_path] = digest

    def settle(self) -> None:
        """Wait until every file is written. Raises OSError."""
        for file, content in self._writer.finish():
            self._force(file.relative_to(self.stage_dir).as_posix(), content)

    def remove_files(self, output_paths: set[str]) -> None:
        """Remove files, and the folders that are then empty. Raises OSError."""
        self.settle()
        if not output_paths:
            return
        self._begin()
        self._note(output_paths)
        remove_files(self.stage_dir, output_paths)
        for path in output_paths:
            del self.digests[path]

    def finish(self) -> None:
        """Write the manifest, which gives the site its name. Raises OSError."""
        self._begin()
        self.settle()
        manifest = format_manifest(self.digests)
        write_file(self.stage_dir / MANIFEST_NAME, manifest)
        self.generation = digest_of(manifest)

    @property
    def has_copy(self) -> bool:
        """Whether what is on the disk is the published site but for known files."""
        return self._touched is not None and self.is_linked

    def abandon(self) -> None:
        """Write no more."""
        self._writer.abandon()

    def put_back(self, spare_dir: Path) -> None:
        """Make what an abandoned build has left a copy of the published site, for the next to
        begin with. Only where it `has_copy`. Raises OSError."""
        assert self._touched is not None
        published = self._published
        kept = self._touched & published.digests.keys()
        remove_files(self.stage_dir, self._touched - kept)
        if mirror_files(published.output_dir, self.stage_dir, kept):
            write_file(self.stage_dir / MANIFEST_NAME, format_manifest(published.digests))
            self.stage_dir.rename(spare_dir)

    def _begin(self) -> None:
        """Bring what the stage begins with to the disk, if that is still to be done."""
        if self._is_on_disk:
            return
        self._is_on_disk = True
        self._touched = None
        source, digests = self._published.output_dir, self._published.digests
        base = None if self.starts_over else self._take_base()
        if base:
            differing = [path for path, digest in digests.items() if base.get(path) != digest]
            remove_files(self.stage_dir, base.keys() - digests.keys())
            self.is_linked = mirror_files(source, self.stage_dir, differing)
        else:
            remove_cache_file(self.stage_dir)
            self.stage_dir.mkdir(parents=True)
            if not self.starts_over:
                self.is_linked = mirror_files(source, self.stage_dir, digests)
        if not self.starts_over:
            self._touched = set()

    def _take_base(self) -> Mapping[str, str] | None:
        """Begin with the base, and give what it holds; None where there is none to begin with."""
        digests = self._base.read_digests() if self._base else None
        if self._base is None or digests is None:
            return None
        # Without a manifest it can't be taken for a whole site if we are killed from here on.
        (self._base.folder / MANIFEST_NAME).unlink()
        try:
            self._base.folder.rename(self.stage_dir)
        except OSError as error:
            # An overlay file system can't rename a folder that lies in its lower layer.
            if error.errno != errno.EXDEV:
                raise
            return None
        return digests

    def _note(self, output_paths: set[str]) -> None:
        if self._touched is not None:
            self._touched |= output_paths

    def _force(self, output_path: str, content: bytes) -> None:
        self._clear_way(output_path)
        replace_file(self.stage_dir / output_path, content)

    def _clear_way(self, output_path: str) -> None:
        """Make room for a file where there was a folder, or for a folder where there was a file.
        What is removed is no longer published, since both can't be."""
        target = self.stage_dir / output_path
        if target.is_dir():
            self._touched = None
            shutil.rmtree(target)
        for folder in PurePosixPath(output_path).parents:
            if str(folder) in self.digests:
                self._touched = None
                (self.stage_dir / folder).unlink(missing_ok=True)


def staging(stage_dir: Path) -> Stage:
    """A stage that is never published. Raises OSError."""
    stage = Stage(stage_dir)
    stage.stage_dir.mkdir(parents=True)
    return stage


def _changed_output(output_path: str) -> Problem:
    return Problem(
        Position(output_path),
        "changed-output",
        "holds files that were changed after they were published: all are made anew",
        "change what they are made from: what was changed here is lost with the next build",
        "warning",
    )
