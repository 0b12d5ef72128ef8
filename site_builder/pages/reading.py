"""Plans the pages whose content is a reader's own: what was saved and read, what is kept offline.

Nothing of the archive stands in them, so that no story changes them.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from site_builder.archive.archive import Archive
from site_builder.pages import routes
from site_builder.pages.frames import FrameMaker
from site_builder.pages.group import Group, fingerprint_of
from site_builder.pages.page import Page
from site_builder.pages.views import OfflineView, ReadingListView


def plan_reading(archive: Archive, frames: FrameMaker) -> Iterator[Group]:  # noqa: ARG001
    """The reading list and the offline page of each language."""
    yield Group(
        "reading",
        ("pages/reading.html", "pages/offline.html"),
        fingerprint_of(()),
        partial(_plan_reading_pages, frames),
    )


def _plan_reading_pages(frames: FrameMaker) -> Iterator[Page]:
    for language in frames.config.languages:
        key = language.key
        frame = frames.make_frame(
            key,
            frames.everywhere(routes.reading_list),
            title=frames.word(key, "reading_list"),
            is_indexed=False,
        )
        yield Page(routes.reading_list(key), "pages/reading.html", key, ReadingListView(frame))
        frame = frames.make_frame(
            key,
            frames.everywhere(routes.offline),
            title=frames.word(key, "offline"),
            is_indexed=False,
        )
        yield Page(routes.offline(key), "pages/offline.html", key, OfflineView(frame))
