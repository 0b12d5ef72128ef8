from __future__ import annotations

from pathlib import Path

import pytest
from _pytest.mark.structures import ParameterSet
from markdown_it.utils import read_fixture_file

from site_builder.articles.markdown import render_body, render_inline

_FIXTURES_DIR = Path(__file__).parent / "fixtures"


def _cases() -> list[ParameterSet]:
    return [
        pytest.param(file.stem, markdown, html, id=f"{file.stem}: {title.strip()}")
        for file in sorted(_FIXTURES_DIR.glob("*.md"))
        for _, title, markdown, html in read_fixture_file(file)
    ]


@pytest.mark.parametrize(("name", "markdown", "html"), _cases())
def test_markdown_is_rendered_as_the_fixture_says(name: str, markdown: str, html: str) -> None:
    render = render_inline if name == "inline" else render_body
    assert render(markdown).html.rstrip("\n") == html.rstrip("\n")
