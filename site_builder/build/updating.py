"""Groups of pages → the next edition: what has not changed is not planned, rendered, written."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from site_builder.build.picturing import PictureUpdate
from site_builder.build.preparing import Prepared
from site_builder.build.state import PlannedFile, PlannedGroup, PlannedSection
from site_builder.errors import ContentError
from site_builder.output.edition import Edition
from site_builder.pages.collisions import Addresses
from site_builder.pages.group import Group, Part
from site_builder.pages.page import Copy, Page, PictureFile, SocialCard
from site_builder.progress import Progress
from site_builder.rendering.render import fingerprint_of_page, render_pages


@dataclass(slots=True)
class PageUpdate:
    """Brings the pages of an edition up to date.

    `known` are the groups of the last build, and `known_sections` its sections. With the
    `same_base`, those whose fingerprint is known are as they were; else all are planned anew, and
    only pages can be as they were. `meanwhile` is called after every page.
    """

    site_dir: Path
    prepared: Prepared
    known_sections: Mapping[str, PlannedSection]
    known: Mapping[str, PlannedGroup]
    same_base: bool
    edition: Edition
    progress: Progress
    meanwhile: Callable[[], None]
    pictures: PictureUpdate
    sections: dict[str, PlannedSection] = field(default_factory=dict)
    groups: dict[str, PlannedGroup] = field(default_factory=dict)
    rendered_count: int = 0
    _files: dict[str, list[PlannedFile]] = field(default_factory=dict)
    _waiting: deque[tuple[str, Page]] = field(default_factory=deque)

    def run(self) -> None:
        """Raises ContentError for addresses that two pages claim, LayoutError or OSError."""
        stale = [group for part in self.prepared.parts() for group in self._find_stale(part)]
        self._files = {group.name: [] for group in stale}
        addresses = Addresses(self._kept_paths())
        pages = self._pages_to_render(stale, addresses)
        for rendered in render_pages(pages, self.prepared.theme.theme, self.prepared.engine):
            name, page = self._waiting.popleft()
            self.edition.put(page.route.output_path, rendered.content)
            self._files[name].append(PlannedFile(page.route.output_path, rendered.fingerprint))
            self.rendered_count += 1
            self.meanwhile()
        if addresses.problems:
            raise ContentError(self.prepared.find_collisions())
        for group in stale:
            files = tuple(sorted(self._files[group.name]))
            self.groups[group.name] = PlannedGroup(group.fingerprint, self._theme(group), files)

    def _find_stale(self, part: Part) -> Iterator[Group]:
        """The groups of which something that they show or depend on has changed."""
        if isinstance(part, Group):
            if self._is_known(part, self.known.get(part.name)):
                self._keep(part.name)
            else:
                yield part
            return
        known = self.known_sections.get(part.name)
        if known and self._is_known(part, known):
            for name in known.groups:
                self._keep(name)
            self.sections[part.name] = known
            return
        groups = list(part.groups())
        names = tuple(group.name for group in groups)
        self.sections[part.name] = PlannedSection(part.fingerprint, self._theme(part), names)
        for group in groups:
            yield from self._find_stale(group)

    def _is_known(self, part: Part, known: PlannedSection | PlannedGroup | None) -> bool:
        return (
            self.same_base
            and known is not None
            and known.fingerprint == part.fingerprint
            and known.theme == self._theme(part)
        )

    def _keep(self, name: str) -> None:
        self.groups[name] = known = self.known[name]
        for file in known.files:
            self.edition.keep(file.output_path)

    def _theme(self, part: Part) -> bytes:
        return self.prepared.theme.digests.digest(*part.layouts)

    def _kept_paths(self) -> Iterator[str]:
        return (file.output_path for group in self.groups.values() for file in group.files)

    def _pages_to_render(self, stale: list[Group], addresses: Addresses) -> Iterator[Page]:
        """The pages of stale groups that are not as they were; the others are kept."""
        for group in self.progress.track(stale, "rendering", len(stale)):
            known = self.known.get(group.name)
            same_theme = known is not None and known.theme == self._theme(group)
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
