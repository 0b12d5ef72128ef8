"""From files to an archive and the groups of pages that show it."""

from __future__ import annotations

import time
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime

from site_builder.archive.archive import Archive
from site_builder.archive.assemble import Assembled, Assembler, StoryFiles
from site_builder.archive.joining import Joiner, Visibility
from site_builder.articles.article import Article
from site_builder.articles.batches import ParsedContent, ParsedFile, Parser
from site_builder.articles.images import check_images
from site_builder.assets.assets import Asset, load_assets
from site_builder.build.fingerprints import digest_code, digest_files, digest_mapping, digest_of
from site_builder.build.options import BuildOptions
from site_builder.build.state import NO_STATE, State
from site_builder.config import CONFIG_FILE, Config, load_config
from site_builder.errors import ContentError, Problem
from site_builder.pages.collisions import Addresses
from site_builder.pages.frames import FrameMaker
from site_builder.pages.group import Group
from site_builder.pages.plan import plan_groups
from site_builder.progress import Progress
from site_builder.registry import TERMS_DIR, load_registries
from site_builder.rendering.closures import LayoutDigests
from site_builder.rendering.layouts import load_layouts
from site_builder.rendering.render import Theme
from site_builder.sources import collect_source_files
from site_builder.store import DamagedError, Shelf
from site_builder.strings import load_strings
from site_builder.theme import theme_dirs
from site_builder.workers import choose_engine
from site_builder.workers.batches import Engine


@dataclass(frozen=True, slots=True)
class Prepared:
    """A site before its pages are planned. `base` is the digest of what parsing depends on besides
    the content, `theme_digests` of what pages depend on besides what they show.
    """

    base: bytes
    began: int  # when it began to look at files, in nanoseconds since 1970
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
    options: BuildOptions, progress: Progress, shelf: Shelf, last: State = NO_STATE
) -> Prepared:
    """Read, parse and assemble what has changed since the `last` build. Raises SiteError."""
    site_dir, began = options.site_dir, time.time_ns()
    base = _base_digest(options)
    known = last if last.base == base else NO_STATE
    config = load_config(site_dir)
    files = collect_source_files(site_dir)
    engine = choose_engine(options.workers, options.scheduler)
    parser = Parser(site_dir, config, base, engine, progress)
    parsed = parser.parse(files, known.files, known.began, shelf)
    assembled = _assemble(options, config, parsed, shelf, known)
    layout_dirs = theme_dirs(site_dir, "layouts")
    layouts = load_layouts(layout_dirs)
    assets = load_assets(theme_dirs(site_dir, "static"))
    words = load_strings(layout_dirs, config)
    hrefs = {asset.name: asset.href for asset in assets}
    footer = [(page.name, page.language, page.title) for page in parsed.pages]
    strings = digest_files(file for item in layout_dirs if (file := item / "strings").is_dir())
    shared = digest_of(base, strings, digest_mapping(hrefs), repr(footer).encode())
    return Prepared(
        base=base,
        began=began,
        config=config,
        parsed=parsed,
        assembled=assembled,
        frames=FrameMaker(assembled.archive, words),
        assets=assets,
        theme=Theme(layouts, words, hrefs),
        theme_digests=LayoutDigests(layouts, shared),
        engine=engine,
        problems=(
            *files.problems,
            *check_images(site_dir, files.media),
            *parsed.problems,
            *assembled.problems,
        ),
    )


def _assemble(
    options: BuildOptions, config: Config, parsed: ParsedContent, shelf: Shelf, known: State
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
    return assembler.assemble(
        _group_files(parsed.files), parsed.pages, known.archive, parsed.broken
    )


def _base_digest(options: BuildOptions) -> bytes:
    config_file = options.site_dir / CONFIG_FILE
    return digest_of(
        digest_code(),
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
