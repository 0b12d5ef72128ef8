"""A year of days as sheets of a calendar, each day as dark as it has stories."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Callable, Mapping
from datetime import date, datetime, tzinfo

from site_builder.articles.article import Moment
from site_builder.pages.views.charts import CalendarMonth, CalendarYear, Day

LEVELS = 4
CELL = 10
STEP = CELL + 2
WIDTH, HEIGHT = 7 * STEP - 2, 6 * STEP - 2

DayCounts = Mapping[tuple[int, int], int]
"""Stories by month and day."""


def level_of(count: int, highest: int) -> int:
    """1 to `LEVELS`, in equal steps from one story to the most that a day has."""
    if highest <= 1:
        return LEVELS
    return 1 + (count - 1) * (LEVELS - 1) // (highest - 1)


def draw_year(
    year: int,
    counts: DayCounts,
    *,
    until: date,
    highest: int,
    first_weekday: int,
    zone: tzinfo,
    find_href: Callable[[datetime], str],
) -> CalendarYear:
    """The year's sheets down to the day `until`, after which nothing is known.

    `highest` is the most stories of a day, in all years that stand together; weeks begin on
    `first_weekday`, where Monday is 0; `find_href` gives the address of a month.
    """
    months = []
    for number in range(1, 13):
        if date(year, number, 1) > until:
            break
        start = datetime(year, number, 1, tzinfo=zone)
        days, outline = _draw_days(start, counts, until, highest, first_weekday)
        months.append(
            CalendarMonth(
                start=Moment(start, has_time=False),
                href=find_href(start) if days else "",
                count=sum(day.count for day in days),
                days=tuple(days),
                outline=outline,
            )
        )
    return CalendarYear(year, highest, tuple(months))


def _draw_days(
    start: datetime, counts: DayCounts, until: date, highest: int, first_weekday: int
) -> tuple[list[Day], str]:
    offset, length = monthrange(start.year, start.month)
    offset = (offset - first_weekday) % 7
    days: list[Day] = []
    outline = []
    for number in range(1, length + 1):
        if date(start.year, start.month, number) > until:
            break
        row, column = divmod(offset + number - 1, 7)
        x, y = column * STEP, row * STEP
        count = counts.get((start.month, number), 0)
        if count:
            moment = Moment(start.replace(day=number), has_time=False)
            days.append(Day(moment, count, level_of(count, highest), x, y))
        else:
            outline.append(f"M{x} {y}h{CELL}v{CELL}h-{CELL}z")
    return days, "".join(outline)
