"""The groups of pages, held against those of the last build: which are to be planned anew."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from site_builder.build.preparing import Prepared
from site_builder.build.state import PlannedGroup, PlannedSection, State
from site_builder.errors import ContentError, Problem
from site_builder.pages.collisions import Addresses
from site_builder.pages.group import Group, Part
from site_builder.values import Value


class Comparison(Value):
    """The groups of pages that are as the last build planned them (`kept`), and the others, of
    which something that they show or depend on has changed (`stale`); and all sections.
    """

    prepared: Prepared
    kept: Mapping[str, PlannedGroup]
    stale: tuple[Group, ...]
    sections: Mapping[str, PlannedSection]

    def addresses(self) -> Addresses:
        """Those of the kept pages are taken."""
        return Addresses(file.output_path for group in self.kept.values() for file in group.files)

    def refuse_errors(self) -> None:
        """Raise ContentError where there is an error, with every problem of the whole site."""
        problems = self.prepared.problems
        if any(problem.severity == "error" for problem in problems):
            raise ContentError([*problems, *self.find_collisions()])

    def find_collisions(self) -> list[Problem]:
        """Every address that two pages claim. All pages are planned only if there is one."""
        addresses = self.addresses()
        for group in self.stale:
            for page in group.plan():
                addresses.take(page)
        return self.prepared.find_collisions() if addresses.problems else []


def compare_plans(prepared: Prepared, last: State) -> Comparison:
    """With the bases of the `last` build, what has a known fingerprint is as it was; else all is
    stale.
    """
    return _Comparer(prepared, last).compare()


class _Comparer:
    def __init__(self, prepared: Prepared, last: State) -> None:
        self._prepared = prepared
        self._last = last
        self._same_base = last.bases.pages == prepared.bases.pages
        self._kept: dict[str, PlannedGroup] = {}
        self._sections: dict[str, PlannedSection] = {}

    def compare(self) -> Comparison:
        stale = [group for part in self._prepared.parts() for group in self._find_stale(part)]
        return Comparison(self._prepared, self._kept, tuple(stale), self._sections)

    def _find_stale(self, part: Part) -> Iterator[Group]:
        if isinstance(part, Group):
            known = self._last.groups.get(part.name)
            if known and self._is_known(part, known):
                self._kept[part.name] = known
            else:
                yield part
            return
        section = self._last.sections.get(part.name)
        if section and self._is_known(part, section):
            self._kept |= {name: self._last.groups[name] for name in section.groups}
            self._sections[part.name] = section
            return
        groups = list(part.groups())
        names = tuple(group.name for group in groups)
        theme = self._prepared.digest_theme(part)
        self._sections[part.name] = PlannedSection(part.fingerprint, theme, names)
        for group in groups:
            yield from self._find_stale(group)

    def _is_known(self, part: Part, known: PlannedSection | PlannedGroup) -> bool:
        return (
            self._same_base
            and known.fingerprint == part.fingerprint
            and known.theme == self._prepared.digest_theme(part)
        )
