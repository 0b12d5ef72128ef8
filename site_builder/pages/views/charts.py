"""Pictures of numbers, with all their geometry worked out.

Along the width, places and lengths are percentages of the picture's own, so that a picture fills
whatever room it has while its texts keep their size; along the height they are pixels. All is for
the page's writing direction: time runs to the left where the text does.
"""

from __future__ import annotations

from typing import Literal

from markupsafe import Markup

from site_builder.articles.article import Moment
from site_builder.values import Value

Unit = Literal["month", "quarter", "year"]
Anchor = Literal["start", "middle", "end"]


class Period(Value):
    """A month, a quarter or a year, by its first day."""

    unit: Unit
    start: Moment


class Bar(Value):
    """How many stories a period has, or how many in a hundred."""

    period: Period
    count: int
    x: float
    width: float
    y: float
    height: float


class Tick(Value):
    """A period named below the axis, or only the year that begins with it."""

    period: Period
    x: float
    anchor: Anchor
    is_year: bool


class Figure(Value):
    """A number above a bar."""

    count: int
    x: float
    y: float
    anchor: Anchor


class TimeChart(Value):
    """Bars over periods that follow one another, from the first to the last that has any."""

    unit: Unit
    height: float
    baseline: float
    start_x: float
    end_x: float
    tick_y: float
    bars: tuple[Bar, ...]
    ticks: tuple[Tick, ...]
    figures: tuple[Figure, ...]
    peak: Bar  # the highest; of equals the newest
    total: int


class Dot(Value):
    """A story on a line of time."""

    title: Markup
    date: Moment
    lang: str
    x: float
    y: float


class Strip(Value):
    """The stories of an event on a line from its first day to its last; those close to one another
    stand on top of one another.
    """

    height: float
    baseline: float
    tick_y: float
    radius: float
    dots: tuple[Dot, ...]  # oldest first
    first: Moment
    last: Moment
    start_x: float
    end_x: float


class Day(Value):
    """A day with stories. `level` is 1 to 4, the more the more stories."""

    date: Moment
    count: int
    level: int
    x: int
    y: int


class CalendarMonth(Value):
    """A month as a sheet of a calendar, a week in each row. `href` is empty where it has no
    stories; `outline` is the path of the days that have none.
    """

    start: Moment
    href: str
    count: int
    days: tuple[Day, ...]
    outline: str


class CalendarYear(Value):
    year: int
    most: int  # stories of a day, in all years that stand together
    months: tuple[CalendarMonth, ...]


class Dumbbell(Value):
    """From what was to what is."""

    before_x: float
    after_x: float


class Histogram(Value):
    """How often each band of ten points occurs, from 0 to 100. `low` and `high` are the quartiles:
    half of the values lie between them.
    """

    height: float
    bar_width: float
    bars: tuple[tuple[float, float, float], ...]  # x, y and height, of bands that occur
    median: int
    low: int
    high: int
