"""The widths of windows that pages are made for."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from playwright.sync_api import Page

WIDTHS = (320, 390, 768, 1280)


def resize(page: Page, widths: Sequence[int] = WIDTHS) -> Iterator[int]:
    """Each of the widths, in CSS pixels, while the window has it: one load shows them all."""
    for width in widths:
        page.set_viewport_size({"width": width, "height": 800})
        yield width


def find_overflows(page: Page, widths: Sequence[int] = WIDTHS) -> tuple[int, ...]:
    """Those of the widths at which the page scrolls sideways."""
    return tuple(
        width
        for width in resize(page, widths)
        if page.evaluate("document.documentElement.scrollWidth") > width
    )
