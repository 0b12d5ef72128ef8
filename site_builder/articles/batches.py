"""Files → Articles and pages, over an engine's workers; a file that can't be read or parsed stops
no other.

A file that is as it was at the last build is not opened. What suggests that it is: its size, its
time of change and its inode. Where these differ, or the time is too near to the last build to tell,
the digest decides. Files are read here, and their texts travel: a worker may have no such disk.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import NamedTuple

from site_builder.articles.article import Article, StandalonePage
from site_builder.articles.parse import parse_article, parse_page
from site_builder.config import Config
from site_builder.errors import ContentError, Problem
from site_builder.folders import ARTICLES_DIR
from site_builder.pictures.image import ImageFacts
from site_builder.progress import Progress
from site_builder.sources import Source, SourceFile, SourceFiles, Stamp, read_source
from site_builder.store import Shelf, pack
from site_builder.values import Value
from site_builder.workers.batches import Engine

_DIGEST_SIZE = 16


class ParsedFile(NamedTuple):
    """An article's file as it was parsed last. `key` is where the article is on the shelf."""

    stamp: Stamp
    digest: str
    key: bytes
    story: str
    images: tuple[tuple[str, str], ...]  # source paths and digests
    warnings: tuple[Problem, ...]


class _Outcome(NamedTuple):
    """What is made of a file: an article comes packed for the shelf."""

    digest: str
    article: bytes
    story: str
    images: tuple[str, ...]
    problems: tuple[Problem, ...]
    is_known: bool = False


class _Read(NamedTuple):
    """A file that was read: its source, or the outcome where nothing is left to do."""

    source_path: str
    content: Source | _Outcome


class ParsedContent(Value):
    """Everything that could be parsed, what is wrong, and the stories that lack a file for it."""

    files: dict[str, ParsedFile]
    pages: tuple[StandalonePage, ...]
    problems: tuple[Problem, ...]
    broken: frozenset[str]
    parsed_count: int


class Parser(Value):
    """How files are parsed. `base` is the digest of all else that parsing depends on."""

    site_dir: Path
    config: Config
    base: bytes
    engine: Engine
    progress: Progress

    def parse(
        self,
        files: SourceFiles,
        media: Mapping[str, ImageFacts],
        known: Mapping[str, ParsedFile],
        known_since: int,
        shelf: Shelf,
    ) -> ParsedContent:
        """Parse what is not known, in the order of paths; articles are put on the shelf.

        `media` are all images by source path, `known_since` is when the last build began to look at
        files, in nanoseconds since 1970.
        """
        parsed = {
            file.source_path: known[file.source_path]
            for file in files.articles
            if _is_known(file, known, known_since, media)
        }
        unknown = [file for file in files.articles if file.source_path not in parsed]
        problems: list[Problem] = []
        broken: set[str] = set()
        parsed_count = 0
        work = self._read(unknown, known, media)
        parse = partial(_parse_batch, self.config, media)
        outcomes = self.engine.map_batches(parse, work, _path_of)
        tracked = self.progress.track(outcomes, "reading", len(unknown))
        for file, outcome in zip(unknown, tracked, strict=True):
            path = file.source_path
            parsed_count += not outcome.is_known
            if outcome.is_known:
                parsed[path] = known[path]._replace(stamp=file.stamp)
            elif outcome.article:
                parsed[path] = self._keep(file, outcome, media, shelf)
            else:
                broken |= _possible_stories(path)
                problems += outcome.problems
        problems += (warning for entry in parsed.values() for warning in entry.warnings)
        pages, page_problems = self._parse_pages(files.pages, media)
        return ParsedContent(
            parsed, pages, (*problems, *page_problems), frozenset(broken), parsed_count
        )

    def _read(
        self,
        unknown: Sequence[SourceFile],
        known: Mapping[str, ParsedFile],
        media: Mapping[str, ImageFacts],
    ) -> Iterator[_Read]:
        for file in unknown:
            content: Source | _Outcome
            try:
                content = read_source(self.site_dir, file)
            except ContentError as error:
                content = _Outcome("", b"", "", (), error.problems)
            else:
                if content.digest == _known_digest(file, known, media):
                    content = _Outcome(content.digest, b"", "", (), (), is_known=True)
            yield _Read(file.source_path, content)

    def _keep(
        self, file: SourceFile, outcome: _Outcome, media: Mapping[str, ImageFacts], shelf: Shelf
    ) -> ParsedFile:
        images = tuple((path, media[path].digest) for path in outcome.images)
        key = self._key_of(file.source_path, outcome.digest, images)
        shelf.put([(key, outcome.article)])
        return ParsedFile(file.stamp, outcome.digest, key, outcome.story, images, outcome.problems)

    def _key_of(self, source_path: str, digest: str, images: Sequence[tuple[str, str]]) -> bytes:
        """Where an article is on the shelf: its positions make it depend on its path, and the sizes
        of its pictures on their bytes, too.
        """
        state = hashlib.blake2b(self.base, digest_size=_DIGEST_SIZE)
        state.update(f"{source_path}\0{digest}\0{images}".encode())
        return state.digest()

    def _parse_pages(
        self, files: Sequence[SourceFile], media: Mapping[str, ImageFacts]
    ) -> tuple[tuple[StandalonePage, ...], list[Problem]]:
        pages: list[StandalonePage] = []
        problems: list[Problem] = []
        for file in files:
            try:
                page, found = parse_page(read_source(self.site_dir, file), self.config, media)
            except ContentError as error:
                page, found = None, error.problems
            problems += found
            if page is not None:
                pages.append(page)
        return tuple(pages), problems


def _is_known(
    file: SourceFile,
    known: Mapping[str, ParsedFile],
    known_since: int,
    media: Mapping[str, ImageFacts],
) -> bool:
    entry = known.get(file.source_path)
    return (
        entry is not None
        and entry.stamp == file.stamp
        and file.stamp.is_before(known_since)
        and _has_its_images(entry, media)
    )


def _has_its_images(entry: ParsedFile, media: Mapping[str, ImageFacts]) -> bool:
    return all(path in media and media[path].digest == digest for path, digest in entry.images)


def _known_digest(
    file: SourceFile, known: Mapping[str, ParsedFile], media: Mapping[str, ImageFacts]
) -> str:
    entry = known.get(file.source_path)
    return entry.digest if entry and _has_its_images(entry, media) else ""


def _path_of(read: _Read) -> str:
    return read.source_path


def _parse_batch(
    config: Config, media: Mapping[str, ImageFacts], batch: Sequence[_Read]
) -> list[_Outcome]:
    return [
        read.content
        if isinstance(read.content, _Outcome)
        else _parse_source(read.content, config, media)
        for read in batch
    ]


def _parse_source(source: Source, config: Config, media: Mapping[str, ImageFacts]) -> _Outcome:
    article, problems = parse_article(source, config, media)
    if article is None:
        return _Outcome(source.digest, b"", "", (), problems)
    return _Outcome(source.digest, pack(article), article.story, _images_of(article), problems)


def _images_of(article: Article) -> tuple[str, ...]:
    cover = article.facts.image
    named = (*article.images, cover) if cover else article.images
    return tuple(sorted({image.source_path for image in named}))


def _possible_stories(source_path: str) -> set[str]:
    """The keys of the stories that a file may belong to, whether its name ends in a language or
    not.
    """
    stem = source_path.removeprefix(ARTICLES_DIR).removesuffix(".md")
    return {stem, stem.rpartition(".")[0]}
