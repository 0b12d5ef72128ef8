"""Groups of pages → the next edition: what has not changed is not planned, rendered, written."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from site_builder.build.preparing import Prepared
from site_builder.build.state import PlannedFile, PlannedGroup
from site_builder.errors import ContentError
from site_builder.output.edition import Edition
from site_builder.pages.collisions import Addresses
from site_builder.pages.group import Group
from site_builder.pages.page import Copy, Page
from site_builder.progress import Progress
from site_builder.rendering.render import fingerprint_of_page, render_pages


@dataclass(slots=True)
class PageUpdate:
    """Brings the pages of an edition up to date.

    `known` are the groups of the last build. With the `same_base`, those whose fingerprint is known
    are as they were; else all are planned anew, and only pages can be as they were. `meanwhile` is
    called after every page.
    """

    site_dir: Path
    prepared: Prepared
    known: Mapping[str, PlannedGroup]
    same_base: bool
    edition: Edition
    progress: Progress
    meanwhile: Callable[[], None]
    groups: dict[str, PlannedGroup] = field(default_factory=dict)
    rendered_count: int = 0
    _files: dict[str, list[PlannedFile]] = field(default_factory=dict)
    _waiting: deque[tuple[str, Page]] = field(default_factory=deque)

    def run(self) -> None:
        """Raises ContentError for addresses that two pages claim, LayoutError or OSError."""
        stale = [group for group in self.prepared.groups() if not self._keep(group)]
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

    def _theme(self, group: Group) -> bytes:
        return self.prepared.theme.digests.digest(*group.layouts)

    def _keep(self, group: Group) -> bool:
        """Whether nothing that the group's pages show or depend on has changed."""
        known = self.known.get(group.name)
        is_same = (
            self.same_base
            and known is not None
            and known.fingerprint == group.fingerprint
            and known.theme == self._theme(group)
        )
        if known is None or not is_same:
            return False
        for file in known.files:
            self.edition.keep(file.output_path)
        self.groups[group.name] = known
        return True

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
                elif same_theme and path in before and self._is_as_before(page, before[path]):
                    self.edition.keep(path)
                    self._files[group.name].append(before[path])
                else:
                    self._waiting.append((group.name, page))
                    yield page

    def _is_as_before(self, page: Page, before: PlannedFile) -> bool:
        return fingerprint_of_page(page) == before.fingerprint
