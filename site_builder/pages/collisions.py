"""Addresses that two pages claim. They are compared without case and in one normal form, as some
hosts' disks do.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from functools import cached_property

from site_builder.errors import Position, Problem
from site_builder.pages.page import Copy, Page


def fold_path(output_path: str) -> str:
    """What two paths have in common that some disk takes for one."""
    if output_path.isascii():
        return output_path.lower()
    return unicodedata.normalize("NFC", output_path).casefold()


class Addresses:
    """The addresses of the pages of one site, taken one after another."""

    def __init__(self, kept: Iterable[str] = ()) -> None:
        """`kept` are the paths of pages that are not planned anew; they don't collide with one
        another, since they didn't when they were planned.
        """
        self._kept = kept
        self._owners: dict[str, Page | Copy] = {}
        self.problems: list[Problem] = []

    def take(self, page: Page | Copy) -> None:
        """Note a page's address; a problem if it is taken."""
        path = fold_path(page.route.output_path)
        owner = self._owners.setdefault(path, page)
        if owner is not page:
            self.problems.append(_collision(owner, page))
        elif path in self._kept_paths:
            self.problems.append(_collision(None, page))

    @cached_property
    def _kept_paths(self) -> frozenset[str]:
        return frozenset(fold_path(path) for path in self._kept)


def _collision(owner: Page | Copy | None, other: Page | Copy) -> Problem:
    blamed, rival = (other, owner) if other.origin or owner is None else (owner, other)
    origin = blamed.origin or Position("content/site.yaml")
    claimant = rival.origin.path if rival and rival.origin else "another page of the site"
    return Problem(
        origin,
        "address-collision",
        f"the address {blamed.route.href} is already taken by {claimant}",
        "give one of them another slug, name or alias",
    )
