"""Pictures → the next edition: what is neither published nor kept in the cache is made."""

from __future__ import annotations

import hashlib
from collections import defaultdict, deque
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple

from site_builder.articles.images import digest_of_image
from site_builder.build.state import PlannedFile, PlannedGroup
from site_builder.errors import ContentError, Position, Problem
from site_builder.output.edition import Edition
from site_builder.pages.page import PictureFile
from site_builder.pictures.cache import PictureCache
from site_builder.pictures.renditions import FOLDER, Rendition
from site_builder.workers.batches import Engine

_DIGEST_SIZE = 16


class _Job(NamedTuple):
    """Renditions that are to be made of an image."""

    source_path: str
    data: bytes
    renditions: tuple[Rendition, ...]


@dataclass(slots=True)
class PictureUpdate:
    """Brings the pictures of an edition up to date, when all of them have been asked for.

    Without a `cache` a site is only looked at: each picture is there, and empty.
    """

    site_dir: Path
    cache: PictureCache | None
    engine: Engine
    edition: Edition
    made_count: int = 0
    _wanted: dict[str, dict[Rendition, PictureFile]] = field(
        default_factory=lambda: defaultdict(dict)
    )

    def ask_for(self, picture: PictureFile, before: Mapping[str, PlannedFile]) -> PlannedFile:
        """See to it that a picture will be published. `before` are the files that its group had."""
        path = picture.route.output_path
        planned = PlannedFile(path, _fingerprint(picture))
        if before.get(path) == planned:
            self.edition.keep(path)
        else:
            self._wanted[picture.source_path][picture.rendition] = picture
        return planned

    def run(self) -> None:
        """Publish what was asked for. Raises SiteError or OSError."""
        jobs = self._find_work()
        waiting: deque[_Job] = deque()

        def note(job: _Job) -> _Job:
            waiting.append(job)
            return job

        outcomes = self.engine.map_batches(_encode_batch, map(note, jobs), _path_of, batch_size=1)
        for files in outcomes:
            job = waiting.popleft()
            for rendition, content in zip(job.renditions, files, strict=True):
                self._publish(self._wanted[job.source_path][rendition], content)

    def _find_work(self) -> Iterator[_Job]:
        """What the cache doesn't have; what it has is published."""
        for source_path, pictures in self._wanted.items():
            missing = [
                rendition
                for rendition, picture in pictures.items()
                if not self._publish_kept(picture)
            ]
            if missing:
                yield _Job(source_path, self._read(next(iter(pictures.values()))), tuple(missing))

    def _publish_kept(self, picture: PictureFile) -> bool:
        kept = self.cache.find(_fingerprint(picture)) if self.cache else b""
        if kept is not None:
            self.edition.put(picture.route.output_path, kept)
        return kept is not None

    def _publish(self, picture: PictureFile, content: bytes) -> None:
        assert self.cache is not None
        self.cache.keep(_fingerprint(picture), content)
        self.edition.put(picture.route.output_path, content)
        self.made_count += 1

    def _read(self, picture: PictureFile) -> bytes:
        data = (self.site_dir / picture.source_path).read_bytes()
        if digest_of_image(data) != picture.digest:
            message = "the image was changed while the site was built"
            place = Position(picture.source_path)
            raise ContentError([Problem(place, "changed-image", message, "build again")])
        return data


def keep_pictures(
    cache: PictureCache, before: Mapping[str, PlannedGroup], after: Mapping[str, PlannedGroup]
) -> None:
    """Let the cache forget what no group has any more."""
    kept = set(_pictures_of(after))
    if not before or not kept.issuperset(_pictures_of(before)):
        cache.keep_only(file.fingerprint for file in kept)


def _pictures_of(groups: Mapping[str, PlannedGroup]) -> Iterator[PlannedFile]:
    for group in groups.values():
        for file in group.files:
            if file.output_path.startswith(f"{FOLDER}/"):
                yield file


def _fingerprint(picture: PictureFile) -> bytes:
    """The digest of all that determines a file's bytes."""
    from site_builder.pictures.encoding import digest_encoders

    state = hashlib.blake2b(digest_encoders(), digest_size=_DIGEST_SIZE)
    state.update(repr((picture.digest, picture.rendition)).encode())
    return state.digest()


def _path_of(job: _Job) -> str:
    return job.source_path


def _encode_batch(batch: Sequence[_Job]) -> list[list[bytes]]:
    from site_builder.pictures.encoding import encode_renditions

    return [encode_renditions(job.data, job.renditions) for job in batch]
