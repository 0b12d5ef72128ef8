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
from site_builder.pages.views.entrances import (
    Facet,
    FacetValue,
    NotFoundView,
    RedirectView,
    RootView,
    SearchLabelsView,
    SearchView,
)
from site_builder.pages.views.frame import (
    Alternate,
    FeedLink,
    Frame,
    LanguageChoice,
    Link,
)
from site_builder.pages.views.lists import (
    EventView,
    HomeView,
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

__all__ = [
    "Alternate",
    "ArticleView",
    "Card",
    "CardTitle",
    "CorrectionView",
    "CoverageView",
    "EventBox",
    "EventView",
    "Facet",
    "FacetValue",
    "FeedEntry",
    "FeedLink",
    "FeedView",
    "Frame",
    "HomeView",
    "IndexView",
    "KeyDatumView",
    "LanguageChoice",
    "Link",
    "ListView",
    "LlmsSection",
    "LlmsView",
    "Mention",
    "Meter",
    "MonthCount",
    "NewerVersion",
    "NotFoundView",
    "OtherTitle",
    "OutlineEntry",
    "Pager",
    "Picture",
    "QuestionView",
    "RedirectRule",
    "RedirectView",
    "RedirectsView",
    "RobotsView",
    "RootView",
    "Scores",
    "SearchLabelsView",
    "SearchView",
    "Sections",
    "SitemapEntry",
    "SitemapIndexView",
    "SitemapView",
    "SourceView",
    "StandaloneView",
    "TermCount",
    "TermGroup",
    "TermView",
    "TopView",
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
    | ArticleView
    | StandaloneView
    | SearchView
    | SearchLabelsView
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
