"""The state of the last build: what it saw, and what it made of it."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

from site_builder.archive.assemble import EMPTY_INDEX, ArchiveIndex
from site_builder.articles.batches import ParsedFile
from site_builder.articles.images import KnownImage
from site_builder.store import DamagedError, load_state, save_state


class PlannedFile(NamedTuple):
    """A file that a group of pages makes. `fingerprint` is of all that determines its bytes."""

    output_path: str
    fingerprint: bytes


class PlannedGroup(NamedTuple):
    """A group of pages as it was planned last; `theme` is the digest of its layouts' closures."""

    fingerprint: bytes
    theme: bytes
    files: tuple[PlannedFile, ...]


class PlannedSection(NamedTuple):
    """A section as it was planned last, with the names of its groups."""

    fingerprint: bytes
    theme: bytes
    groups: tuple[str, ...]


class BuiltPart(NamedTuple):
    """A part of the search index as it was built last. `stories` is a digest of its stories and of
    all that their records depend on besides; what was made of it is on the shelf under `key`.
    """

    stories: bytes
    key: bytes
    files: tuple[str, ...]


class BuiltShard(NamedTuple):
    """A shard of the search index as it was built last, from the parts with these keys."""

    parts: tuple[bytes, ...]
    entry: dict[str, str]
    files: tuple[str, ...]


class Bases(NamedTuple):
    """Digests of what the parsing of all files depends on besides them, the assembling of all
    stories, and the planning of all groups of pages; each holds the ones before it.
    """

    parsing: bytes = b""
    archive: bytes = b""
    pages: bytes = b""


class State(NamedTuple):
    """Kept between builds. `generation` names the published site that it describes."""

    generation: str
    holds_until: float  # when time alone changes what is published, in seconds since 1970
    bases: Bases
    began: int  # when the build began to look at files, in nanoseconds since 1970
    files: dict[str, ParsedFile]
    images: dict[str, KnownImage]
    archive: ArchiveIndex
    sections: dict[str, PlannedSection]
    groups: dict[str, PlannedGroup]
    parts: dict[str, BuiltPart]
    shards: dict[str, BuiltShard]

    @property
    def shelf_keys(self) -> set[bytes]:
        """What the next build may ask the shelf for."""
        return {item.key for kept in (self.files, self.parts) for item in kept.values()}


NO_STATE = State("", 0, Bases(), 0, {}, {}, EMPTY_INDEX, {}, {}, {}, {})


def read_state(work_dir: Path, generation: str) -> State:
    """The state that describes the published site of that name; no state where there is none."""
    try:
        state = load_state(work_dir / "state", State)
    except DamagedError:
        return NO_STATE
    return state if state.generation == generation else NO_STATE


def write_state(work_dir: Path, state: State) -> None:
    """Keep the state for the next build."""
    save_state(work_dir / "state", state)
