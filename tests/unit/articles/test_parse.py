from __future__ import annotations

import re
from datetime import datetime
from zoneinfo import ZoneInfo

import pytest
from markupsafe import Markup

from site_builder.articles.article import (
    Article,
    Correction,
    Credit,
    Image,
    KeyDatum,
    Moment,
    Question,
    StandalonePage,
    StatedFacts,
    Text,
)
from site_builder.articles.parse import parse_article, parse_page
from site_builder.config import Config, load_config
from site_builder.errors import Position, format_position
from site_builder.pictures.image import ImageFacts
from site_builder.sources.reading import parse_source
from site_builder.values import fields_of

SHANGHAI = ZoneInfo("Asia/Shanghai")
PHOTOGRAPH, SMALL = ImageFacts("d", "photograph", 900, 600), ImageFacts("s", "fixed", 160, 90)
SITE = """\
title: {en: A title}
base_url: https://a.example
timezone: Asia/Shanghai
languages: {en: {name: English}, zh: {name: 中文}, zh-hant: {name: 繁體中文}}
categories: {china: {label: {en: China}}}
taxonomies: {companies: {path: company, label: {en: Companies}}}
scores: {hot: {label: {en: Hot}}, quality: {label: {en: Quality}}, impact: {label: {en: Impact}}}
"""
EVERYTHING = """\
---
# yaml-language-server: $schema=../../../schema/article.json
title: Microsoft *sells* OpenAI models
summary: One to three sentences.
date: 2026-06-18T09:30:00+08:00
updated: 2026-06-19
language: en
category: china
tags: [Microsoft, 大模型, microsoft]
companies: [OpenAI]
scores: {impact: 70, hot: 75}
slug: microsoft-openai-china
author: Jane Roe
sources:
  - {name: Bloomberg, url: "https://example.com/a", published: 2026-06-16}
  - {name: ITHome, role: via}
canonical_url: https://example.com/b
image: {src: img/cover.png, alt: A chart, credit: The editors}
event: apple-china-ai
related: [harmonyos-7-agents]
aliases: [old/address]
draft: true
expires: 2027-01-01
ai: generated
corrections:
  - {date: 2026-06-20, note: The figure was **corrected**.}
tldr: [One point.]
key_data:
  - {entity: ByteDance, info: A customer, data: "> US$1 billion"}
insights: [It matters.]
faq:
  - {question: Why?, answer: Because.}
---
## A heading

The [body](https://example.com/) and ![a chart](chart%201.png).
"""


@pytest.fixture(scope="module")
def config(tmp_path_factory: pytest.TempPathFactory) -> Config:
    site_dir = tmp_path_factory.mktemp("site")
    (site_dir / "content").mkdir()
    (site_dir / "content/site.yaml").write_text(SITE, encoding="utf-8")
    return load_config(site_dir)


def parse(
    config: Config, text: str, path: str = "2026/06/name.en.md"
) -> tuple[Article | None, list[str]]:
    """The article, and its problems as `place rule`."""
    path = f"content/articles/{path}"
    folder = path.rpartition("/")[0]
    media = {f"{folder}/img/cover.png": PHOTOGRAPH, f"{folder}/chart 1.png": SMALL}
    article, problems = parse_article(parse_source(text, path), config, media)
    return article, [f"{format_position(item.position)} {item.rule}" for item in problems]


def article_of(config: Config, text: str, path: str = "2026/06/name.en.md") -> Article:
    article, problems = parse(config, text, path)
    assert article is not None, problems
    return article


def day(year: int, month: int, number: int) -> Moment:
    return Moment(datetime(year, month, number, tzinfo=SHANGHAI), has_time=False)


def plain(text: str) -> Text:
    return Text(Markup(text), text)


