from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pytest

from site_builder.articles.markdown import MarkdownError, render_body, render_inline
from site_builder.articles.markdown.links import is_allowed_href, is_allowed_source
from tests.unit.markdown.html import find_dangers

_PAYLOADS = (
    (Path(__file__).parent / "fixtures/payloads.txt").read_text(encoding="utf-8").split("\n%%\n")
)


@pytest.mark.parametrize("payload", _PAYLOADS)
def test_a_hostile_text_does_nothing(payload: str) -> None:
    assert find_dangers(_render(payload)) == []


@pytest.mark.parametrize("payload", _PAYLOADS)
def test_a_hostile_field_does_nothing(payload: str) -> None:
    try:
        html = render_inline(payload).html
    except MarkdownError:
        return
    assert find_dangers(html) == []


@pytest.mark.parametrize(("first", "second"), list(pairwise(_PAYLOADS)))
def test_two_hostile_texts_do_nothing_together(first: str, second: str) -> None:
    assert find_dangers(_render(f"{first}\n\n{second}")) == []


def _render(markdown: str) -> str:
    """The HTML of a text, empty where it is refused."""
    try:
        return render_body(markdown).html
    except MarkdownError:
        return ""


def test_most_hostile_texts_are_rendered_rather_than_refused() -> None:
    assert sum(map(bool, map(_render, _PAYLOADS))) > 70


def test_the_search_for_dangers_finds_them() -> None:
    html = (
        "<script></script><p onclick=x style=x id=main name=x><a href='java&Tab;script:x'>"
        "<img src=https://example.org/><a href='/\\x'><!-- x -->"
    )
    assert len(find_dangers(html)) == 9


@pytest.mark.parametrize(
    "href",
    [
        "https://example.org",
        "HTTP://example.org/a:b",
        "mailto:a@example.org",
        "/en/2026/",
        "../a",
        "a.html#b:c",
        "?a:b",
        "#a",
        "",
    ],
)
def test_an_address_of_the_web_or_of_the_site_is_allowed(href: str) -> None:
    assert is_allowed_href(href)


@pytest.mark.parametrize(
    "href",
    [
        "javascript:x",
        "JAVASCRIPT:x",
        "java\tscript:x",
        "\x01javascript:x",
        " javascript:x",
        "java%0ascript:x",
        "data:text/html,x",
        "vbscript:x",
        "file:///x",
        "blob:https://example.org/x",
        "ftp://example.org",
        "tel:1",
        "x-custom:y",
        "//example.org",
        "\\\\example.org",
        "/\\example.org",
        "https:example.org",
        "https:/\\example.org",
        "https:///example.org",
        "http:\\\\example.org",
        "a b",
        "/a\u2028b",
    ],
)
def test_any_other_address_is_refused(href: str) -> None:
    assert not is_allowed_href(href)


@pytest.mark.parametrize(
    "source", ["", "#a", "?a", "https://example.org/a.png", "//a", "data:image/png,a"]
)
def test_an_image_from_elsewhere_is_refused(source: str) -> None:
    assert not is_allowed_source(source)


@pytest.mark.parametrize("source", ["a.png", "b/a.png", "../a.png", "/images/a.png", "图.png"])
def test_an_image_of_the_site_is_allowed(source: str) -> None:
    assert is_allowed_source(source)
