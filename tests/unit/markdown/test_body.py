from __future__ import annotations

import pickle

from site_builder.articles.markdown import (
    BodyLink,
    Heading,
    Inline,
    MarkdownError,
    render_body,
    render_inline,
)


def test_headings_come_with_level_anchor_and_plain_text() -> None:
    body = render_body("# **“双向收割”**的 `A`\n\n### B[^1] [c](/en/)\n\n[^1]: Note.\n")
    assert body.headings == (
        Heading(2, "h-双向收割-的-a", "“双向收割”的 A"),
        Heading(3, "h-b-c", "B c"),
    )


def test_a_text_has_a_line_for_each_block() -> None:
    body = render_body(
        "## 标题\n\n第一行\n第二行 and\nthird\n\n- a\n- b **c**\n\n| d | e |\n|---|---|\n| f | |\n"
    )
    assert body.text == "标题\n第一行第二行 and third\na\nb c\nd\ne\nf"


def test_a_text_has_code_descriptions_and_each_footnote_once() -> None:
    body = render_body(
        "a[^1] b[^1] ![图](a.png) `c`\n\n```py\nd = 1\n\ne\n```\n\n    f\n\n[^1]: g\n[^2]: unread\n"
    )
    assert body.text == "a b 图 c\nd = 1\n\ne\nf\ng"


def test_a_text_has_the_words_of_raw_html_that_are_shown() -> None:
    body = render_body(
        "<div>a<b>b</b> &amp; c<p>d\n<script>e</script><!-- f --></div>\n\n"
        'g<br>h <title>i</title> <img alt="j" src="j.png">\n'
    )
    assert body.text == "ab & c\nd\ng h j"


def test_a_link_comes_with_its_place() -> None:
    body = render_body(
        "见 [a](/a/), and\n  [b][b] <https://b.example>\n\n"
        "> - ![c](c.png)\n\n| d | [e](#e) |\n|---|---|\n\n[b]: /b/\n"
    )
    assert body.links == (
        BodyLink("/a/", line=1, column=3),
        BodyLink("/b/", line=2, column=3),
        BodyLink("https://b.example", line=2, column=10),
        BodyLink("c.png", line=4, column=5, is_image=True),
        BodyLink("#e", line=6, column=7),
    )


def test_a_link_behind_code_of_two_lines_has_its_own_line() -> None:
    body = render_body('`a\nb` [c](/c/\n"title") [d](/d/)')
    assert [(link.href, link.line, link.column) for link in body.links] == [
        ("/c/", 2, 4),
        ("/d/", 3, 10),
    ]


def test_a_link_in_raw_html_comes_with_its_place() -> None:
    body = render_body('a <a href="/a/?x&amp;y">b</a>\n\n<div>\n  <img alt=c src=c.png>\n</div>\n')
    assert body.links == (
        BodyLink("/a/?x&y", line=1, column=3),
        BodyLink("c.png", line=4, column=3, is_image=True),
    )


def test_a_link_has_no_column_where_its_line_could_be_read_in_two_ways() -> None:
    body = render_body("| [a](b) | [a](b) |\n|---|---|\n")
    assert body.links == (BodyLink("b", line=1), BodyLink("b", line=1))


def test_lines_are_counted_with_every_kind_of_line_end() -> None:
    body = render_body("a\r\n\r\nb\r\r[c](/c/)")
    assert body.links == (BodyLink("/c/", line=5, column=1),)


def test_what_is_refused_is_reported() -> None:
    body = render_body("[a](javascript:x) ![b](https://b.example/c.png) <a href='//d'>d</a>")
    assert [(link.href, link.is_image, link.is_allowed) for link in body.links] == [
        ("javascript:x", False, False),
        ("https://b.example/c.png", True, False),
        ("//d", False, False),
    ]


def test_a_field_is_plain_text_in_one_line() -> None:
    assert render_inline(" # a **“b”**的\n`c` <i>d</i> ![e](e.png)\n") == Inline(
        html="# a <strong>“b”</strong>的\n<code>c</code> <i>d</i> e",
        text="# a “b”的 c d e",
        links=(BodyLink("e.png", line=2, column=14, is_image=True),),
    )


def test_an_empty_text_is_nothing() -> None:
    assert render_body("").html == ""
    assert render_inline("") == Inline("", "", ())


def test_one_text_leaves_nothing_to_the_next() -> None:
    source = "## a\n\nb[^1] [c]\n\n[^1]: d\n\n[c]: /c/\n"
    assert render_body(source) == render_body(source)
    assert render_body("b[^1] [c]").html == "<p>b[^1] [c]</p>\n"


def test_an_error_keeps_its_line_between_processes() -> None:
    error = pickle.loads(pickle.dumps(MarkdownError("too much", 7)))
    assert (str(error), error.message, error.line) == ("too much", "too much", 7)
