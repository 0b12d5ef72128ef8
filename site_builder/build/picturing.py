"""Pictures → the next edition: what is neither published nor kept in the cache is made."""

from __future__ import annotations

import hashlib
from collections import defaultdict, deque
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple, TypeVar

from site_builder.articles.images import digest_of_image
from site_builder.build.state import PlannedFile, PlannedGroup
from site_builder.canonical import format_canonical
from site_builder.errors import ContentError, Position, Problem
from site_builder.output.edition import Edition
from site_builder.pages.page import PictureFile, SocialCard
from site_builder.pictures.cache import PictureCache
from site_builder.pictures.cards.face import CardFace
from site_builder.pictures.renditions import FOLDER, Rendition
from site_builder.workers.batches import BatchFunction, Engine

_DIGEST_SIZE = 16
_CARDS_AT_ONCE = 20


class _Encoding(NamedTuple):
    """Renditions that are to be made of an image, and where they go."""

    files: tuple[PlannedFile, ...]
    source_path: str
    data: bytes
    renditions: tuple[Rendition, ...]


class _Drawing(NamedTuple):
    """A card that is to be drawn, and where it goes."""

    files: tuple[PlannedFile, ...]
    face: CardFace


_Work = TypeVar("_Work", _Encoding, _Drawing)


@dataclass(slots=True)
class PictureUpdate:
    """Brings the pictures of an edition up to date, when all of them have been asked for.

    Without a `cache` a site is only looked at: each picture is there, and empty.
    """

    site_dir: Path
    cache: PictureCache | None
    engine: Engine
    edition: Edition
    _pictures: dict[str, dict[PlannedFile, PictureFile]] = field(
        default_factory=lambda: defaultdict(dict)
    )
    _cards: dict[PlannedFile, SocialCard] = field(default_factory=dict)

    def ask_for(
        self, picture: PictureFile | SocialCard, before: Mapping[str, PlannedFile]
    ) -> PlannedFile:
        """See to it that a picture will be published. `before` are the files that its group had."""
        path = picture.route.output_path
        planned = PlannedFile(path, _fingerprint(picture))
        if before.get(path) == planned:
            self.edition.keep(path)
        elif isinstance(picture, SocialCard):
            self._cards[planned] = picture
        else:
            self._pictures[picture.source_path][planned] = picture
        return planned

    def run(self) -> int:
        """Publish what was asked for; returns how many files had to be made. Raises SiteError or
        OSError.
        """
        encoded = self._make(_encode_batch, self._find_encodings(), 1)
        return encoded + self._make(_draw_batch, self._find_drawings(), _CARDS_AT_ONCE)

    def _find_encodings(self) -> Iterator[_Encoding]:
        for source_path, pictures in self._pictures.items():
            missing = [file for file in pictures if not self._publish_kept(file)]
            if missing:
                renditions = tuple(pictures[file].rendition for file in missing)
                data = self._read(pictures[missing[0]])
                yield _Encoding(tuple(missing), source_path, data, renditions)

    def _find_drawings(self) -> Iterator[_Drawing]:
        for file, card in self._cards.items():
            if not self._publish_kept(file):
                yield _Drawing((file,), card.face)

    def _publish_kept(self, file: PlannedFile) -> bool:
        kept = self.cache.find(file.fingerprint) if self.cache else b""
        if kept is not None:
            self.edition.put(file.output_path, kept)
        return kept is not None

    def _make(
        self, function: BatchFunction[_Work, list[bytes]], work: Iterator[_Work], batch_size: int
    ) -> int:
        """Publish and keep what `function` makes."""
        waiting: deque[_Work] = deque()

        def note(item: _Work) -> _Work:
            waiting.append(item)
            return item

        made_count = 0
        outcomes = self.engine.map_batches(function, map(note, work), _path_of, batch_size)
        for contents in outcomes:
            for file, content in zip(waiting.popleft().files, contents, strict=True):
                assert self.cache is not None
                self.cache.keep(file.fingerprint, content)
                self.edition.put(file.output_path, content)
                made_count += 1
        return made_count

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
    """Let the cache forget what no group has now; groups that were kept are not looked into."""
    lost = set(
        _pictures_of(group for name, group in before.items() if after.get(name) is not group)
    )
    lost -= set(
        _pictures_of(group for name, group in after.items() if before.get(name) is not group)
    )
    if lost or not before:
        cache.keep_only(file.fingerprint for file in _pictures_of(after.values()))


def _pictures_of(groups: Iterable[PlannedGroup]) -> Iterator[PlannedFile]:
    for group in groups:
        for file in group.files:
            if file.output_path.startswith(f"{FOLDER}/"):
                yield file


def _fingerprint(picture: PictureFile | SocialCard) -> bytes:
    """The digest of all that determines a file's bytes."""
    if isinstance(picture, SocialCard):
        from site_builder.pictures.cards.drawing import digest_drawing

        state = hashlib.blake2b(digest_drawing(), digest_size=_DIGEST_SIZE)
        state.update(format_canonical(picture.face))
    else:
        from site_builder.pictures.encoding import digest_encoders

        state = hashlib.blake2b(digest_encoders(), digest_size=_DIGEST_SIZE)
        state.update(format_canonical((picture.digest, picture.rendition)))
    return state.digest()


def _path_of(work: _Encoding | _Drawing) -> str:
    return work.source_path if isinstance(work, _Encoding) else work.files[0].output_path


def _encode_batch(batch: Sequence[_Encoding]) -> list[list[bytes]]:
    from site_builder.pictures.encoding import encode_renditions

    return [encode_renditions(item.data, item.renditions) for item in batch]


def _draw_batch(batch: Sequence[_Drawing]) -> list[list[bytes]]:
    from site_builder.pictures.cards.drawing import draw_card

    return [[draw_card(item.face)] for item in batch]
