"""Layouts leave escaping to Jinja, and behaviour and looks to files that the policy allows."""

from __future__ import annotations

import re

import pytest

from tests.house.project import LAYOUTS_DIR, files

# Only the Markdown stage makes markup, and it says so by type.
_MARKED_SAFE = re.compile(r"\|\s*safe\b|\bautoescape\b|\bMarkup\b")
_INLINE_HANDLER = re.compile(r"""\son[a-z]+\s*=\s*["'{]""")
_INLINE_STYLE = re.compile(r"""\sstyle\s*=\s*["'{]|<style\b""")
_INLINE_SCRIPT = re.compile(r'<script(?![^>]*\b(?:src=|type="application/ld\+json"))')


def find_forbidden(text: str, file: str = "layouts/pages/page.html") -> list[str]:
    """What a layout must not hold: markup that isn't escaped, code and styles in the page. Mail
    programs keep no styles but those in the page.
    """
    patterns = [_MARKED_SAFE, _INLINE_HANDLER, _INLINE_SCRIPT]
    if not file.startswith("layouts/emails/"):
        patterns.append(_INLINE_STYLE)
    return [match[0].strip() for pattern in patterns for match in pattern.finditer(text)]


def test_no_layout_holds_what_is_forbidden() -> None:
    found = {
        file: forbidden
        for file, path in files(LAYOUTS_DIR, "*.html")
        if (forbidden := find_forbidden(path.read_text(encoding="utf-8"), file))
    }
    assert found == {}


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("{{ page.title|safe }}", "|safe"),
        ('<a onclick="x()">', 'onclick="'),
        ("<p style={{ x }}>", "style={"),
        ("<script>", "<script"),
        ('<script type="module">', "<script"),
    ],
)
def test_what_is_forbidden_is_found(text: str, found: str) -> None:
    assert find_forbidden(text) == [found]


def test_an_email_may_have_styles_and_no_script() -> None:
    text = '<style>a {}</style><p style="color: red" onclick="x()"><script>x()</script>'
    assert find_forbidden(text, "layouts/emails/digest.html") == ['onclick="', "<script"]


@pytest.mark.parametrize(
    "text",
    [
        '<script type="module" src="x.js"></script>',
        '<script type="application/ld+json">{{ data }}</script>',
        '<link rel="stylesheet" href="x.css">',
    ],
)
def test_what_is_allowed_is_not_found(text: str) -> None:
    assert find_forbidden(text) == []
