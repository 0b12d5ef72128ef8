"""Both feeds of a list: valid by the formats' own rules, and saying what was written."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import feedparser
import jsonschema
import pytest
from lxml import etree, html
from markupsafe import Markup

from site_builder.pages.views import FeedView
from tests.unit.rendering.views import BASE_URL, HOSTILE, entry, feed, full_entry, render

SCHEMAS_DIR = Path(__file__).with_name("schemas")
ATOM = etree.RelaxNG(file=SCHEMAS_DIR / "atom.rng")
JSON_FEED = json.loads((SCHEMAS_DIR / "json_feed.json").read_text(encoding="utf-8"))

FEEDS = [
    pytest.param(feed(), id="no entries"),
    pytest.param(feed(entry(), description=""), id="least"),
    pytest.param(feed(full_entry(), entry()), id="most"),
    pytest.param(feed(full_entry(HOSTILE), title=HOSTILE, description=HOSTILE), id="hostile"),
]


def read_atom(view: FeedView) -> Any:
    """The feed as a feed reader sees it."""
    parsed = feedparser.parse(render("feeds/atom.xml", view), sanitize_html=False)
    assert not parsed.bozo
    return parsed


def read_json(view: FeedView) -> Any:
    return json.loads(render("feeds/feed.json", view))


@pytest.mark.parametrize("view", FEEDS)
def test_an_atom_feed_is_valid(view: FeedView) -> None:
    document = etree.fromstring(render("feeds/atom.xml", view))
    ATOM.assertValid(document)


@pytest.mark.parametrize("view", FEEDS)
def test_a_json_feed_is_valid(view: FeedView) -> None:
    jsonschema.validate(read_json(view), JSON_FEED)


@pytest.mark.parametrize("view", FEEDS)
def test_an_atom_feed_says_what_the_view_holds(view: FeedView) -> None:
    parsed = read_atom(view)
    assert parsed.feed.title == view.title
    assert parsed.feed.get("subtitle", "") == view.description
    assert parsed.feed.author == view.site_title
    assert {link.rel: link.href for link in parsed.feed.links} == {
        "self": view.url,
        "alternate": view.page_url,
    }
    for found, expected in zip(parsed.entries, view.entries, strict=True):
        assert (found.id, found.link) == (expected.url, expected.url)
        assert (found.title, found.summary) == (expected.title, expected.summary)
        assert found.published == expected.date.at.isoformat()
        assert found.updated == expected.updated.at.isoformat()
        assert [tag.term for tag in found.get("tags", [])] == list(expected.categories)
        names = [author.name for author in found.get("authors", []) if author]
        assert names == list(expected.authors)
        images = [item["url"] for item in found.get("media_content", [])]
        assert images == ([expected.image_url] if expected.image_url else [])


@pytest.mark.parametrize("view", FEEDS)
def test_a_json_feed_says_what_the_view_holds(view: FeedView) -> None:
    data = read_json(view)
    assert (data["title"], data.get("description", "")) == (view.title, view.description)
    assert (data["feed_url"], data["home_page_url"]) == (view.url, view.page_url)
    assert [author["name"] for author in data["authors"]] == [view.site_title]
    for item, expected in zip(data["items"], view.entries, strict=True):
        assert (item["id"], item["url"]) == (expected.url, expected.url)
        assert (item["title"], item["summary"]) == (expected.title, expected.summary)
        assert item["date_published"] == expected.date.at.isoformat()
        assert item["date_modified"] == expected.updated.at.isoformat()
        assert item["tags"] == list(expected.categories)
        assert [author["name"] for author in item.get("authors", [])] == list(expected.authors)
        assert item.get("image", "") == expected.image_url


@pytest.mark.parametrize("view", FEEDS)
def test_both_feeds_have_the_same_content(view: FeedView) -> None:
    atom = etree.fromstring(render("feeds/atom.xml", view))
    contents = [content.text for content in atom.iter("{http://www.w3.org/2005/Atom}content")]
    assert [item["content_html"] for item in read_json(view)["items"]] == contents


@pytest.mark.parametrize("text", ["Some text", HOSTILE])
def test_the_content_is_the_summary_and_what_is_in_brief(text: str) -> None:
    (item,) = read_json(feed(full_entry(text)))["items"]
    content = html.fromstring(f"<div>{item['content_html']}</div>")
    paragraphs = [" ".join(p.text_content().split()) for p in content.iter("p", "li")]
    assert paragraphs == [" ".join(text.split()), " ".join(text.split()), "AI-assisted"]


def test_a_link_in_the_content_leads_to_the_same_place_from_a_feed_reader() -> None:
    summary = Markup('See <a href="/en/a/?b=1&amp;c=2">a</a> and <a rel="x" href="#faq">below</a>.')
    (item,) = read_json(feed(entry(summary_html=summary)))["items"]
    content = html.fromstring(item["content_html"])
    assert [link for _, _, link, _ in content.iterlinks()] == [
        f"{BASE_URL}/en/a/?b=1&c=2",
        f"{BASE_URL}/en/2026/06/story/#faq",
    ]


def test_a_feed_says_its_language() -> None:
    view = feed(entry(ai="generated"), language="zh", locale="zh-Hans")
    document = etree.fromstring(render("feeds/atom.xml", view, "zh"))
    assert document.get("{http://www.w3.org/XML/1998/namespace}lang") == "zh-Hans"
    data = json.loads(render("feeds/feed.json", view, "zh"))
    assert data["language"] == "zh-Hans"
    assert "AI生成" in data["items"][0]["content_html"]
