from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markupsafe import Markup

from site_builder.rendering.filters import absolute_links, as_json

JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
    max_leaves=10,
)
PAGE = "https://news.example/en/2026/06/story/"


@given(JSON)
def test_json_reads_as_what_was_written_and_has_nothing_of_html(value: object) -> None:
    text = as_json(value)
    assert json.loads(text) == value
    assert not set("<>&\u2028\u2029") & set(text)


def test_json_refuses_what_json_has_no_word_for() -> None:
    with pytest.raises(ValueError, match="not JSON compliant"):
        as_json(float("nan"))


@pytest.mark.parametrize(
    ("markup", "expected"),
    [
        ('<a href="/en/">x</a>', '<a href="https://news.example/en/">x</a>'),
        (
            '<a rel="x" href="../b/">x</a>',
            '<a rel="x" href="https://news.example/en/2026/06/b/">x</a>',
        ),
        ('<a href="#faq">x</a>', f'<a href="{PAGE}#faq">x</a>'),
        (
            '<a href="https://a.example/?b&amp;c">x</a>',
            '<a href="https://a.example/?b&amp;c">x</a>',
        ),
        ('<a href="mailto:a@b.example">x</a>', '<a href="mailto:a@b.example">x</a>'),
        ('<code>href="/en/"</code>', '<code>href="/en/"</code>'),
    ],
)
def test_a_link_is_made_whole(markup: str, expected: str) -> None:
    assert absolute_links(Markup(markup), PAGE) == Markup(expected)
