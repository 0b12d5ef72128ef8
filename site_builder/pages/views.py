"""What layouts get: frozen values that hold all that a page shows, and nothing else.

Texts of type `Markup` were made and sanitised by the Markdown stage; every other text is plain.
`lang` is a BCP 47 tag, empty where the text is in the page's own language. `href` starts with `/`;
`url` with the base URL.
"""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup

from site_builder.articles.article import Moment


@dataclass(frozen=True, slots=True)
class Link:
    label: str
    href: str
    lang: str = ""
    is_current: bool = False


@dataclass(frozen=True, slots=True)
class LanguageChoice:
    """One choice of the language toggle. `is_translated` is false where this page has no
    counterpart in the language and `href` leads to the nearest list that shows it.
    """

    language: str
    name: str
    locale: str
    href: str
    is_current: bool
    is_translated: bool


@dataclass(frozen=True, slots=True)
class Alternate:
    """A `<link rel="alternate" hreflang>`; `locale` may be `x-default`."""

    locale: str
    url: str


@dataclass(frozen=True, slots=True)
class FeedLink:
    title: str
    mime_type: str
    href: str


@dataclass(frozen=True, slots=True)
class Frame:
    """What stands around the content of every page: head, header and footer."""

    language: str
    locale: str
    direction: str
    site_title: str
    title: str  # plain; the layout adds the site's title
    description: str
    url: str
    canonical_url: str
    is_indexed: bool
    home_href: str
    search_href: str
    navigation: tuple[Link, ...]
    footer: tuple[Link, ...]
    languages: tuple[LanguageChoice, ...]
    alternates: tuple[Alternate, ...]
    feeds: tuple[FeedLink, ...]
    breadcrumbs: tuple[Link, ...]  # from the home to this page's parent


@dataclass(frozen=True, slots=True)
class Meter:
    """One score, 0 to 100."""

    key: str
    label: str
    value: int
    rubric: str


@dataclass(frozen=True, slots=True)
class Scores:
    overall: int
    meters: tuple[Meter, ...]


@dataclass(frozen=True, slots=True)
class Picture:
    href: str
    url: str
    alt: str
    credit: str


@dataclass(frozen=True, slots=True)
class Card:
    """An article in a list. `language_name` is set where it is not in the page's language."""

    href: str
    title: Markup
    summary: Markup
    date: Moment
    lang: str
    language_name: str
    category: Link
    event: Link | None
    scores: Scores | None


@dataclass(frozen=True, slots=True)
class Mention:
    """An article in a short list: a title, a day and where it leads."""

    href: str
    title: Markup
    date: Moment
    lang: str
    language_name: str


@dataclass(frozen=True, slots=True)
class Pager:
    """A list is numbered from the oldest; the newest page has no number and no `newer`."""

    number: int  # 0 for the newest page
    newer: str  # an href, or empty
    older: str


@dataclass(frozen=True, slots=True)
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
    index: Link | None  # all terms of the taxonomy


@dataclass(frozen=True, slots=True)
class HomeView:
    frame: Frame
    description: str
    lead: Card | None
    cards: tuple[Card, ...]
    pager: Pager
    best: tuple[Card, ...]  # of the newest month, by overall score
    best_month: Moment | None
    top_href: str
    categories: tuple[Link, ...]
    indexes: tuple[Link, ...]  # of the taxonomies, and the newest year


@dataclass(frozen=True, slots=True)
class TopView:
    """The best of the archive or of a category, by overall score."""

    frame: Frame
    heading: str
    list_link: Link
    cards: tuple[Card, ...]


@dataclass(frozen=True, slots=True)
class EventView:
    """An event's stories as a timeline, oldest first."""

    frame: Frame
    heading: str
    other_labels: tuple[Link, ...]
    description: str
    timeline: tuple[Card, ...]
    index: Link


@dataclass(frozen=True, slots=True)
class TermCount:
    link: Link
    other_labels: tuple[Link, ...]
    count: int
    description: str


@dataclass(frozen=True, slots=True)
class IndexView:
    """All terms of a taxonomy, or all categories, with how many stories each has."""

    frame: Frame
    kind: str
    heading: str
    terms: tuple[TermCount, ...]


@dataclass(frozen=True, slots=True)
class MonthCount:
    month: Moment
    href: str
    count: int


@dataclass(frozen=True, slots=True)
class YearView:
    frame: Frame
    year: int
    months: tuple[MonthCount, ...]
    earlier: Link | None
    later: Link | None


@dataclass(frozen=True, slots=True)
class OtherTitle:
    """The title of the same story in another language."""

    href: str
    title: Markup
    language: str
    locale: str
    language_name: str


@dataclass(frozen=True, slots=True)
class KeyDatumView:
    entity: Markup
    info: Markup
    data: Markup


@dataclass(frozen=True, slots=True)
class QuestionView:
    question: Markup
    answer: Markup
    question_text: str
    answer_text: str


@dataclass(frozen=True, slots=True)
class SourceView:
    """`href` is the page of all stories from this source; `url` the original text, or empty."""

    name: str
    href: str
    url: str
    role: str
    published: Moment | None


