"""What stands on a social card."""

from __future__ import annotations

from site_builder.values import Value

CARD_WIDTH, CARD_HEIGHT = 1200, 630
"""In pixels: the proportions that all services show uncropped."""


class CardFace(Value):
    """Plain texts in the article's language. `scores` are labels and values from 0 to 100, the
    overall score last; none where the story has none.
    """

    locale: str
    site_title: str
    category: str
    date: str
    title: str
    scores: tuple[tuple[str, int], ...]
