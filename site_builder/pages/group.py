"""Pages that are planned together, from the same part of the archive.

Views are worth making only for pages that may have changed. So a planner first names groups, each
with a fingerprint of all that its pages can show: the digests of the stories in question, labels
and counts. A group whose fingerprint is known is not planned again. What every page shares
(configuration, terms, words, code) is not in it: when that changes, every group is planned.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from site_builder.archive.archive import Story
from site_builder.canonical import fingerprint
from site_builder.pages.page import Copy, Page


@dataclass(frozen=True, slots=True)
class Group:
    """`plan` makes the pages; `layouts` are all that they use."""

    name: str
    layouts: tuple[str, ...]
    fingerprint: bytes
    plan: Callable[[], Iterable[Page | Copy]]


def fingerprint_of(stories: Iterable[Story], *facts: object) -> bytes:
    """The fingerprint of pages that show these stories, in this order, and these facts.

    `facts` are values that have a canonical form.
    """
    return fingerprint(b"".join([story.record.digest for story in stories]), facts)
