"""Addresses that two pages claim. They are compared without case and in one normal form, as some
hosts' disks do.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from functools import cached_property

from site_builder.errors import Position, Problem
from site_builder.pages.page import Copy, Made, Page, PictureFile, SocialCard


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
        self._origins: dict[str, Position | None] = {}
        self.problems: list[Problem] = []

    def take(self, page: Made) -> None:
        """Note a page's address; a problem if it is taken. A picture's is not: it says what the
        file holds.
        """
        if isinstance(page, PictureFile | SocialCard):
            return
        path = fold_path(page.route.output_path)
        if path in self._origins:
            self.problems.append(_collision(self._origins[path], page))
        elif path in self._kept_paths:
            self.problems.append(_collision(None, page))
        else:
            self._origins[path] = page.origin

    @cached_property
    def _kept_paths(self) -> frozenset[str]:
        return frozenset(fold_path(path) for path in self._kept)


def _collision(owner: Position | None, page: Page | Copy) -> Problem:
    """Blames the page that comes second, if an author can do something about it."""
    blamed, rival = (page.origin, owner) if page.origin else (owner, None)
    return Problem(
        blamed or Position("content/site.yaml"),
        "address-collision",
        f"the address {page.route.href} is already taken by "
        f"{rival.path if rival else 'another page of the site'}",
        "give one of them another slug, name or alias",
    )
