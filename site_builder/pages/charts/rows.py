"""Pictures that stand in the rows of a table: distributions of scores, and what has changed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from site_builder.pages.views.charts import Dumbbell, Histogram

Counts = Sequence[tuple[int, int]]
"""Values in ascending order, and how often each occurs."""

BANDS = 10
HEIGHT = 28.0
_BAR_WIDTH = 9.0  # percent
_LEAST_HEIGHT = 1.5  # of what is more than nothing
_DUMBBELL_MARGIN = 3.0  # percent, so that no dot is cut off


def find_quantile(counts: Counts, share: float) -> int:
    """The smallest value that at least this share of all is no greater than, 0 < share <= 1: the
    nearest rank (NIST/SEMATECH e-Handbook of Statistical Methods, 7.2.6.2).
    """
    needed = share * sum(count for _, count in counts)
    reached = 0
    for value, count in counts:
        reached += count
        if reached >= needed:
            return value
    raise ValueError("no values")


def band_of(score: int) -> int:
    """0 of 0–9, 1 of 10–19 and so on; 100 belongs to the last, 90–100."""
    return min(score // BANDS, BANDS - 1)


def find_shares(counts: Counts) -> list[float]:
    """The share of all values in each band."""
    total = sum(count for _, count in counts)
    shares = [0.0] * BANDS
    for score, count in counts:
        shares[band_of(score)] += count / total
    return shares


def draw_histograms(distributions: Sequence[Counts]) -> list[Histogram]:
    """A histogram for each distribution of scores; all have one scale, of shares, so that a
    category with many stories and one with few can be compared.
    """
    shares = [find_shares(counts) for counts in distributions]
    scale = HEIGHT / max((max(item) for item in shares), default=1)
    return [
        Histogram(
            height=HEIGHT,
            bar_width=_BAR_WIDTH,
            bars=tuple(_draw_bars(item, scale)),
            median=find_quantile(counts, 0.5),
            low=find_quantile(counts, 0.25),
            high=find_quantile(counts, 0.75),
        )
        for counts, item in zip(distributions, shares, strict=True)
    ]


def _draw_bars(shares: Iterable[float], scale: float) -> Iterator[tuple[float, float, float]]:
    for band, share in enumerate(shares):
        if share:
            height = max(share * scale, _LEAST_HEIGHT)
            x = (band + 0.5) * 100 / BANDS - _BAR_WIDTH / 2
            yield x, round(HEIGHT - height, 1), round(height, 1)


def draw_dumbbells(changes: Sequence[tuple[int, int]]) -> list[Dumbbell]:
    """A line from what was to what is for each change, all on one scale from nothing on."""
    highest = max((max(change) for change in changes), default=0) or 1
    length = 100 - 2 * _DUMBBELL_MARGIN
    return [
        Dumbbell(*(round(_DUMBBELL_MARGIN + value * length / highest, 1) for value in change))
        for change in changes
    ]
