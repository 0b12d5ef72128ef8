"""What layouts get: frozen values that hold all that a page shows, and nothing else.

Texts of type `Markup` were made and sanitised by the Markdown stage; every other text is plain.
`lang` is a BCP 47 tag, empty where the text is in the page's own language. `href` starts with `/`;
`url` with the base URL.
"""

from __future__ import annotations

from site_builder.pages.views.articles import (
    ArticleView,
    CorrectionView,
    CoverageView,
    EventBox,
    KeyDatumView,
    NewerVersion,
    OtherTitle,
    OutlineEntry,
    Picture,
    PictureSource,
    Preview,
    QuestionView,
    Sections,
    SourceView,
    StandaloneView,
    TermGroup,
    TermView,
)
from site_builder.pages.views.cards import (
    Card,
    CardTitle,
    Mention,
    Meter,
    Pager,
    Scores,
)
from site_builder.pages.views.charts import (
    Bar,
    CalendarMonth,
    CalendarYear,
    Day,
    Dot,
    Dumbbell,
    Figure,
    Histogram,
    Period,
    Strip,
    Tick,
    TimeChart,
    Unit,
)
from site_builder.pages.views.digests import (
    Cluster,
    DigestIndexView,
    DigestLink,
    DigestSection,
    DigestView,
    DigestYear,
    EmailView,
)
from site_builder.pages.views.entrances import (
    Facet,
    FacetValue,
    NotFoundView,
    OfflineView,
    ReadingListView,
    RedirectView,
    RootView,
    SearchTerms,
    SearchTermsView,
    SearchView,
)
from site_builder.pages.views.frame import (
    Alternate,
    FeedLink,
    Frame,
    LanguageChoice,
    Link,
)
from site_builder.pages.views.front import (
    CategoryBrief,
    EventBrief,
    HomeView,
    Lead,
)
from site_builder.pages.views.lists import (
    EventView,
    IndexView,
    ListView,
    MonthCount,
    TermCount,
    TopView,
    YearView,
)
from site_builder.pages.views.machine import (
    FeedEntry,
    FeedView,
    LlmsSection,
    LlmsView,
    RedirectRule,
    RedirectsView,
    RobotsView,
    SitemapEntry,
    SitemapIndexView,
    SitemapView,
)
from site_builder.pages.views.numbers import (
    ArchiveView,
    CountRow,
    ScoreRow,
    TrendRow,
    TrendsView,
)

__all__ = [
    "Alternate",
    "ArchiveView",
    "ArticleView",
    "Bar",
    "CalendarMonth",
    "CalendarYear",
    "Card",
    "CardTitle",
    "CategoryBrief",
    "Cluster",
    "CorrectionView",
    "CountRow",
    "CoverageView",
    "Day",
    "DigestIndexView",
    "DigestLink",
    "DigestSection",
    "DigestView",
    "DigestYear",
    "Dot",
    "Dumbbell",
    "EmailView",
    "EventBox",
    "EventBrief",
    "EventView",
    "Facet",
    "FacetValue",
    "FeedEntry",
    "FeedLink",
    "FeedView",
    "Figure",
    "Frame",
    "Histogram",
    "HomeView",
    "IndexView",
    "KeyDatumView",
    "LanguageChoice",
    "Lead",
    "Link",
    "ListView",
    "LlmsSection",
    "LlmsView",
    "Mention",
    "Meter",
    "MonthCount",
    "NewerVersion",
    "NotFoundView",
    "OfflineView",
    "OtherTitle",
    "OutlineEntry",
    "Pager",
    "Period",
    "Picture",
    "PictureSource",
    "Preview",
    "QuestionView",
    "ReadingListView",
    "RedirectRule",
    "RedirectView",
    "RedirectsView",
    "RobotsView",
    "RootView",
    "ScoreRow",
    "Scores",
    "SearchTerms",
    "SearchTermsView",
    "SearchView",
    "Sections",
    "SitemapEntry",
    "SitemapIndexView",
    "SitemapView",
    "SourceView",
    "StandaloneView",
    "Strip",
    "TermCount",
    "TermGroup",
    "TermView",
    "Tick",
    "TimeChart",
    "TopView",
    "TrendRow",
    "TrendsView",
    "Unit",
    "View",
    "YearView",
]

View = (
    ListView
    | HomeView
    | TopView
    | EventView
    | IndexView
    | YearView
    | ArchiveView
    | DigestView
    | DigestIndexView
    | EmailView
    | ArticleView
    | StandaloneView
    | SearchView
    | SearchTermsView
    | ReadingListView
    | OfflineView
    | NotFoundView
    | RootView
    | RedirectView
    | FeedView
    | SitemapView
    | SitemapIndexView
    | RobotsView
    | LlmsView
    | RedirectsView
)
