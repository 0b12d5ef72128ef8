"""Lists cut into pages that never change once they are full.

Pages are numbered from the oldest: page 1 holds the oldest stories for ever. The newest stories
stand at the list's own address, between one and two pages full of them, so that the first page is
never nearly empty.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Generic, TypeVar

from site_builder.pages.routes import Route, numbered
from site_builder.pages.views import Pager
from site_builder.values import Value

Item = TypeVar("Item")


class ListPage(Value, Generic[Item]):
    """One page of a list: `number` 0 is the newest. `items` are newest first."""

    number: int
    items: tuple[Item, ...]
    page_count: int  # full, numbered pages of the whole list

    def pager(self, listing: Route) -> Pager:
        """The links of this page of the list at `listing`."""
        newer = (self.number + 1) % (self.page_count + 1)
        older = self.number - 1 if self.number else self.page_count
        return Pager(
            number=self.number,
            newer=numbered(listing, newer).href if self.number else "",
            older=numbered(listing, older).href if older else "",
        )


def cut_into_pages(oldest_first: Sequence[Item], page_size: int) -> Iterator[ListPage[Item]]:
    """The newest page, then the full ones from the oldest; every item is on exactly one of them."""
    page_count = max(0, len(oldest_first) // page_size - 1)
    newest = oldest_first[page_count * page_size :]
    yield ListPage(0, tuple(reversed(newest)), page_count)
    for number in range(1, page_count + 1):
        items = oldest_first[(number - 1) * page_size : number * page_size]
        yield ListPage(number, tuple(reversed(items)), page_count)
