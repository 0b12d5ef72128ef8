"""Views made by hand, and what a layout makes of them."""

from __future__ import annotations

from datetime import datetime
from functools import cache
from typing import Any
from zoneinfo import ZoneInfo

from jinja2 import Environment
from markupsafe import Markup, escape

from site_builder.articles.article import Moment
from site_builder.config import Config, Language, Localised
from site_builder.pages.views import (
    Alternate,
    ArticleView,
    CorrectionView,
    CoverageView,
    FeedEntry,
    FeedView,
    Frame,
    Link,
    Picture,
    PictureSource,
    Preview,
    QuestionView,
    Sections,
    SourceView,
)
from site_builder.rendering.environment import make_environment, render_layout
from site_builder.rendering.layouts import load_layouts
from site_builder.strings import load_strings
from site_builder.theme import default_theme_dir
from site_builder.values import replace

BASE_URL = "https://news.example"
ZONE = ZoneInfo("Asia/Shanghai")

# What ends a script, a comment, a CDATA section, an attribute, a string of JSON or a line.
HOSTILE = "</script><!-- ]]> --> & &amp; \" ' \\ \u2028\u2029 {{ 7*7 }} <b>“中文”</b> 😀"


def render(layout: str, view: object, language: str = "en") -> bytes:
    return render_layout(_environment(), layout, language, view)


@cache
def _environment() -> Environment:
    languages = (
        Language("en", "English", "en", "ltr"),
        Language("zh", "中文", "zh-Hans", "ltr"),
    )
    nothing = Localised(())
    config = Config(nothing, nothing, BASE_URL, ZONE, languages, (), (), (), (), 20, False)
    layout_dirs = (default_theme_dir() / "layouts",)
    return make_environment(load_layouts(layout_dirs), load_strings(layout_dirs, config), {})


def moment(text: str) -> Moment:
    at = datetime.fromisoformat(text)
    return Moment(at.replace(tzinfo=at.tzinfo or ZONE), has_time="T" in text)


def frame(**changes: Any) -> Frame:
    """The frame of an English article."""
    url = f"{BASE_URL}/en/2026/06/story/"
    plain = Frame(
        language="en",
        locale="en",
        direction="ltr",
        site_title="News",
        title="Story",
        description="What happened.",
        url=url,
        canonical_url=url,
        is_indexed=True,
        home_href="/en/",
        search_href="/en/search/",
        reading_href="/en/reading/",
        offline_href="/en/offline/",
        navigation=(),
        footer=(),
        languages=(),
        alternates=(Alternate("en", url),),
        feeds=(),
        breadcrumbs=(Link("Home", "/en/"), Link("China", "/en/category/china/")),
    )
    return replace(plain, **changes)


def article(**changes: Any) -> ArticleView:
    """An article with nothing but what every article has."""
    plain = ArticleView(
        frame=frame(),
        title=Markup("Story"),
        title_text="Story",
        other_titles=(),
        newer_versions=(),
        missing_languages=(),
        summary=Markup("What happened."),
        summary_text="What happened.",
        category=Link("China", "/en/category/china/"),
        date=moment("2026-06-18T09:30:00+08:00"),
        month_href="/en/2026/06/",
        updated=None,
        authors=(),
        reading_minutes=3,
        scores=None,
        image=None,
        preview=None,
        sections=sections(),
        sources=(),
        taxonomies=(),
        keywords=("OpenAI", "大模型"),
        corrections=(),
        ai="",
        coverage=CoverageView(None, (), (), (), None, None),
    )
    return replace(plain, **changes)


def sections(tldr: tuple[Markup, ...] = (), faq: tuple[QuestionView, ...] = ()) -> Sections:
    """A body, and these sections around it."""
    return Sections(tldr, (), Markup("<p>Body</p>"), (), (), faq)


def full_article(text: str = "Some text") -> ArticleView:
    """An article with everything that JSON-LD states; `text` stands wherever an author writes."""
    markup = escape(text)
    return article(
        frame=frame(title=text, site_title=text, breadcrumbs=(Link(text, "/en/"),)),
        title_text=text,
        summary_text=text,
        category=Link(text, "/en/category/china/"),
        updated=moment("2026-06-19"),
        authors=(text, "Jane Roe"),
        preview=Preview(f"{BASE_URL}/images/card-a-1.png", text, 1200, 630),
        image=Picture(
            href="/images/a-1.jpg",
            url=f"{BASE_URL}/images/a-1.jpg",
            alt=text,
            credit=text,
            width=1600,
            height=900,
            sources=(PictureSource("image/avif", "/images/a-400.avif 400w"),),
            sizes="100vw",
        ),
        sections=sections(
            tldr=(markup, Markup("One <em>more</em> thing")),
            faq=(QuestionView(markup, markup, text, text),),
        ),
        sources=(
            SourceView(
                text, "/en/source/a/", "https://a.example/", "original", moment("2026-06-16")
            ),
            SourceView("ITHome", "/en/source/ithome/", "", "via", None),
            SourceView("Photographer", "", "", "image", None),
        ),
        keywords=(text,),
        corrections=(CorrectionView(moment("2026-06-20"), markup),),
        ai="generated",
    )


def entry(**changes: Any) -> FeedEntry:
    plain = FeedEntry(
        url=f"{BASE_URL}/en/2026/06/story/",
        title="Story",
        summary="What happened.",
        tldr=(),
        summary_html=Markup("What happened."),
        date=moment("2026-06-18"),
        updated=moment("2026-06-18T09:30:00+08:00"),
        authors=(),
        categories=("China",),
        image_url="",
        ai="",
    )
    return replace(plain, **changes)


def full_entry(text: str = "Some text") -> FeedEntry:
    """An entry with everything a feed shows; `text` stands wherever an author writes."""
    return entry(
        title=text,
        summary=text,
        tldr=(escape(text),),
        summary_html=escape(text),
        authors=(text, "Jane Roe"),
        categories=(text, "大模型"),
        image_url=f"{BASE_URL}/en/2026/06/story/a.png",
        ai="assisted",
    )


def feed(*entries: FeedEntry, **changes: Any) -> FeedView:
    plain = FeedView(
        language="en",
        locale="en",
        site_title="News",
        title="News: China",
        description="News of China.",
        url=f"{BASE_URL}/en/category/china/feed.xml",
        page_url=f"{BASE_URL}/en/category/china/",
        updated=moment("2026-06-18T09:30:00+08:00"),
        entries=entries,
    )
    return replace(plain, **changes)
