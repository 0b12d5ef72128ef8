from __future__ import annotations

import pytest

from site_builder.rendering.closures import LayoutDigests

LAYOUTS = {
    "page.html": b'{% extends "base.html" %}{%- from "macros.html" import link %}',
    "base.html": b"{% include 'head.html' %}",
    "head.html": b"<head>",
    "macros.html": b"{% macro link() %}{% endmacro %}",
    "other.html": b"{% if x %}{% endif %}",
    "either.html": b'{% include "head.html" if x else "other.html" %}',
    "chosen.html": b"{% include x %}",
}


def digest(name: str, **changes: bytes) -> bytes:
    changed = {key.replace("_", "."): source for key, source in changes.items()}
    return LayoutDigests({**LAYOUTS, **changed}, b"").digest(name)


@pytest.mark.parametrize("changed", ["page_html", "base_html", "head_html", "macros_html"])
def test_a_layout_depends_on_all_that_it_extends_includes_and_imports(changed: str) -> None:
    assert digest("page.html", **{changed: b"changed"}) != digest("page.html")


@pytest.mark.parametrize("changed", ["other_html", "chosen_html"])
def test_a_layout_does_not_depend_on_others(changed: str) -> None:
    assert digest("page.html", **{changed: b"changed"}) == digest("page.html")


@pytest.mark.parametrize("name", ["either.html", "chosen.html"])
def test_a_layout_that_chooses_may_depend_on_any(name: str) -> None:
    assert digest(name, other_html=b"changed") != digest(name)


def test_everything_depends_on_what_is_shared() -> None:
    assert LayoutDigests(LAYOUTS, b"1").digest("head.html") != digest("head.html")
