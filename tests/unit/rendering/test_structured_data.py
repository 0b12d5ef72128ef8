"""The JSON-LD of a page says what the page shows, whatever an author wrote."""

from __future__ import annotations

import json
import re
from typing import Any

import pytest
from lxml import html
from markupsafe import Markup

from site_builder.pages.views import (
    DigestIndexView,
    DigestView,
    HomeView,
    Link,
    ListView,
    Pager,
    RootView,
    StandaloneView,
)
from site_builder.rendering.structured_data import json_ld
from site_builder.values import replace
from tests.unit.rendering.views import BASE_URL, HOSTILE, article, frame, full_article, moment

NEWEST = Pager(0, "", "")


def graph(page: object) -> dict[str, Any]:
    """The nodes of a page's JSON-LD by type, as a crawler reads them."""
    document = html.document_fromstring(f"<!doctype html><html><head>{json_ld(page)}</head></html>")
    (script,) = document.iter("script")
    assert script.get("type") == "application/ld+json"
    data = json.loads(script.text or "")
    assert data["@context"] == "https://schema.org"
    return {node["@type"]: node for node in data["@graph"]}


@pytest.mark.parametrize("text", ["Some text", HOSTILE])
def test_an_article_states_what_the_page_shows(text: str) -> None:
    page = full_article(text)
    node = graph(page)["NewsArticle"]
    assert page.image
    assert page.updated
    assert (node["headline"], node["description"]) == (page.title_text, page.summary_text)
    assert node["abstract"].split("\n")[-1] == "One more thing"
    assert (node["datePublished"], node["dateModified"]) == (page.date.iso, page.updated.iso)
    assert tuple(author["name"] for author in node["author"]) == page.authors
    assert node["articleSection"] == page.category.label
    assert tuple(node["keywords"]) == page.keywords
    assert node["inLanguage"] == page.frame.locale
    assert (node["url"], node["mainEntityOfPage"]) == (page.frame.url, page.frame.canonical_url)
    assert node["image"]["url"] == page.image.url
    assert (node["image"]["description"], node["image"]["creditText"]) == (text, text)
    assert node["publisher"]["name"] == page.frame.site_title


@pytest.mark.parametrize("text", ["Some text", HOSTILE])
def test_a_correction_is_stated_with_its_day(text: str) -> None:
    (correction,) = graph(full_article(text))["NewsArticle"]["correction"]
    assert correction == {
        "@type": "CorrectionComment",
        "datePublished": "2026-06-20",
        "text": " ".join(text.split()),
    }


@pytest.mark.parametrize("text", ["Some text", HOSTILE])
def test_questions_and_answers_are_those_of_the_page(text: str) -> None:
    page = full_article(text)
    found = [
        (node["name"], node["acceptedAnswer"]["text"])
        for node in graph(page)["FAQPage"]["mainEntity"]
    ]
    assert found == [(item.question_text, item.answer_text) for item in page.sections.faq]


def test_an_original_source_is_what_the_article_is_based_on_and_a_via_is_cited() -> None:
    node = graph(full_article("Bloomberg"))["NewsArticle"]
    assert node["isBasedOn"] == [
        {
            "@type": "CreativeWork",
            "url": "https://a.example/",
            "datePublished": "2026-06-16",
            "publisher": {"@type": "Organization", "name": "Bloomberg"},
        }
    ]
    assert [source["publisher"]["name"] for source in node["citation"]] == ["ITHome"]


@pytest.mark.parametrize(
    ("ai", "source_type"),
    [
        ("generated", "https://schema.org/TrainedAlgorithmicMediaDigitalSource"),
        ("assisted", "https://schema.org/CompositeWithTrainedAlgorithmicMediaDigitalSource"),
        ("", None),
    ],
)
def test_the_part_of_artificial_intelligence_is_stated(ai: str, source_type: str | None) -> None:
    assert graph(article(ai=ai))["NewsArticle"].get("digitalSourceType") == source_type


