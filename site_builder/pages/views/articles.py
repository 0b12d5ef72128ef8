"""The page of an article, and pages that stand alone."""

from __future__ import annotations

from markupsafe import Markup

from site_builder.articles.article import Moment
from site_builder.pages.views.cards import Mention, Scores
from site_builder.pages.views.frame import Frame, Link
from site_builder.values import Value


class PictureSource(Value):
    """Files of one type, as the value of `srcset`."""

    mime_type: str
    srcset: str


class Picture(Value):
    """`href` and `url` are of a file that every program can show. Width and height are the image's
    own, 0 where a drawing has none; `sizes` is for the sources.
    """

    href: str
    url: str
    alt: str
    credit: str
    width: int
    height: int
    sources: tuple[PictureSource, ...]
    sizes: str


class Preview(Value):
    """The picture by which other services show a page. Width and height are in pixels."""

    url: str
    alt: str
    width: int
    height: int


class OtherTitle(Value):
    """The title of the same story in another language."""

    href: str
    title: Markup
    language: str
    locale: str
    language_name: str


class NewerVersion(Value):
    """The same story in another language, where that changed after the page's own article."""

    href: str
    language: str
    locale: str
    updated: Moment


class KeyDatumView(Value):
    entity: Markup
    info: Markup
    data: Markup


class QuestionView(Value):
    question: Markup
    answer: Markup
    question_text: str
    answer_text: str


class SourceView(Value):
    """`href` is the page of all stories from this source; `url` the original text, or empty."""

    name: str
    href: str
    url: str
    role: str
    published: Moment | None


class TermView(Value):
    """`other_labels` are the term's labels in other languages, where they differ."""

    link: Link
    other_labels: tuple[Link, ...]


class TermGroup(Value):
    taxonomy: str
    label: str
    terms: tuple[TermView, ...]


class CorrectionView(Value):
    date: Moment
    note: Markup


class OutlineEntry(Value):
    level: int
    anchor: str
    text: str


class EventBox(Value):
    """The event that a story belongs to, with what belonged to it before the story."""

    link: Link
    earlier: tuple[Mention, ...]


class Sections(Value):
    """What an article says, in the order of the page."""

    tldr: tuple[Markup, ...]
    key_data: tuple[KeyDatumView, ...]
    body: Markup
    outline: tuple[OutlineEntry, ...]
    insights: tuple[Markup, ...]
    faq: tuple[QuestionView, ...]


class CoverageView(Value):
    """What else the archive has on the story, and its neighbours in time."""

    event: EventBox | None
    see_also: tuple[Mention, ...]
    earlier: tuple[Mention, ...]
    later: tuple[Mention, ...]
    previous: Mention | None
    next: Mention | None


class ArticleView(Value):
    frame: Frame
    title: Markup
    title_text: str
    other_titles: tuple[OtherTitle, ...]
    newer_versions: tuple[NewerVersion, ...]
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
    preview: Preview | None
    sections: Sections
    sources: tuple[SourceView, ...]
    taxonomies: tuple[TermGroup, ...]
    keywords: tuple[str, ...]
    corrections: tuple[CorrectionView, ...]
    ai: str  # "generated", "assisted" or empty
    coverage: CoverageView


class StandaloneView(Value):
    frame: Frame
    title: Markup
    summary: Markup
    updated: Moment | None
    body: Markup
    outline: tuple[OutlineEntry, ...]