def test_an_article_states_everything_it_may(config: Config) -> None:
    article = article_of(config, EVERYTHING)
    assert (article.story, article.language) == ("2026/06/name", "en")
    assert article.title.html == "Microsoft <em>sells</em> OpenAI models"
    assert article.title.plain == "Microsoft sells OpenAI models"
    assert article.facts == StatedFacts(
        date=Moment(datetime(2026, 6, 18, 9, 30, tzinfo=SHANGHAI), has_time=True),
        updated=day(2026, 6, 19),
        category="china",
        terms=(("tags", ("Microsoft", "大模型")), ("companies", ("OpenAI",))),
        scores=(("hot", 75), ("impact", 70)),
        sources=(
            Credit("Bloomberg", "https://example.com/a", "original", day(2026, 6, 16)),
            Credit("ITHome", "", "via", None),
        ),
        image=Image(
            name="img/cover.png",
            source_path="content/articles/2026/06/img/cover.png",
            alt="A chart",
            credit="The editors",
            facts=PHOTOGRAPH,
        ),
        event="apple-china-ai",
        related=("harmonyos-7-agents",),
        authors=("Jane Roe",),
        ai="generated",
        draft=True,
        expires=day(2027, 1, 1),
        slug="microsoft-openai-china",
    )
    assert article.canonical_url == "https://example.com/b"
    assert article.aliases == ("/old/address/",)
    assert [correction.note.plain for correction in article.corrections] == [
        "The figure was corrected."
    ]
    assert isinstance(article.corrections[0], Correction)
    assert article.tldr == (plain("One point."),)
    assert article.key_data == (
        KeyDatum(
            plain("ByteDance"),
            plain("A customer"),
            Text(article.key_data[0].data.html, "> US$1 billion"),
        ),
    )
    assert article.insights == (plain("It matters."),)
    assert article.faq == (Question(plain("Why?"), plain("Because.")),)


def test_a_body_brings_its_headings_links_and_images(config: Config) -> None:
    article = article_of(config, EVERYTHING)
    assert [heading.text for heading in article.headings] == ["A heading"]
    assert [(link.href, link.line) for link in article.links] == [
        ("https://example.com/", 36),
        ("chart%201.png", 36),
    ]
    chart = "content/articles/2026/06/chart 1.png"
    assert article.images == (Image("chart 1.png", chart, "", "", SMALL),)


def test_a_picture_in_a_body_has_its_size_and_comes_when_it_is_scrolled_to(config: Config) -> None:
    body = article_of(config, f'{LEAST}![A < & "c"](chart%201.png)\n').body
    assert body == (
        '<p><img src="chart%201.png" alt="A &lt; &amp; &quot;c&quot;" width="160" height="90"'
        ' loading="lazy" decoding="async"></p>\n'
    )


def test_a_picture_in_a_body_that_is_too_large_for_a_phone_is_offered_in_sizes(
    config: Config,
) -> None:
    body = article_of(config, f"{LEAST}![A](img/cover.png)\n").body
    assert re.findall(r'<(source|img)|(?:type|src|width|height)="([^"]+)"', body) == [
        *(("source", ""), ("", "image/avif"), ("source", ""), ("", "image/webp")),
        *(("img", ""), ("", "/images/cover-153253759a44-900.jpg"), ("", "900"), ("", "600")),
    ]
    assert [each.split() for each in re.findall(r'srcset="([^"]+)"', body)[0].split(", ")] == [
        ["/images/cover-153253759a44-400.avif", "400w"],
        ["/images/cover-153253759a44-640.avif", "640w"],
        ["/images/cover-153253759a44-900.avif", "900w"],
    ]


def test_a_width_that_the_author_states_is_kept(config: Config) -> None:
    body = article_of(config, f'{LEAST}<img src="img/cover.png" width="300" height="9">\n').body
    assert ('width="300" height="200"' in body, 'sizes="300px"' in body) == (True, True)


def test_every_key_and_what_it_holds_has_a_place(config: Config) -> None:
    article = article_of(config, EVERYTHING)
    path = "content/articles/2026/06/name.en.md"
    assert article.position("slug") == Position(path, 12, 1)
    assert article.position("tags.1") == Position(path, 9, 19)
    assert article.position("sources.1") == Position(path, 16, 5)
    assert article.position("image.src") == Position(path, 18, 14)
    assert article.position("image.width") == Position(path, 18, 1)
    assert article.position("nothing") == Position(path, 1)


def test_a_warning_keeps_the_article(config: Config) -> None:
    article, problems = parse(config, EVERYTHING)
    assert article is not None
    assert problems == ["content/articles/2026/06/name.en.md:9:24 duplicate-item"]


LEAST = "---\ntitle: T\nsummary: S\n---\n"


