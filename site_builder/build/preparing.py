"""From files to an archive and the groups of pages that show it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

from site_builder.archive.archive import Archive
from site_builder.archive.assemble import EMPTY_INDEX, Assembled
from site_builder.articles.batches import ParsedContent, Parser
from site_builder.articles.images import ReadImages, read_images
from site_builder.build.assembling import assemble_archive
from site_builder.build.fingerprints import digest_code, digest_files, digest_of
from site_builder.build.inputs import Inputs
from site_builder.build.options import BuildOptions
from site_builder.build.state import NO_STATE, Bases, State
from site_builder.build.theming import SiteTheme, load_theme
from site_builder.canonical import fingerprint
from site_builder.config import Config, load_config, parsing_part
from site_builder.errors import ConfigError, Position, Problem
from site_builder.folders import CONFIG_FILE, TERMS_DIR
from site_builder.pages.collisions import Addresses
from site_builder.pages.frames import FrameMaker
from site_builder.pages.group import Part
from site_builder.pages.page import Made
from site_builder.pages.plan import plan_parts
from site_builder.pictures.cards.fonts import find_missing
from site_builder.progress import Progress
from site_builder.store import Shelf
from site_builder.values import Value
from site_builder.workers import choose_engine
from site_builder.workers.batches import Engine

_WORKERS_NEED = ("site_builder.articles.batches", "site_builder.rendering.render")


class Prepared(Value):
    """A site before its pages are planned."""

    bases: Bases
    config: Config
    images: ReadImages
    parsed: ParsedContent
    assembled: Assembled
    frames: FrameMaker
    theme: SiteTheme
    engine: Engine
    problems: tuple[Problem, ...]

    @property
    def archive(self) -> Archive:
        return self.assembled.archive

    def parts(self) -> Iterator[Part]:
        """Everything that the site holds besides assets and the search index."""
        return plan_parts(self.archive, self.frames)

    def pages(self) -> Iterator[Made]:
        """All of it, planned."""
        for part in self.parts():
            for group in part.groups():
                yield from group.plan()

    def digest_theme(self, part: Part) -> bytes:
        """Of all that the layouts of a part lead to."""
        return self.theme.digests.digest(*part.layouts)

    def find_collisions(self) -> list[Problem]:
        """Every address that two pages claim."""
        addresses = Addresses()
        for page in self.pages():
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
    now = datetime.fromtimestamp(inputs.began / 1e9, UTC)
    facts = _digest_facts(options)
    config = _load_config(site_dir)
    parsing_config = parsing_part(config)
    parsing_base = digest_of(digest_code(), fingerprint(parsing_config))
    archive_base = digest_of(parsing_base, facts)
    last = _forget_stale(last, inputs.began, parsing_base, archive_base)
    engine = choose_engine(options.workers, options.scheduler, _WORKERS_NEED)
    parser = Parser(site_dir, parsing_config, parsing_base, engine, progress)
    with progress.measure("look at images", "images") as effort:
        images = read_images(site_dir, files.media, engine, last.images, last.began)
        effort.count = images.read_count
    with progress.measure("parse", "articles") as effort:
        parsed = parser.parse(files, images.facts, last.files, last.began, shelf)
        effort.count = parsed.parsed_count
    with progress.measure("assemble", "stories") as effort:
        assembled = assemble_archive(options, now, config, parsed, shelf, last.archive)
        effort.count = len(assembled.archive.stories)
    theme = load_theme(site_dir, config)
    footer = fingerprint([(page.name, page.language, page.title) for page in parsed.pages])
    return Prepared(
        bases=Bases(parsing_base, archive_base, digest_of(archive_base, theme.words, footer)),
        config=config,
        images=images,
        parsed=parsed,
        assembled=assembled,
        frames=FrameMaker(assembled.archive, theme.theme.strings),
        theme=theme,
        engine=engine,
        problems=(*files.problems, *images.problems, *parsed.problems, *assembled.problems),
    )


def _load_config(site_dir: Path) -> Config:
    """The configuration. Raises ConfigError, also where cards are asked for that can't be drawn."""
    config = load_config(site_dir)
    missing = find_missing() if config.social_cards else []
    if missing:
        message = f"social_cards needs {' and '.join(missing)}, which is not installed"
        hint = "pip install 'site-builder[cards]', or remove social_cards"
        raise ConfigError([Problem(Position(CONFIG_FILE), "cards-missing", message, hint)])
    return config


def _forget_stale(last: State, began: int, parsing_base: bytes, archive_base: bytes) -> State:
    """The last build without what was made under other circumstances, and without what can't be
    relied on if the clock has gone back since: what was due may not be due anymore, and times tell
    nothing of changes.
    """
    if last.bases.parsing != parsing_base or last.began > began:
        last = last._replace(files={}, images={})
    if last.bases.archive != archive_base or last.began > began:
        last = last._replace(archive=EMPTY_INDEX)
    return last


def _digest_facts(options: BuildOptions) -> bytes:
    """The digest of what all stories depend on, from before it is read: what changes in between is
    then new to the next build.
    """
    return digest_of(
        digest_files([options.site_dir / CONFIG_FILE, options.site_dir / TERMS_DIR]),
        bytes([options.drafts, options.future]),
    )
