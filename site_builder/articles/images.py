"""Images that stand beside articles: what they hold, and whether that is what their names say.

An image that is as it was at the last build, by what the file system tells, is not opened.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path, PurePosixPath
from typing import NamedTuple

from site_builder.articles.image_checks import check_image
from site_builder.articles.image_size import find_svg_size
from site_builder.errors import Position, Problem
from site_builder.pictures.image import ImageFacts
from site_builder.sources import NO_STAMP, SourceFile, Stamp
from site_builder.textfile import read_bytes
from site_builder.values import Value
from site_builder.workers.batches import Engine

_DIGEST_SIZE = 16
_MOST_BYTES = 10 << 20
_BATCH_SIZE = 10  # they travel with all their bytes


class KnownImage(NamedTuple):
    """An image as it was read last, and what keeps it from being published."""

    stamp: Stamp
    facts: ImageFacts
    problem: Problem | None


class ReadImages(Value):
    """All images by source path, and how many of them had to be read."""

    files: dict[str, KnownImage]
    read_count: int

    @property
    def facts(self) -> dict[str, ImageFacts]:
        return {path: known.facts for path, known in self.files.items()}

    @property
    def problems(self) -> tuple[Problem, ...]:
        return tuple(known.problem for known in self.files.values() if known.problem)


class _Read(NamedTuple):
    """An image that was read: its bytes where they are to be decoded, or what is known already."""

    source_path: str
    digest: str
    data: bytes
    outcome: ImageFacts | Problem | None


def read_images(
    site_dir: Path,
    files: Iterable[SourceFile],
    engine: Engine,
    known: Mapping[str, KnownImage],
    known_since: int,
) -> ReadImages:
    """Look at every image, and decode those that are new. One that can't be read has an empty
    digest, and a problem.

    `known_since` is when the last build began to look at files, in nanoseconds since 1970.
    """
    found: dict[str, KnownImage | None] = {}
    unknown: list[SourceFile] = []
    for file in files:
        before = known.get(file.source_path)
        is_known = before is not None and before.stamp == file.stamp
        found[file.source_path] = before if is_known and file.stamp.is_before(known_since) else None
        if found[file.source_path] is None:
            unknown.append(file)
    work = _read(site_dir, unknown, known)
    outcomes = engine.map_batches(_inspect_batch, work, _path_of, _BATCH_SIZE)
    for file, outcome in zip(unknown, outcomes, strict=True):
        found[file.source_path] = outcome._replace(stamp=file.stamp)
    return ReadImages({path: item for path, item in found.items() if item}, len(unknown))


def _read(
    site_dir: Path, files: Iterable[SourceFile], known: Mapping[str, KnownImage]
) -> Iterator[_Read]:
    for file in files:
        path = file.source_path
        data = read_bytes(site_dir, path, _MOST_BYTES)
        if isinstance(data, Problem):
            yield _Read(path, "", b"", data)
            continue
        digest, before = digest_of_image(data), known.get(path)
        if before and before.facts.digest == digest:
            yield _Read(path, digest, b"", before.problem or before.facts)
        else:
            yield _examine(path, digest, data)


def digest_of_image(data: bytes) -> str:
    """What `ImageFacts` calls the digest of an image."""
    return hashlib.blake2b(data, digest_size=_DIGEST_SIZE).hexdigest()


def _examine(path: str, digest: str, data: bytes) -> _Read:
    """What shows without decoding anything."""
    if problem := check_image(data, path):
        return _Read(path, digest, b"", problem)
    if PurePosixPath(path).suffix.lower() == ".svg":
        width, height = find_svg_size(data)
        return _Read(path, digest, b"", ImageFacts(digest, "fixed", width, height))
    return _Read(path, digest, data, None)


def _path_of(read: _Read) -> str:
    return read.source_path


def _inspect_batch(batch: Sequence[_Read]) -> list[KnownImage]:
    return [_make_known(read, read.outcome or _inspect(read)) for read in batch]


def _inspect(read: _Read) -> ImageFacts | Problem:
    # Only a build that has an image to decode pays for the import of the decoders.
    from site_builder.pictures.decoding import BrokenImageError, inspect_image

    try:
        return inspect_image(read.data, read.digest)
    except BrokenImageError as error:
        message = f"an image that can't be decoded: {error}"
        hint = "open it in a picture editor and save it again"
        return Problem(Position(read.source_path), "bad-image", message, hint)


def _make_known(read: _Read, outcome: ImageFacts | Problem) -> KnownImage:
    if isinstance(outcome, Problem):
        return KnownImage(NO_STAMP, ImageFacts(read.digest), outcome)
    return KnownImage(NO_STAMP, outcome, None)