def test_title_and_summary_are_enough(config: Config) -> None:
    article = article_of(config, LEAST)
    assert set(fields_of(article.facts).values()) == {None}
    assert (article.canonical_url, article.aliases, article.corrections) == ("", (), ())
    assert (article.tldr, article.key_data, article.insights, article.faq) == ((), (), (), ())
    assert (article.body, article.body_text, article.reading_minutes) == ("", "", 1)


def test_an_empty_list_is_stated_and_not_inherited(config: Config) -> None:
    facts = article_of(
        config, LEAST.replace("summary: S", "summary: S\ntags: []\nrelated: []")
    ).facts
    assert facts.terms == (("tags", ()),)
    assert facts.related == ()


@pytest.mark.parametrize(
    ("path", "story", "language"),
    [
        ("name.en.md", "name", "en"),
        ("2026/06/name.zh.md", "2026/06/name", "zh"),
        ("name.zh-hant.md", "name", "zh-hant"),
        ("gpt-4.1.en.md", "gpt-4.1", "en"),
        ("a.b.c.zh.md", "a.b.c", "zh"),
        ("e\u0301tude.en.md", "étude", "en"),
    ],
)
def test_the_file_name_tells_story_and_language(
    path: str, story: str, language: str, config: Config
) -> None:
    article = article_of(config, LEAST, path)
    assert (article.story, article.language) == (story, language)


@pytest.mark.parametrize(("path", "story"), [("name.md", "name"), ("gpt-4.1.md", "gpt-4.1")])
def test_the_language_may_stand_in_the_front_matter(path: str, story: str, config: Config) -> None:
    article = article_of(config, LEAST.replace("summary", "language: zh\nsummary"), path)
    assert (article.story, article.language) == (story, "zh")


@pytest.mark.parametrize(
    ("path", "stated", "rule"),
    [
        ("name.md", "", "no-language"),
        ("gpt-4.1.md", "", "no-language"),
        ("name.fr.md", "", "unknown-language"),
        ("name.fr.md", "language: en\n", "unknown-language"),
        ("name.zh-hans.md", "", "unknown-language"),
        ("name.en.md", "language: zh\n", "language-mismatch"),
    ],
)
def test_a_file_whose_language_is_open_is_refused(
    path: str, stated: str, rule: str, config: Config
) -> None:
    article, problems = parse(config, LEAST.replace("summary", f"{stated}summary"), path)
    assert article is None
    assert problems == [f"content/articles/{path} {rule}"]


def test_a_date_means_the_same_day_everywhere_on_the_site(config: Config) -> None:
    text = LEAST.replace("summary", "date: 2026-06-30T23:30:00-07:00\nsummary")
    date = article_of(config, text).facts.date
    assert date is not None
    assert date.iso == "2026-07-01T14:30:00+08:00"


def test_the_sections_count_for_the_reading_time(config: Config) -> None:
    han = "字" * 800
    text = LEAST.replace("summary: S", f"summary: S\ninsights: [{han}]") + han
    assert article_of(config, text).reading_minutes == 4


def test_parsing_is_a_function_of_its_input(config: Config) -> None:
    assert article_of(config, EVERYTHING) == article_of(config, EVERYTHING)


def parse_about(config: Config, text: str) -> tuple[StandalonePage | None, list[str]]:
    source = parse_source(text, "content/pages/about.en.md")
    page, problems = parse_page(source, config, {"content/pages/team.png": SMALL})
    return page, [item.rule for item in problems]


def test_a_page_has_a_name_a_language_and_a_body(config: Config) -> None:
    stated = "summary: S\nupdated: 2026-01-02\naliases: [/info/]"
    text = LEAST.replace("title: T", "title: About").replace("summary: S", stated)
    page, problems = parse_about(config, f"{text}![us](team.png)\n")
    assert page is not None
    assert problems == []
    assert (page.name, page.language, page.title.plain) == ("about", "en", "About")
    assert page.updated == day(2026, 1, 2)
    assert page.aliases == ("/info/",)
    assert [image.source_path for image in page.images] == ["content/pages/team.png"]


def test_a_page_has_no_keys_of_articles(config: Config) -> None:
    page, problems = parse_about(config, LEAST.replace("summary", "category: china\nsummary"))
    assert page is None
    assert problems == ["unknown-key"]
