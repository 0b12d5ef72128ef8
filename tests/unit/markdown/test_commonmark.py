"""The examples of CommonMark 0.31.2, read with all our extensions on. None is changed by them."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from markdown_it import MarkdownIt

from site_builder.articles.markdown.parser import parser

_SPEC_FILE = Path(__file__).parents[2] / "node/node_modules/commonmark-spec/spec.txt"
_EXAMPLE = re.compile("^`{32} example\n(.*?)^\\.\n(.*?)^`{32}$", re.DOTALL | re.MULTILINE)


def _examples() -> list[tuple[str, str]]:
    spec = _SPEC_FILE.read_text(encoding="utf-8").partition("<!-- END TESTS -->")[0]
    return [
        (markdown.replace("→", "\t"), html.replace("→", "\t"))
        for markdown, html in _EXAMPLE.findall(spec)
    ]


@pytest.mark.parametrize(
    ("markdown", "html"),
    [pytest.param(*each, id=f"example {number}") for number, each in enumerate(_examples(), 1)],
)
def test_an_example_of_commonmark_is_parsed_as_specified(markdown: str, html: str) -> None:
    plain = MarkdownIt("commonmark")
    rendered = plain.renderer.render(parser().parse(markdown), plain.options, {})
    # Where a line ends within an empty quotation is not part of the specification.
    assert rendered.replace("<blockquote></blockquote>", "<blockquote>\n</blockquote>") == html


def test_the_specification_has_652_examples() -> None:
    assert len(_examples()) == 652
