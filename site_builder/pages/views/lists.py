"""Pages that list articles, terms or months."""

from __future__ import annotations

from dataclasses import dataclass

from site_builder.articles.article import Moment
from site_builder.pages.views.cards import Card, Pager
from site_builder.pages.views.charts import CalendarYear, Strip, TimeChart
from site_builder.pages.views.frame import Frame, Link


@dataclass(frozen=True)
class ListView:
    """Articles under a heading: a category, a term, a month, or a numbered page of one of these or
    of the home.
    """

    frame: Frame
    kind: str  # "home", "category", "month", or a taxonomy's key
    heading: str
    other_labels: tuple[Link, ...]  # the same thing's name in other languages
    description: str
    cards: tuple[Card, ...]
    pager: Pager
    top_href: str
    digest: Link | None  # of a month
    coverage: TimeChart | None = None  # of the whole list; on its newest page only


@dataclass(frozen=True)
class TopView:
    """The best of the archive or of a category, by overall score."""

    frame: Frame
    heading: str
    list_link: Link
    cards: tuple[Card, ...]


@dataclass(frozen=True)
class EventView:
    """An event's stories as a timeline, oldest first."""

    frame: Frame
    heading: str
    other_labels: tuple[Link, ...]
    description: str
    coverage: TimeChart | None
    strip: Strip | None
    timeline: tuple[Card, ...]


@dataclass(frozen=True)
class TermCount:
    link: Link
    other_labels: tuple[Link, ...]
    count: int  # of stories; of at least so many where not `is_exact`
    is_exact: bool
    description: str


@dataclass(frozen=True)
class IndexView:
    """All terms of a taxonomy, or all categories, with how many stories each has."""

    frame: Frame
    kind: str
    heading: str
    terms: tuple[TermCount, ...]


@dataclass(frozen=True)
class MonthCount:
    month: Moment
    href: str
    count: int  # of stories; 0 while the month is the archive's newest


@dataclass(frozen=True)
class YearView:
    frame: Frame
    year: int
    calendar: CalendarYear | None  # of the months before the newest
    months: tuple[MonthCount, ...]
    earlier: Link | None
    later: Link | None
