from __future__ import annotations

import re
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from site_builder.articles.markdown import (
    Body,
    Inline,
    MarkdownError,
    body,
    render_body,
    render_inline,
)
from site_builder.articles.markdown.characters import is_chinese
from site_builder.articles.markdown.footnotes import footnotes_plugin
from site_builder.articles.markdown.limits import limits_plugin
from site_builder.articles.markdown.parser import parser
from site_builder.articles.markdown.raw_html import RawHtml
from site_builder.articles.markdown.tables import tables_plugin
from tests.unit.markdown.html import depth, find_dangers, parse

_MARKUP = [
    "*",
    "**",
    "_",
    "~~",
    "`",
    "```",
    "# ",
    "- ",
    "1. ",
    "> ",
    "| ",
    "\\",
    "[",
    "]",
    "(",
    ")",
    "!",
]
_MARKUP += [
    "<b>",
    "</b>",
    "<https://a.example>",
    "[a](b)",
    "[a](javascript:b)",
    "![a](b.png)",
    "[^1]",
]
_MARKUP += ["&amp;", ":"]
_BREAKS = ["\n", "\n\n", " ", "  \n", "\n[^1]: ", "\n\n| a | b |\n|:--|--:|\n| "]
_CHINESE = [
    "微软",
    "“好”",
    "‘’",
    "……",
    "——",
    "《书》",
    "，",
    "。",
    "（",
    "）",
    "葛\U000e0100",
    "！\ufe00",
]
_LATIN = [
    "a",
    "Queue Depth",
    "“b”",
    "—",
    "…",
    "é",
    ".",
    "(",
    "👍",
    "❤\ufe0f",
    "これ",
    "\u00a0",
    "5",
]
_NAMES = """
    a article b body br button caption col dd details div dl dt em form h2 html i iframe img input
    li math nobr object option p pre script select span style summary svg table tbody td template
    textarea th thead title tr ul
"""
_TAGS = [
    *(f"<{name}>" for name in _NAMES.split()),
    *(f"</{name}>" for name in _NAMES.split()),
    *("<!--", "-->", "<![CDATA[", "]]>", "<?", "<!a>", "<b title=%d>", "<div title='</div>'>"),
]


def _texts(*parts: list[str]) -> st.SearchStrategy[str]:
    """Texts of the given parts, which are the more likely to mean something."""
    return st.lists(st.sampled_from([each for part in parts for each in part])).map("".join)


_SOURCES = st.one_of(st.text(), _texts(_MARKUP, _BREAKS, _CHINESE, _LATIN, _TAGS))
_SOURCES_WITHOUT_HTML = _texts(
    [each for each in _MARKUP if "<b" not in each and "</" not in each], _BREAKS, _CHINESE, _LATIN
)


def _render(source: str) -> Body | None:
    try:
        return render_body(source)
    except MarkdownError:
        return None


class _Plain(MarkdownIt):
    def validateLink(self, url: str) -> bool:  # noqa: ARG002, N802 - markdown-it's names
        return True


@given(st.one_of(st.text(alphabet=st.characters(codec="ascii")), _texts(_MARKUP, _BREAKS, _LATIN)))
def test_text_without_chinese_is_parsed_as_without_our_rules(source: str) -> None:
    assert not any(map(is_chinese, source))
    plain = _Plain("commonmark").enable("strikethrough")
    plain.use(limits_plugin).use(tables_plugin).use(footnotes_plugin)
    try:
        expected = plain.parse(source)
    except MarkdownError:
        return
    ours = parser().parse(source)
    render = plain.renderer.render
    assert render(ours, plain.options, {}) == render(expected, plain.options, {})


@given(_SOURCES)
def test_rendering_raises_nothing_but_its_own_error(source: str) -> None:
    _render(source)
    try:
        inline = render_inline(source)
    except MarkdownError:
        return
    assert "\n" not in inline.text


@given(_SOURCES)
def test_what_is_rendered_is_harmless(source: str) -> None:
    if body := _render(source):
        assert find_dangers(body.html) == []


@given(_SOURCES)
def test_anchors_are_unique_and_those_of_the_headings_are_there(source: str) -> None:
    if body := _render(source):
        ids = [element.get("id") for element in parse(body.html).iter() if element.get("id")]
        assert len(ids) == len(set(ids))
        assert {heading.anchor for heading in body.headings} <= set(ids)


@given(_texts(["# ", "## ", "### ", "#### ", "##### ", "###### "], ["a\n", "b\n", "\n"]))
def test_headings_begin_at_level_2_and_skip_none(source: str) -> None:
    levels = [1, *(heading.level for heading in render_body(source).headings)]
    assert all(2 <= lower <= upper + 1 for upper, lower in pairwise(levels))


@given(_SOURCES)
def test_footnotes_lead_to_each_other(source: str) -> None:
    if body := _render(source):
        elements = list(parse(body.html).iter("a"))
        hrefs = {element.get("href", "") for element in elements}
        ids = {f"#{element.get('id')}" for element in parse(body.html).iter() if element.get("id")}
        assert {href for href in hrefs if href.startswith("#fn")} <= ids


@given(_SOURCES_WITHOUT_HTML)
def test_the_plain_text_is_what_a_reader_sees(source: str) -> None:
    if body := _render(source):
        tree = parse(body.html)
        for element in tree.iter():
            if element.tag == "img":
                element.text = element.get("alt")
            if element.get("role") in ("doc-noteref", "doc-backlink"):
                element.text = None
        assert "".join("".join(tree.itertext()).split()) == "".join(body.text.split())


@given(_SOURCES)
def test_a_link_is_where_it_says(source: str) -> None:
    if body := _render(source):
        lines = re.split(r"\r\n?|\n", source)
        for link in body.links:
            assert not link.column or lines[link.line - 1][link.column - 1] in "[<!"


@given(st.lists(st.sampled_from([*_TAGS, "a"]), min_size=1, max_size=10).map("".join))
def test_the_depth_of_raw_html_is_not_underestimated(snippet: str) -> None:
    html = "".join(snippet.replace("%d", str(number)) for number in range(25))
    raw = RawHtml()
    try:
        list(raw.feed(html, 1))
        raw.finish()
    except MarkdownError:
        return
    # A browser adds some elements for each that is written: a cell's row and table body, say.
    assert depth(parse(html)) <= 5 * raw.deepest + 6


@given(st.text(st.characters(exclude_categories=["Cs"])) | st.text("#-+.!()=|:\"' 1a中，\u3000"))
def test_a_text_without_markup_is_its_own_rendering(source: str) -> None:
    plain = "".join(filter(body._PLAIN.fullmatch, source)).strip()
    assert body._render_markup(plain) == Inline(plain, plain, ()) == render_inline(plain)