@dataclass(frozen=True, slots=True)
class TermView:
    """`other_labels` are the term's labels in other languages, where they differ."""

    link: Link
    other_labels: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class TermGroup:
    taxonomy: str
    label: str
    terms: tuple[TermView, ...]


@dataclass(frozen=True, slots=True)
class CorrectionView:
    date: Moment
    note: Markup


@dataclass(frozen=True, slots=True)
class OutlineEntry:
    level: int
    anchor: str
    text: str


@dataclass(frozen=True, slots=True)
class EventBox:
    """The event that a story belongs to, with what belonged to it before the story."""

    link: Link
    earlier: tuple[Mention, ...]


@dataclass(frozen=True, slots=True)
class ArticleView:
    frame: Frame
    title: Markup
    title_text: str
    other_titles: tuple[OtherTitle, ...]
    missing_languages: tuple[str, ...]  # keys of the site's languages that the story lacks
    summary: Markup
    summary_text: str
    category: Link
    date: Moment
    month_href: str
    updated: Moment | None
    authors: tuple[str, ...]
    reading_minutes: int
    scores: Scores | None
    image: Picture | None
    tldr: tuple[Markup, ...]
    key_data: tuple[KeyDatumView, ...]
    body: Markup
    outline: tuple[OutlineEntry, ...]
    insights: tuple[Markup, ...]
    faq: tuple[QuestionView, ...]
    sources: tuple[SourceView, ...]
    taxonomies: tuple[TermGroup, ...]
    keywords: tuple[str, ...]
    corrections: tuple[CorrectionView, ...]
    ai: str  # "generated", "assisted" or empty
    event: EventBox | None
    see_also: tuple[Mention, ...]
    earlier: tuple[Mention, ...]
    later: tuple[Mention, ...]
    previous: Mention | None
    next: Mention | None


@dataclass(frozen=True, slots=True)
class StandaloneView:
    frame: Frame
    title: Markup
    summary: Markup
    updated: Moment | None
    body: Markup
    outline: tuple[OutlineEntry, ...]


@dataclass(frozen=True, slots=True)
class FacetValue:
    key: str
    label: str


@dataclass(frozen=True, slots=True)
class Facet:
    """A way to narrow a search. `values` is empty where the labels are loaded with the search (open
    terms).
    """

    key: str
    label: str
    values: tuple[FacetValue, ...]


@dataclass(frozen=True, slots=True)
class SearchView:
    frame: Frame
    bundle_href: str
    labels_href: str
    facets: tuple[Facet, ...]
    orders: tuple[FacetValue, ...]  # "relevance", "date" and each score


@dataclass(frozen=True, slots=True)
class SearchLabelsView:
    """The labels of open terms in one language, for the facets of the search page."""

    labels: tuple[tuple[str, tuple[tuple[str, str], ...]], ...]  # facet → (key, label)


@dataclass(frozen=True, slots=True)
class NotFoundView:
    """The one page for every address that does not exist, in all languages."""

    frame: Frame


@dataclass(frozen=True, slots=True)
class RootView:
    """`/`: a choice of languages, each with its own title and description."""

    frame: Frame
    titles: tuple[Link, ...]
    descriptions: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class RedirectView:
    """A page at an old address that leads to the new one."""

    locale: str
    href: str
    url: str


@dataclass(frozen=True, slots=True)
class FeedEntry:
    url: str
    title: str
    summary: str
    tldr: tuple[Markup, ...]
    summary_html: Markup
    date: Moment
    updated: Moment
    authors: tuple[str, ...]
    categories: tuple[str, ...]
    image_url: str
    ai: str


@dataclass(frozen=True, slots=True)
class FeedView:
    """A feed, for Atom and JSON Feed alike. `url` is the feed's own address; `site_title` is its
    author.
    """

    language: str
    locale: str
    site_title: str
    title: str
    description: str
    url: str
    page_url: str
    updated: Moment
    entries: tuple[FeedEntry, ...]


@dataclass(frozen=True, slots=True)
class SitemapEntry:
    url: str
    modified: Moment | None
    alternates: tuple[Alternate, ...]


@dataclass(frozen=True, slots=True)
class SitemapView:
    entries: tuple[SitemapEntry, ...]


@dataclass(frozen=True, slots=True)
class SitemapIndexView:
    urls: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class RobotsView:
    sitemap_url: str


@dataclass(frozen=True, slots=True)
class LlmsSection:
    title: str
    links: tuple[Link, ...]  # hrefs are absolute here


@dataclass(frozen=True, slots=True)
class LlmsView:
    """llms.txt (https://llmstxt.org): what the archive is and where its parts are."""

    title: str
    description: str
    sections: tuple[LlmsSection, ...]


@dataclass(frozen=True, slots=True)
class RedirectRule:
    old: str
    new: str


@dataclass(frozen=True, slots=True)
class RedirectsView:
    """Netlify's `_redirects`."""

    rules: tuple[RedirectRule, ...]
    languages: tuple[tuple[str, str], ...]  # locale, href of the home: for `/`


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
