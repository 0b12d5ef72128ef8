"""Files → Articles and pages, over processes; a file that can't be read or parsed stops no other."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from site_builder.articles.article import Article, StandalonePage
from site_builder.articles.parse import ARTICLES_DIR, parse_article, parse_page
from site_builder.config import Config
from site_builder.errors import ContentError, Problem
from site_builder.progress import Progress
from site_builder.sources import SourceFile, SourceFiles, read_source
from site_builder.workers import map_batches

_Parsed = tuple[Article | StandalonePage | None, tuple[Problem, ...]]


@dataclass(frozen=True, slots=True)
class ParsedContent:
    """Everything that could be parsed, what is wrong, and the stories that lack a file for it."""

    articles: tuple[Article, ...]
    pages: tuple[StandalonePage, ...]
    problems: tuple[Problem, ...]
    broken: frozenset[str]


def parse_sources(
    site_dir: Path, files: SourceFiles, config: Config, workers: int, progress: Progress
) -> ParsedContent:
    """Read and parse every file of the content folder, in the order of their paths."""
    media = frozenset(file.source_path for file in files.media)
    texts = (*files.articles, *files.pages)
    parse = partial(_parse_batch, site_dir, config, media)
    results = map_batches(parse, texts, workers)
    articles: list[Article] = []
    pages: list[StandalonePage] = []
    problems: list[Problem] = []
    broken: set[str] = set()
    tracked = progress.track(results, "reading", len(texts))
    for file, (parsed, found) in zip(texts, tracked, strict=True):
        problems += found
        match parsed:
            case Article():
                articles.append(parsed)
            case StandalonePage():
                pages.append(parsed)
            case None:
                broken |= _possible_stories(file.source_path)
    return ParsedContent(tuple(articles), tuple(pages), tuple(problems), frozenset(broken))


def _parse_batch(
    site_dir: Path, config: Config, media: frozenset[str], files: Sequence[SourceFile]
) -> list[_Parsed]:
    return [_parse_file(site_dir, config, media, file) for file in files]


def _parse_file(site_dir: Path, config: Config, media: frozenset[str], file: SourceFile) -> _Parsed:
    try:
        source = read_source(site_dir, file)
    except ContentError as error:
        return None, error.problems
    parse = parse_article if file.kind == "article" else parse_page
    return parse(source, config, media)


def _possible_stories(source_path: str) -> set[str]:
    """The keys of the stories that a file may belong to, whether its name ends in a language or not."""
    stem = source_path.removeprefix(ARTICLES_DIR).removesuffix(".md")
    return {stem, stem.rpartition(".")[0]}
