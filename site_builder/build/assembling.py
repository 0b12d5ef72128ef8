"""Parsed files and term registries → Archive."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from datetime import datetime

from site_builder.archive.assemble import ArchiveIndex, Assembled, Assembler, StoryFiles
from site_builder.archive.joining import Joiner, Visibility
from site_builder.articles.article import Article
from site_builder.articles.batches import ParsedContent, ParsedFile
from site_builder.build.options import BuildOptions
from site_builder.config import Config
from site_builder.registry import load_registries
from site_builder.store import DamagedError, Shelf
from site_builder.values import Value


def assemble_archive(
    options: BuildOptions,
    now: datetime,
    config: Config,
    parsed: ParsedContent,
    shelf: Shelf,
    known: ArchiveIndex,
) -> Assembled:
    """The archive as it is `now`; stories that are `known` are not joined again.

    Raises ConfigError for term registries, and DamagedError.
    """
    registries = load_registries(options.site_dir, config)
    assembler = Assembler(
        config,
        registries,
        Joiner(config, registries, Visibility(now, options.drafts, options.future)),
        _Loader(parsed.files, shelf).load_article,
        now.timestamp(),
    )
    return assembler.assemble(_group_files(parsed.files), parsed.pages, known, parsed.broken)


def _group_files(files: Mapping[str, ParsedFile]) -> dict[str, StoryFiles]:
    """The files of each story, with the digest of what they and their images say."""
    stories: dict[str, list[str]] = defaultdict(list)
    for path, file in files.items():
        stories[file.story].append(path)
    grouped = {}
    for story, paths in stories.items():
        paths.sort()
        parts = [files[path].key for path in paths]
        images = [files[path].images for path in paths]
        if any(images):
            parts.append(repr(images).encode())
        grouped[story] = StoryFiles(tuple(paths), b"".join(parts))
    return grouped


class _Loader(Value):
    """Takes articles from the shelf. Raises DamagedError."""

    files: Mapping[str, ParsedFile]
    shelf: Shelf

    def load_article(self, source_path: str) -> Article:
        article = self.shelf.load(self.files[source_path].key)
        if not isinstance(article, Article):
            raise DamagedError
        return article
