"""Groups of pages → the next edition: what has not changed is not planned, rendered, written."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from site_builder.build.comparing import Comparison
from site_builder.build.picturing import PictureUpdate
from site_builder.build.state import PlannedFile, PlannedGroup
from site_builder.errors import ContentError
from site_builder.output.edition import Edition
from site_builder.pages.collisions import Addresses
from site_builder.pages.page import Copy, Page, PictureFile, SocialCard
from site_builder.progress import Progress
from site_builder.rendering.render import fingerprint_of_page, render_pages


@dataclass(slots=True)
class PageUpdate:
    """Brings the pages of an edition up to date.

    `known` are the groups of the last build: of a stale one, single pages can be as they were.
    `meanwhile` is called after every page.
    """

    site_dir: Path
    comparison: Comparison
    known: Mapping[str, PlannedGroup]
    edition: Edition
    progress: Progress
    meanwhile: Callable[[], None]
    pictures: PictureUpdate
    groups: dict[str, PlannedGroup] = field(default_factory=dict)
    rendered_count: int = 0
    _files: dict[str, list[PlannedFile]] = field(default_factory=dict)
    _waiting: deque[tuple[str, Page]] = field(default_factory=deque)

    def run(self) -> None:
        """Raises ContentError for addresses that two pages claim, LayoutError or OSError."""
        self._keep()
        self._files = {group.name: [] for group in self.comparison.stale}
        addresses = self.comparison.addresses()
        pages = self._pages_to_render(addresses)
        prepared = self.comparison.prepared
        for rendered in render_pages(pages, prepared.theme.theme, prepared.engine):
            name, page = self._waiting.popleft()
            self.edition.put(page.route.output_path, rendered.content)
            self._files[name].append(PlannedFile(page.route.output_path, rendered.fingerprint))
            self.rendered_count += 1
            self.meanwhile()
        if addresses.problems:
            raise ContentError(prepared.find_collisions())
        for group in self.comparison.stale:
            files = tuple(sorted(self._files[group.name]))
            theme = prepared.digest_theme(group)
            self.groups[group.name] = PlannedGroup(group.fingerprint, theme, files)

    def _keep(self) -> None:
        self.groups |= self.comparison.kept
        self.edition.keep(
            *(file.output_path for group in self.groups.values() for file in group.files)
        )

    def _pages_to_render(self, addresses: Addresses) -> Iterator[Page]:
        """The pages of stale groups that are not as they were; the others are kept."""
        stale, digest_theme = self.comparison.stale, self.comparison.prepared.digest_theme
        for group in self.progress.track(stale, "rendering", len(stale)):
            known = self.known.get(group.name)
            same_theme = known is not None and known.theme == digest_theme(group)
            before = {file.output_path: file for file in known.files} if known else {}
            for page in group.plan():
                addresses.take(page)
                path = page.route.output_path
                if isinstance(page, Copy):
                    self.edition.put(path, (self.site_dir / page.source_path).read_bytes())
                    self._files[group.name].append(PlannedFile(path, b""))
                elif isinstance(page, PictureFile | SocialCard):
                    self._files[group.name].append(self.pictures.ask_for(page, before))
                elif same_theme and path in before and self._is_as_before(page, before[path]):
                    self.edition.keep(path)
                    self._files[group.name].append(before[path])
                else:
                    self._waiting.append((group.name, page))
                    yield page

    def _is_as_before(self, page: Page, before: PlannedFile) -> bool:
        return fingerprint_of_page(page) == before.fingerprint
