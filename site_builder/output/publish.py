"""Publishing as a transaction: the next site is made beside the old one and takes its place in one
step.

The published folder is always one complete site. A build that fails or is killed leaves it as it
was. docs/decisions/publishing.md tells why it is done so, and what it costs.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager, suppress
from pathlib import Path

from site_builder.errors import Position, Problem
from site_builder.output.discarding import discard_site
from site_builder.output.durability import sync_file_system
from site_builder.output.exchange import complete_exchange, publish_next
from site_builder.output.failures import reporting_failures, write_file
from site_builder.output.lock import holding_lock
from site_builder.output.manifest import MANIFEST_NAME, format_manifest, read_generation
from site_builder.output.mirroring import mirror_files
from site_builder.output.places import PUBLIC, Places, Target
from site_builder.output.published import Published, check_file_systems, inspect_output
from site_builder.output.seal import (
    Seal,
    await_next_moment,
    read_clock,
    read_seal,
    write_seal,
)
from site_builder.output.stage import Base, Stage
from site_builder.store import remove_cache_file


def building_alone(site_dir: Path, target: Target = PUBLIC) -> AbstractContextManager[None]:
    """No other build of the target runs during the block. Raises OutputError where one does."""
    places = Places(site_dir, target)
    locked = Problem(
        Position(f"{target.work_path}/lock"),
        "locked",
        "another build of this site is running",
        "wait for it to end",
    )
    return holding_lock(places.lock_file, locked)


@contextmanager
def publishing(
    site_dir: Path, target: Target = PUBLIC, *, durable: bool = False
) -> Iterator[Stage]:
    """A stage whose files become the target's output when the block ends well; else nothing has
    changed. For use while `building_alone`. When it has ended, the stage's `warnings` are complete.

    With `durable`, what is published survives a power cut. Raises OutputError when the output
    folder holds files that are not the builder's, or when a file can't be written.
    """
    places = Places(site_dir, target)
    with _readable_by_all():
        with reporting_failures(places):
            published, stage = _open_stage(places)
            try:
                yield stage
                if stage.is_changed:
                    _publish(places, stage, durable=durable)
            except BaseException:
                _abandon(places, stage, published)
                raise
        if stage.is_changed:
            with reporting_failures(places, is_published=True):
                _settle(places, stage, published, durable=durable)


@contextmanager
def _readable_by_all() -> Iterator[None]:
    """What is published is for everyone: its modes don't depend on who builds it."""
    before = os.umask(0o022)
    try:
        yield
    finally:
        os.umask(before)


def _open_stage(places: Places) -> tuple[Published, Stage]:
    """The published site, and the stage for the next. Raises OutputError or OSError."""
    check_file_systems(places)
    complete_exchange(places)
    warnings = discard_site(places.next_dir, places)
    now = read_clock(places.clock_file)
    seal = read_seal(places.seal_file, now)
    published = inspect_output(places, seal, now)
    # Only next to folders that nobody touched are the base's files known to be the published ones.
    base = Base(places.work_dir / seal.base, seal.base_generation, seal.base_moment)
    stage = Stage(places.next_dir, published, base if published.same_folders else None)
    stage.warnings += warnings
    return published, stage


def _publish(places: Places, stage: Stage, *, durable: bool) -> None:
    """Put the stage in its place. Raises OSError."""
    stage.finish()
    if durable:
        sync_file_system(stage.stage_dir)
    stage.warnings += discard_site(places.previous_dir, places)
    remove_cache_file(places.spare_dir)
    if not publish_next(places):
        message = "could not be exchanged in one step: for a moment there was no site"
        hint = "to be served without a gap, it needs a file system that can (not an overlay)"
        position = Position(places.target.output_path)
        stage.warnings.append(Problem(position, "not-in-one-step", message, hint, "warning"))


def _settle(places: Places, stage: Stage, published: Published, *, durable: bool) -> None:
    """Keep the old site, and what makes the next build cheap. Raises OSError."""
    if places.next_dir.exists():
        places.next_dir.rename(places.previous_dir)
    seal = Seal(stage.generation)
    if stage.starts_over:
        if _make_spare(places, stage):
            moment = await_next_moment(places.clock_file)
            seal = Seal(stage.generation, moment, places.spare_dir.name, stage.generation, moment)
    elif stage.is_linked:
        seal = seal._replace(
            base=places.previous_dir.name,
            base_generation=published.generation,
            base_moment=published.since,
        )
    if durable:
        sync_file_system(places.work_dir)
    seal = seal._replace(moment=await_next_moment(places.clock_file))
    write_seal(places.seal_file, seal, durable=durable)


def _make_spare(places: Places, stage: Stage) -> bool:
    """A copy of what has just been published, of links, so that the next build need not make them.

    Whether there is one: it is not worth a failure.
    """
    with suppress(OSError):
        if mirror_files(places.output_dir, places.spare_dir, stage.digests):
            write_file(places.spare_dir / MANIFEST_NAME, format_manifest(stage.digests))
            return True
    remove_cache_file(places.spare_dir)
    return False


def _abandon(places: Places, stage: Stage, published: Published) -> None:
    """Clear away what was not published. What was made from a base becomes one again."""
    if read_generation(places.output_dir) != published.generation:
        return  # interrupted after the exchange: the next build tidies up
    stage.abandon()
    with suppress(OSError):
        if stage.has_copy:
            remove_cache_file(places.spare_dir)
            stage.put_back(places.spare_dir)
            seal = Seal(
                published.generation,
                published.moment,
                places.spare_dir.name,
                published.generation,
                await_next_moment(places.clock_file),
            )
            write_seal(places.seal_file, seal, durable=False)
    remove_cache_file(places.next_dir)
