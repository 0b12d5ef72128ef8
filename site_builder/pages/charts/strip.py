"""The stories of an event on a line of time."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from site_builder.pages.views.cards import Card
from site_builder.pages.views.charts import Dot, Strip

LEAST_DOTS = 3
LEAST_PLACES = 3
MOST_ON_ONE = 8  # a higher stack is for bars

_PLACES = 40  # of nine pixels on narrow screens
_RADIUS = 4.0
_STEP = 10.0  # from one dot up to the next
_TICK_HEIGHT = 22.0
_MARGIN = 6.0  # above the highest dot


def draw_strip(cards: Sequence[Card], *, is_mirrored: bool) -> Strip | None:
    """The line of `cards`, which are oldest first; None where they are too few, too close together
    or too many in one place to be seen apart.
    """
    if len(cards) < LEAST_DOTS:
        return None
    start, end = cards[0].date.at.timestamp(), cards[-1].date.at.timestamp()
    span = (end - start) or 1
    places = [
        min(int((card.date.at.timestamp() - start) / span * _PLACES), _PLACES - 1) for card in cards
    ]
    stacks = Counter(places)
    highest = max(stacks.values())
    if len(stacks) < LEAST_PLACES or highest > MOST_ON_ONE:
        return None
    baseline = _MARGIN + highest * _STEP
    seen: Counter[int] = Counter()
    dots = []
    for card, place in zip(cards, places, strict=True):
        x = (place + 0.5) * 100 / _PLACES
        y = baseline - (seen[place] + 0.5) * _STEP
        seen[place] += 1
        dots.append(Dot(card.title, card.date, card.lang, 100 - x if is_mirrored else x, y))
    return Strip(
        height=baseline + _TICK_HEIGHT,
        baseline=baseline,
        tick_y=baseline + _TICK_HEIGHT - 6,
        radius=_RADIUS,
        dots=tuple(dots),
        first=cards[0].date,
        last=cards[-1].date,
        start_x=100 if is_mirrored else 0,
        end_x=0 if is_mirrored else 100,
    )
