"""From files to an archive and the groups of pages that show it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime

from site_builder.archive.archive import Archive
from site_builder.archive.assemble import (
    EMPTY_INDEX,
    ArchiveIndex,
    Assembled,
    Assembler,
    StoryFiles,
)
from site_builder.archive.joining import Joiner, Visibility
from site_builder.articles.article import Article
from site_builder.articles.batches import ParsedContent, ParsedFile, Parser
from site_builder.articles.images import check_images
from site_builder.assets.assets import Asset, load_assets
from site_builder.build.fingerprints import digest_code, digest_files, digest_of
from site_builder.build.inputs import Inputs
from site_builder.build.options import BuildOptions
from site_builder.build.state import NO_STATE, Bases, State
from site_builder.canonical import fingerprint
from site_builder.config import Config, load_config, parsing_part
from site_builder.errors import ContentError, Problem
from site_builder.folders import CONFIG_FILE, TERMS_DIR
from site_builder.pages.collisions import Addresses
from site_builder.pages.frames import FrameMaker
from site_builder.pages.group import Group
from site_builder.pages.plan import plan_groups
from site_builder.progress import Progress
from site_builder.registry import load_registries
from site_builder.rendering.closures import LayoutDigests
from site_builder.rendering.layouts import load_layouts
from site_builder.rendering.render import Theme
from site_builder.store import DamagedError, Shelf
from site_builder.strings import load_strings
from site_builder.theme import theme_dirs
from site_builder.workers import choose_engine
from site_builder.workers.batches import Engine

_WORKERS_NEED = ("site_builder.articles.batches", "site_builder.rendering.render")


@dataclass(frozen=True, slots=True)
class Prepared:
    """A site before its pages are planned. `theme_digests` are of what pages depend on besides what
    they show.
    """

    bases: Bases
    config: Config
    parsed: ParsedContent
    assembled: Assembled
    frames: FrameMaker
    assets: tuple[Asset, ...]
    theme: Theme
    theme_digests: LayoutDigests
    engine: Engine
    problems: tuple[Problem, ...]

    @property
    def archive(self) -> Archive:
        return self.assembled.archive

    def groups(self) -> Iterator[Group]:
        """Everything that the site holds besides assets and the search index."""
        return plan_groups(self.archive, self.frames)

    def refuse_errors(self) -> None:
        """Raise ContentError where there is an error, with every problem of the whole site."""
        if any(problem.severity == "error" for problem in self.problems):
            raise ContentError([*self.problems, *self.find_collisions()])

    def find_collisions(self) -> list[Problem]:
        """Every address that two pages claim."""
        addresses = Addresses()
        for group in self.groups():
            for page in group.plan():
                addresses.take(page)
        return addresses.problems


def prepare_site(
    options: BuildOptions,
    inputs: Inputs,
    progress: Progress,
    shelf: Shelf,
    last: State = NO_STATE,
) -> Prepared:
    """Read, parse and assemble what has changed since the `last` build. Raises SiteError."""
    site_dir, files = options.site_dir, inputs.files
    config = load_config(site_dir)
    parsing_config = parsing_part(config)
    parsing_base = digest_of(digest_code(), fingerprint(parsing_config))
    archive_base = _archive_base(options, parsing_base)
    known_files = last.files if last.bases.parsing == parsing_base else {}
    known_stories = last.archive if last.bases.archive == archive_base else EMPTY_INDEX
    engine = choose_engine(options.workers, options.scheduler, _WORKERS_NEED)
    parser = Parser(site_dir, parsing_config, parsing_base, engine, progress)
    with progress.measure("parse", "articles") as effort:
        parsed = parser.parse(files, known_files, last.began, shelf)
        effort.count = parsed.parsed_count
    with progress.measure("assemble", "stories") as effort:
        assembled = _assemble(options, config, parsed, shelf, known_stories)
        effort.count = len(assembled.archive.stories)
    layout_dirs = theme_dirs(site_dir, "layouts")
    layouts = load_layouts(layout_dirs)
    assets = load_assets(theme_dirs(site_dir, "static"))
    words = load_strings(layout_dirs, config)
    hrefs = {asset.name: asset.href for asset in assets}
    footer = fingerprint([(page.name, page.language, page.title) for page in parsed.pages])
    spoken = fingerprint({key: (str(item.locale), item.entries) for key, item in words.items()})
    return Prepared(
        bases=Bases(parsing_base, archive_base, digest_of(archive_base, spoken, footer)),
        config=config,
        parsed=parsed,
        assembled=assembled,
        frames=FrameMaker(assembled.archive, words),
        assets=assets,
        theme=Theme(layouts, words, hrefs),
        theme_digests=LayoutDigests(layouts, digest_of(digest_code(), spoken, fingerprint(hrefs))),
        engine=engine,
        problems=(
            *files.problems,
            *check_images(site_dir, files.media),
            *parsed.problems,
            *assembled.problems,
        ),
    )


def _assemble(
    options: BuildOptions, config: Config, parsed: ParsedContent, shelf: Shelf, known: ArchiveIndex
) -> Assembled:
    now = datetime.now(UTC)
    registries = load_registries(options.site_dir, config)
    assembler = Assembler(
        config,
        registries,
        Joiner(config, registries, Visibility(now, options.drafts, options.future)),
        _Loader(parsed.files, shelf).load_article,
        now.timestamp(),
    )
    return assembler.assemble(_group_files(parsed.files), parsed.pages, known, parsed.broken)


def _archive_base(options: BuildOptions, parsing_base: bytes) -> bytes:
    config_file = options.site_dir / CONFIG_FILE
    return digest_of(
        parsing_base,
        config_file.read_bytes() if config_file.is_file() else b"",
        digest_files([options.site_dir / TERMS_DIR]),
        bytes([options.drafts, options.future]),
    )


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


@dataclass(frozen=True, slots=True)
class _Loader:
    """Takes articles from the shelf. Raises DamagedError."""

    files: Mapping[str, ParsedFile]
    shelf: Shelf

    def load_article(self, source_path: str) -> Article:
        article = self.shelf.load(self.files[source_path].key)
        if not isinstance(article, Article):
            raise DamagedError
        return article
