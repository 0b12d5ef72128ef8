"""Pages that are planned together, from the same part of the archive.

Views are worth making only for pages that may have changed. So a planner first names groups, each
with a fingerprint of all that its pages can show: the digests of the stories in question, labels
and counts. A group whose fingerprint is known is not planned again. What every page shares
(configuration, terms, words, code) is not in it: when that changes, every group is planned.

There is a group for each story, and to ask each of them what it shows is most of what grows with
the archive in a small build. So groups can come in sections, with one fingerprint for all of them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TypeAlias

from site_builder.archive.archive import Story
from site_builder.canonical import fingerprint
from site_builder.pages.page import Made
from site_builder.values import Value, replace


class Group(Value):
    """`plan` makes the pages; `layouts` are all that they use."""

    name: str
    layouts: tuple[str, ...]
    fingerprint: bytes
    plan: Callable[[], Iterable[Made]]

    def groups(self) -> Iterable[Group]:
        """As a section has them."""
        return (self,)

    def about(self, others: Iterable[Group]) -> Group:
        """The group, where its pages show something of what the others show too: planned again
        when one of those is.
        """
        prints = b"".join([self.fingerprint, *(group.fingerprint for group in others)])
        return replace(self, fingerprint=fingerprint(prints))


class Section(Value):
    """Groups that are not named while nothing has changed that one of them shows.

    `fingerprint` is of all that theirs are of; `layouts` are all that they use.
    """

    name: str
    layouts: tuple[str, ...]
    fingerprint: bytes
    groups: Callable[[], Iterable[Group]]


Part: TypeAlias = Section | Group


def fingerprint_of(stories: Iterable[Story], *facts: object) -> bytes:
    """The fingerprint of pages that show these stories, in this order, and these facts.

    `facts` are values that have a canonical form.
    """
    return fingerprint(b"".join([story.record.digest for story in stories]), facts)