def test_what_an_article_lacks_is_left_out() -> None:
    nodes = graph(article())
    assert set(nodes) == {"NewsArticle", "BreadcrumbList"}
    assert not {"dateModified", "image", "isBasedOn", "citation", "correction"} & set(
        nodes["NewsArticle"]
    )


def test_the_publication_is_the_author_where_no_person_is_named() -> None:
    node = graph(article())["NewsArticle"]
    assert node["author"] == [node["publisher"]]
    assert node["publisher"]["@type"] == "Organization"


def test_a_syndicated_text_belongs_to_the_page_where_it_first_appeared() -> None:
    elsewhere = "https://first.example/text"
    node = graph(article(frame=frame(canonical_url=elsewhere)))["NewsArticle"]
    assert (node["mainEntityOfPage"], node["url"]) == (elsewhere, frame().url)


def test_breadcrumbs_lead_from_the_home_to_the_page_itself() -> None:
    items = graph(article())["BreadcrumbList"]["itemListElement"]
    assert [(item["position"], item["name"], item["item"]) for item in items] == [
        (1, "Home", f"{BASE_URL}/en/"),
        (2, "China", f"{BASE_URL}/en/category/china/"),
        (3, "Story", f"{BASE_URL}/en/2026/06/story/"),
    ]


def test_a_list_is_a_collection() -> None:
    page = ListView(frame(title="China"), "category", "China", (), "", (), NEWEST, "", None)
    nodes = graph(page)
    assert set(nodes) == {"CollectionPage", "BreadcrumbList"}
    assert nodes["CollectionPage"]["name"] == "China"


def test_a_standalone_page_states_when_it_was_changed() -> None:
    page = StandaloneView(
        frame(breadcrumbs=()), Markup("About"), Markup(), moment("2026-06-18"), Markup(), ()
    )
    assert graph(page)["WebPage"]["dateModified"] == "2026-06-18"
    assert "dateModified" not in graph(replace(page, updated=None))["WebPage"]


@pytest.mark.parametrize(
    "page",
    [
        DigestIndexView(frame(title="Digests"), "Digests", ()),
        DigestView(frame(title="Digests"), "week", "", 0, (), (), (), 0, (), (), None, ""),
    ],
)
def test_a_digest_and_the_list_of_them_are_collections(
    page: DigestView | DigestIndexView,
) -> None:
    nodes = graph(page)
    assert set(nodes) == {"CollectionPage", "BreadcrumbList"}
    assert nodes["CollectionPage"]["name"] == "Digests"


def empty_home() -> HomeView:
    nothing = ()
    return HomeView(
        frame(),
        description="",
        lead=None,
        seconds=nothing,
        best=nothing,
        best_month=None,
        top_href="",
        events=nothing,
        sections=nothing,
        cards=nothing,
        pager=NEWEST,
        digests=nothing,
        digests_href="",
        categories=nothing,
        indexes=nothing,
    )


def test_a_home_states_the_site_in_its_language() -> None:
    page = empty_home()
    assert graph(page)["WebSite"]["name"] == "News"


def test_a_home_states_how_its_language_is_searched() -> None:
    page = empty_home()
    action = graph(page)["WebSite"]["potentialAction"]
    assert action["target"]["urlTemplate"] == f"{BASE_URL}/en/search/?q={{query}}"
    assert action["query-input"] == "required name=query"


def test_the_root_states_the_site_by_its_names_in_all_languages() -> None:
    page = RootView(
        frame(url=f"{BASE_URL}/"), (Link("News", "/en/"), Link("资讯", "/zh/")), ("", "")
    )
    node = graph(page)["WebSite"]
    assert (node["name"], node["alternateName"], node["url"]) == ("News", ["资讯"], f"{BASE_URL}/")


def test_another_page_states_nothing() -> None:
    assert json_ld(object()) == ""


def test_nothing_an_author_writes_ends_the_script() -> None:
    text = str(json_ld(full_article(HOSTILE)))
    inside = text.removeprefix('<script type="application/ld+json">').removesuffix("</script>")
    assert re.findall("[<>&\u2028\u2029]", inside) == []
