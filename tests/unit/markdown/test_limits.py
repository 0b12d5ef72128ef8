from __future__ import annotations

import pytest

from site_builder.articles.markdown import MarkdownError, render_body, render_inline
from tests.unit.markdown.html import depth, parse


def _refusal(markdown: str) -> tuple[str, int]:
    with pytest.raises(MarkdownError) as caught:
        render_body(markdown)
    return caught.value.message, caught.value.line


def test_eight_nested_lists_are_rendered() -> None:
    markdown = "".join("  " * level + "- a\n" for level in range(8))
    assert render_body(markdown).html.count("<ul>") == 8


def test_deeper_lists_are_refused_where_they_begin_rather_than_left_out() -> None:
    markdown = "a\n\n" + "".join("  " * level + "- a\n" for level in range(12))
    assert _refusal(markdown) == ("lists or quotations are nested too deeply", 11)


def test_deep_quotations_are_refused() -> None:
    assert _refusal("> " * 100_000) == ("lists or quotations are nested too deeply", 1)


def test_deep_emphasis_is_refused() -> None:
    markdown = "a\n\n" + "*a **a " * 50 + "b** b*" * 50
    assert _refusal(markdown) == ("more than 64 elements are nested", 3)


@pytest.mark.parametrize("html", ["<div>", "<div>\n\n", "a <b>", "<div><script></div></script>"])
def test_deep_raw_html_is_refused(html: str) -> None:
    assert render_body(html * 60).html
    message, _ = _refusal(html * 66)
    assert message == "more than 64 elements are nested"


def test_raw_html_that_is_closed_again_is_not_deep() -> None:
    body = render_body("<div><b>a</b><br><p>b<p>c<ul><li>d<li>e</ul></div>\n\n" * 500)
    assert depth(parse(body.html)) == 3


def test_too_many_tags_of_raw_html_are_refused() -> None:
    assert _refusal("a\n\n" + "<b></b>" * 5_001) == ("more than 10000 tags of raw HTML", 3)


def test_formatting_left_open_before_many_blocks_is_refused() -> None:
    still_open = "<p>" + "".join(f"<b title={number}>" for number in range(60)) + "</p>\n\n"
    assert render_body(still_open + "a\n\n" * 10).html
    assert _refusal(still_open + "a\n\n" * 10_000) == (
        "raw HTML leaves too many elements open",
        1,
    )


@pytest.mark.parametrize(
    ("html", "beginning"),
    [
        ("the <title> of a page", "<title>"),
        ("<script>\nlet a;", "<script>"),
        ("<!-- a", "<!-- a"),
        ("<div title='a\nb", "<div title='a"),
    ],
)
def test_raw_html_that_would_swallow_the_rest_is_refused(html: str, beginning: str) -> None:
    message = f'raw HTML has no end: "{beginning}"'
    assert _refusal(f"a\n\n{html}\n\nlost\n") == (message, 3)


def test_a_field_has_the_same_limits() -> None:
    with pytest.raises(MarkdownError, match="raw HTML has no end"):
        render_inline("What <title> means")


def test_a_long_block_of_code_stays_plain() -> None:
    assert "<span" in render_body("```python\n" + "a = 1\n" * 1_000 + "```").html
    assert "<span" not in render_body("```python\n" + "a = 1\n" * 10_000 + "```").html
