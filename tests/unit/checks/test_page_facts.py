from __future__ import annotations

import pytest

from site_builder.checks.page_facts import Mark, Reference, parse_page


def references(content: str) -> list[tuple[str, str]]:
    return [(item.kind, item.address) for item in parse_page(content.encode()).references]


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        ('<a href="/a/">', ("link", "/a/")),
        ('<form action="/search/">', ("link", "/search/")),
        ('<button formaction="/go/">', ("link", "/go/")),
        ('<q cite="/source/">', ("link", "/source/")),
        (
            '<link rel="alternate" type="application/atom+xml" href="/feed.xml">',
            ("link", "/feed.xml"),
        ),
        ('<link rel="next" href="/2/">', ("link", "/2/")),
        ('<link rel="modulepreload" href="/a.js">', ("resource", "/a.js")),
        ('<link rel="shortcut icon" href="/i.svg">', ("resource", "/i.svg")),
        ('<script src="/a.js"></script>', ("resource", "/a.js")),
        ('<iframe src="/a/">', ("resource", "/a/")),
        ('<video poster="/a.jpg">', ("resource", "/a.jpg")),
        ('<object data="/a.svg">', ("resource", "/a.svg")),
        ('<svg><use href="/a.svg#b"/></svg>', ("resource", "/a.svg#b")),
        ('<svg><image xlink:href="/a.png"/></svg>', ("resource", "/a.png")),
        ('<meta property="og:image" content="/a.png">', ("resource", "/a.png")),
        ('<meta http-equiv="Refresh" content="0; URL=/a/">', ("link", "/a/")),
    ],
)
def test_an_address_is_a_link_or_a_resource(content: str, expected: tuple[str, str]) -> None:
    assert references(content) == [expected]


def test_every_candidate_of_a_srcset_is_a_resource() -> None:
    found = references('<img srcset="/a.png 1x, /b.png 2x,/c.png">')
    assert found == [("resource", "/a.png"), ("resource", "/b.png"), ("resource", "/c.png")]


def test_an_address_that_stands_twice_is_one_reference_at_its_first_line() -> None:
    facts = parse_page(b'<p>\n<a href="/a/">a</a>\n<a href="/a/">a</a>')
    assert facts.references == (Reference(2, "/a/", "link"),)


def test_what_a_comment_says_does_not_count() -> None:
    facts = parse_page(b'<p><!-- <a href="/gone/" onclick="x()" id="a"> --></p>')
    assert (facts.references, facts.inline_code, facts.ids) == ((), (), ())


@pytest.mark.parametrize("content", [b"<svg ONLOAD=x()>", b"<a onclick>", b"<script>x()</script>"])
def test_code_in_a_page_is_found_however_it_is_written(content: bytes) -> None:
    facts = parse_page(content)
    assert (len(facts.inline_code), facts.inline_styles) == (1, ())


@pytest.mark.parametrize("content", [b"<p/style=x>", b"<style>"])
def test_styles_in_a_page_are_found_however_they_are_written(content: bytes) -> None:
    facts = parse_page(content)
    assert (facts.inline_code, len(facts.inline_styles)) == ((), 1)


@pytest.mark.parametrize("kind", ["application/json", "application/ld+json"])
def test_data_in_a_script_element_is_not_code(kind: str) -> None:
    facts = parse_page(f'<script type="{kind}">{{"a": "</p>"}}</script>'.encode())
    assert facts.inline_code == ()


def test_json_ld_is_given_as_it_stands() -> None:
    facts = parse_page('<script type="application/ld+json">{"a":"&amp;中"}</script>'.encode())
    assert facts.json_ld == (Mark(1, '{"a":"&amp;中"}'),)


@pytest.mark.parametrize("content", [b"", b" \n", b"<!-- -->", b"\xff\xfe", b"<<<>"])
def test_a_file_without_html_is_a_page_without_facts(content: bytes) -> None:
    facts = parse_page(content)
    assert (facts.lang, facts.references, facts.heading_lines) == ("", (), ())
