"""What an author writes can break no file that is built from it."""

from __future__ import annotations

import json

import pytest
from lxml import html
from lxml.html import HtmlElement

from site_builder.checks import BuiltSite, check_built_site
from tests.support.sites import SiteFolder

# The tests share one build.
pytestmark = pytest.mark.xdist_group("hostile-texts")

HOSTILE = "A&B </script> ]]> --> <b>bold</b> \"double\" 'single' {{ 12345*54321 }} # [x] \\ ” 中文"


@pytest.fixture(scope="module")
def built_site(tmp_path_factory: pytest.TempPathFactory) -> BuiltSite:
    site = SiteFolder.create(tmp_path_factory.mktemp("hostile"))
    site.article(
        "hostile.en",
        f"## {HOSTILE}\n\n{HOSTILE}\n",
        title=HOSTILE,
        summary=HOSTILE,
        author=['A </script> "B" & <C>'],
        tags=["A&B <c>"],
        sources=[{"name": 'The "Daily" <News>', "url": "https://a.example/?a=1&b=%3C"}],
        tldr=[HOSTILE],
        insights=[HOSTILE],
        key_data=[{"entity": HOSTILE, "info": HOSTILE, "data": HOSTILE}],
        faq=[{"question": HOSTILE, "answer": HOSTILE}],
        corrections=[{"date": "2026-03-02", "note": HOSTILE}],
        ai="generated",
    )
    site.article("hostile.zh", HOSTILE, title=HOSTILE, summary=HOSTILE)
    site.build()
    return BuiltSite(site.site_dir / "public", "https://archive.example")


def test_a_site_of_hostile_texts_has_no_problems(built_site: BuiltSite) -> None:
    assert check_built_site(built_site) == []


def test_nothing_that_an_author_writes_is_run_as_a_template(built_site: BuiltSite) -> None:
    page = built_site.read("en/2026/03/hostile/index.html").decode()
    assert "{{ 12345*54321 }}" in page
    assert str(12345 * 54321) not in page


def test_json_ld_says_what_the_page_says(built_site: BuiltSite) -> None:
    page = html.document_fromstring(built_site.read("en/2026/03/hostile/index.html"))
    (script,) = page.xpath('//script[@type="application/ld+json"]')
    article, questions, _ = json.loads(script.text)["@graph"]
    assert article["headline"] == _words(page, "//h1")
    shown = _words(page, "//main")
    stated = [
        *(author["name"] for author in article["author"]),
        *(source["publisher"]["name"] for source in article["isBasedOn"]),
        *(correction["text"] for correction in article["correction"]),
        *(question["name"] for question in questions["mainEntity"]),
        *(question["acceptedAnswer"]["text"] for question in questions["mainEntity"]),
        *article["keywords"],
    ]
    assert [text for text in stated if text not in shown] == []


def _words(page: HtmlElement, path: str) -> str:
    (element,) = page.xpath(path)
    return " ".join(element.text_content().split())
