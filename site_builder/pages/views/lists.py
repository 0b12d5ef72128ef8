"""Pages that list articles, terms or months."""

from __future__ import annotations

from site_builder.articles.article import Moment
from site_builder.pages.views.cards import Card, Pager
from site_builder.pages.views.charts import CalendarYear, Strip, TimeChart
from site_builder.pages.views.frame import Frame, Link
from site_builder.values import Value


class ListView(Value):
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


class TopView(Value):
    """The best of the archive or of a category, by overall score."""

    frame: Frame
    heading: str
    list_link: Link
    cards: tuple[Card, ...]


class EventView(Value):
    """An event's stories as a timeline, oldest first."""

    frame: Frame
    heading: str
    other_labels: tuple[Link, ...]
    description: str
    coverage: TimeChart | None
    strip: Strip | None
    timeline: tuple[Card, ...]


class TermCount(Value):
    link: Link
    other_labels: tuple[Link, ...]
    count: int  # of stories; of at least so many where not `is_exact`
    is_exact: bool
    description: str


class IndexView(Value):
    """All terms of a taxonomy, or all categories, with how many stories each has."""

    frame: Frame
    kind: str
    heading: str
    terms: tuple[TermCount, ...]


class MonthCount(Value):
    month: Moment
    href: str
    count: int  # of stories; 0 while the month is the archive's newest


class YearView(Value):
    frame: Frame
    year: int
    calendar: CalendarYear | None  # of the months before the newest
    months: tuple[MonthCount, ...]
    earlier: Link | None
    later: Link | None
