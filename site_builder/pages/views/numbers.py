"""The archive in numbers."""

from __future__ import annotations

from site_builder.pages.views.charts import CalendarYear, Dumbbell, Histogram, Period, TimeChart
from site_builder.pages.views.frame import Frame, Link
from site_builder.values import Value


class TrendRow(Value):
    link: Link
    before: int
    after: int
    line: Dumbbell


class TrendsView(Value):
    """The terms of one quarter against those of the quarter before it."""

    before: Period
    after: Period
    rising: tuple[TrendRow, ...]
    falling: tuple[TrendRow, ...]


class ScoreRow(Value):
    """How the overall scores of a category's stories are distributed."""

    link: Link
    count: int
    histogram: Histogram


class CountRow(Value):
    """Something with a number of stories; `share` is of what its list says, 0 to 1."""

    link: Link
    count: int
    share: float


class ArchiveView(Value):
    frame: Frame
    heading: str
    story_count: int
    since: Period | None
    until: Period | None
    calendar: tuple[CalendarYear, ...]  # newest first
    years: tuple[CountRow, ...]  # newest first; shares are of the largest
    trends: TrendsView | None
    scores: tuple[ScoreRow, ...]
    sources: tuple[CountRow, ...]  # shares are of the largest
    languages: tuple[CountRow, ...]  # shares are of all stories; none where a site has one language
    translated: CountRow | None  # in more than one language, likewise
    translated_over_time: TimeChart | None  # in a hundred
