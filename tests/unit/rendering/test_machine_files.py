"""Sitemaps, robots.txt, llms.txt, redirects and the labels of search."""

from __future__ import annotations

import json
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree
from markdown_it import MarkdownIt

from site_builder.pages.views import (
    Alternate,
    Link,
    LlmsSection,
    LlmsView,
    RedirectRule,
    RedirectsView,
    RobotsView,
    SearchTerms,
    SearchTermsView,
    SitemapEntry,
    SitemapIndexView,
    SitemapView,
)
from tests.unit.rendering.views import BASE_URL, HOSTILE, moment, render

SITEMAP = etree.XMLSchema(file=Path(__file__).with_name("schemas") / "sitemap.xsd")
NAMES = {
    "s": "http://www.sitemaps.org/schemas/sitemap/0.9",
    "xhtml": "http://www.w3.org/1999/xhtml",
}
STORY = f"{BASE_URL}/en/2026/06/story/"
ALTERNATES = (Alternate("zh-Hans", f"{BASE_URL}/zh/a/?b=1&c"), Alternate("x-default", STORY))

# Text that an author can write: what is refused earlier can't come.
TEXTS = st.text(
    st.characters(codec="utf-8", exclude_categories=["Cc", "Cs", "Cn"]), min_size=1
).filter(lambda text: text.strip())


def test_a_sitemap_is_valid_and_names_pages_with_their_languages() -> None:
    view = SitemapView(
        (
            SitemapEntry(STORY, moment("2026-06-18T09:30:00+08:00"), ALTERNATES),
            SitemapEntry(f"{BASE_URL}/en/", moment("2026-06-18"), ()),
            SitemapEntry(f"{BASE_URL}/zh/", None, ()),
        )
    )
    document = etree.fromstring(render("machine/sitemap.xml", view))
    SITEMAP.assertValid(document)
    assert [loc.text for loc in document.iterfind("s:url/s:loc", NAMES)] == [
        entry.url for entry in view.entries
    ]
    assert [day.text for day in document.iterfind("s:url/s:lastmod", NAMES)] == [
        "2026-06-18T09:30:00+08:00",
        "2026-06-18",
    ]
    assert [
        Alternate(str(link.get("hreflang")), str(link.get("href")))
        for link in document.iterfind("s:url/xhtml:link", NAMES)
    ] == list(ALTERNATES)


def test_a_sitemap_index_is_valid_and_names_the_sitemaps() -> None:
    urls = (f"{BASE_URL}/sitemap/2026-05.xml", f"{BASE_URL}/sitemap/2026-06.xml")
    document = etree.fromstring(render("machine/sitemap_index.xml", SitemapIndexView(urls)))
    SITEMAP.assertValid(document)
    assert tuple(loc.text for loc in document.iterfind("s:sitemap/s:loc", NAMES)) == urls


def test_robots_are_let_in_and_shown_the_sitemap() -> None:
    text = render("machine/robots.txt", RobotsView(f"{BASE_URL}/sitemap.xml?a&b")).decode()
    assert text.split("\n") == [
        "User-agent: *",
        "Allow: /",
        "",
        f"Sitemap: {BASE_URL}/sitemap.xml?a&b",
        "",
    ]


def read_llms(text: str) -> tuple[str, str, list[tuple[str, list[tuple[str, str]]]]]:
    """Title, description and sections of an llms.txt, as Markdown reads them."""
    title = description = ""
    sections: list[tuple[str, list[tuple[str, str]]]] = []
    tokens = MarkdownIt("commonmark").parse(text)
    for opening, token in pairwise(tokens):
        if token.type != "inline":
            continue
        words = "".join(child.content for child in token.children or ())
        links = [child for child in token.children or () if child.type == "link_open"]
        if opening.tag == "h1":
            title = words
        elif opening.tag == "h2":
            sections.append((words, []))
        elif links:
            sections[-1][1].append((words, str(links[0].attrGet("href"))))
        else:
            description = words
    return title, description, sections


@given(TEXTS)
def test_llms_txt_reads_as_what_was_written(text: str) -> None:
    view = LlmsView(text, text, (LlmsSection(text, (Link(text, STORY), Link("Atom", STORY))),))
    title, description, sections = read_llms(render("machine/llms.txt", view).decode())
    written = " ".join(text.split())
    assert (title, description) == (written, written)
    assert sections == [(written, [(written, STORY), ("Atom", STORY)])]


@pytest.mark.parametrize(
    "text", [HOSTILE, "1. one", "- one", "C #", "~~~", "a  b", "3.5", "[x](y)", "&copy;", "![a"]
)
def test_llms_txt_reads_as_what_was_written_in_markdown(text: str) -> None:
    view = LlmsView(text, text, ())
    title, description, _ = read_llms(render("machine/llms.txt", view).decode())
    assert (title, description) == (" ".join(text.split()), " ".join(text.split()))


def test_redirects_come_before_the_choice_of_a_language_and_hold_despite_the_page() -> None:
    view = RedirectsView(
        (RedirectRule("/old/", "/en/new/"), RedirectRule("/%E6%97%A7/", "/zh/%E6%96%B0/")),
        (("en", "/en/"), ("zh-Hans", "/zh/")),
    )
    text = render("machine/redirects.txt", view).decode()
    assert [line for line in text.splitlines() if line and not line.startswith("#")] == [
        "/old/ /en/new/ 301!",
        "/%E6%97%A7/ /zh/%E6%96%B0/ 301!",
        "/ /en/ 302! Language=en",
        "/ /zh/ 302! Language=zh",
    ]


@pytest.mark.parametrize(
    "terms", [(), (("a", (HOSTILE,)), ("b", ("B", "乙", "bee"))), (("a", ("A",)),)]
)
def test_the_terms_of_search_are_found_by_facet_and_key(
    terms: tuple[tuple[str, tuple[str, ...]], ...],
) -> None:
    facets = (SearchTerms("tags", HOSTILE, "/en/tag/", terms), SearchTerms("x", "X", "/en/x/", ()))
    text = render("machine/search_terms.json", SearchTermsView(facets))
    assert json.loads(text) == {
        "tags": {
            "name": HOSTILE,
            "href": "/en/tag/",
            "terms": {key: list(names) for key, names in terms},
        },
        "x": {"name": "X", "href": "/en/x/", "terms": {}},
    }
