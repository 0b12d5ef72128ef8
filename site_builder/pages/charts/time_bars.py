"""Coverage over time as bars: months, or longer periods where there would be too many.

A picture is of what its page has, to the newest of it: it depends on no clock, and a list that gets
nothing new keeps its picture.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from datetime import tzinfo

from site_builder.pages.charts.periods import make_period, number_of
from site_builder.pages.views.charts import Anchor, Bar, Figure, Period, Tick, TimeChart, Unit

LEAST_STORIES = 5
LEAST_PERIODS = 3  # that have stories; of fewer, a sentence says as much
MOST_BARS = 36  # on the narrowest screens, eight pixels each

_PLOT_HEIGHT = 56.0
_FIGURE_HEIGHT = 18.0  # above the highest bar
_TICK_HEIGHT = 22.0  # below the axis
_WIDEST_SLOT = 12.5  # so that few bars stay bars, and their labels have room
_GAP = 0.24  # of a slot
_LEAST_HEIGHT = 2.0  # of what is more than nothing
# Percent of the narrowest width that a number, a period and the name of a year need.
_FIGURE_ROOM, _PERIOD_ROOM, _YEAR_ROOM = 6.0, 30.0, 14.0


def draw_coverage(
    months: Iterable[tuple[int, int]], zone: tzinfo, *, is_mirrored: bool
) -> TimeChart | None:
    """The picture of stories by their months, a `(year, month)` for each story; None where there
    is too little to see.
    """
    by_month = Counter(months)
    if by_month.total() < LEAST_STORIES:
        return None
    unit = choose_unit(by_month)
    counts: Counter[int] = Counter()
    for (year, month), count in by_month.items():
        counts[number_of(unit, year, month)] += count
    return draw_time_bars(counts, unit, zone, is_mirrored=is_mirrored)


def choose_unit(months: Iterable[tuple[int, int]]) -> Unit:
    """The shortest period of which the months make no more than `MOST_BARS`."""
    first, last = min(months), max(months)
    for unit in ("month", "quarter"):
        if number_of(unit, *last) - number_of(unit, *first) < MOST_BARS:
            return unit
    return "year"


def draw_time_bars(
    counts: Mapping[int, int],
    unit: Unit,
    zone: tzinfo,
    *,
    is_mirrored: bool,
    highest: int = 0,
) -> TimeChart | None:
    """Bars for the periods from the first to the last of `counts`, which is by their numbers.

    `highest` is the count of a bar as high as the picture, by default the largest. None where fewer
    than `LEAST_PERIODS` have any.
    """
    if sum(count > 0 for count in counts.values()) < LEAST_PERIODS:
        return None
    numbers = range(min(counts), max(counts) + 1)[-MOST_BARS:]
    slot = min(100 / len(numbers), _WIDEST_SLOT)
    scale = _PLOT_HEIGHT / (highest or max(counts.values()))
    bars = []
    for place, number in enumerate(numbers):
        count = counts.get(number, 0)
        period = make_period(unit, number, zone)
        bars.append(_make_bar(period, count, place, slot, scale, is_mirrored))
    peak = max(reversed(bars), key=lambda bar: bar.count)
    return TimeChart(
        unit=unit,
        height=_FIGURE_HEIGHT + _PLOT_HEIGHT + _TICK_HEIGHT,
        baseline=_FIGURE_HEIGHT + _PLOT_HEIGHT,
        start_x=100 if is_mirrored else 0,
        end_x=round(100 - slot * len(bars) if is_mirrored else slot * len(bars), 2),
        tick_y=_FIGURE_HEIGHT + _PLOT_HEIGHT + _TICK_HEIGHT - 6,
        bars=tuple(bars),
        ticks=tuple(_place_ticks(bars, is_mirrored)),
        figures=tuple(_place_figures(bars, peak, is_mirrored)),
        peak=peak,
        total=sum(bar.count for bar in bars),
    )


def _make_bar(
    period: Period, count: int, place: int, slot: float, scale: float, is_mirrored: bool
) -> Bar:
    height = max(count * scale, _LEAST_HEIGHT) if count else 0.0
    start, width = (place + _GAP / 2) * slot, (1 - _GAP) * slot
    return Bar(
        period=period,
        count=count,
        x=round(100 - start - width if is_mirrored else start, 2),
        width=round(width, 2),
        y=round(_FIGURE_HEIGHT + _PLOT_HEIGHT - height, 1),
        height=round(height, 1),
    )


def _place_figures(bars: list[Bar], peak: Bar, is_mirrored: bool) -> Iterator[Figure]:
    """The numbers of the highest bar and of the newest, unless they would meet."""
    newest = bars[-1]
    if newest is not peak and newest.count and abs(newest.x - peak.x) >= _FIGURE_ROOM:
        yield _make_figure(newest, is_mirrored)
    yield _make_figure(peak, is_mirrored)


def _make_figure(bar: Bar, is_mirrored: bool) -> Figure:
    centre = bar.x + bar.width / 2
    anchor: Anchor = "middle"
    if min(centre, 100 - centre) < _FIGURE_ROOM / 2:
        anchor = "start" if (centre < 50) is not is_mirrored else "end"
        centre = 0 if centre < 50 else 100
    return Figure(bar.count, round(centre, 2), bar.y - 5, anchor)


def _place_ticks(bars: list[Bar], is_mirrored: bool) -> Iterator[Tick]:
    """The first period and the last, at the outer edges of their bars, and between them the years
    that have room.
    """
    start, end = _edge(bars[0], is_mirrored), _edge(bars[-1], not is_mirrored)
    yield Tick(bars[0].period, start, "start", is_year=False)
    taken, room = start, _PERIOD_ROOM
    for bar in bars[1:-1]:
        edge = _edge(bar, is_mirrored)
        has_room = abs(edge - taken) >= room and abs(end - edge) >= _YEAR_ROOM + _PERIOD_ROOM
        if bar.period.start.at.month == 1 and has_room:
            yield Tick(bar.period, edge, "start", is_year=True)
            taken, room = edge, _YEAR_ROOM
    yield Tick(bars[-1].period, end, "end", is_year=False)


def _edge(bar: Bar, is_far: bool) -> float:
    return round(bar.x + bar.width, 2) if is_far else bar.x
