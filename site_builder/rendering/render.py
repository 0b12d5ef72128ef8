"""Pages → bytes, over an engine's workers."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache, partial
from typing import NamedTuple

from jinja2 import Environment

from site_builder.canonical import fingerprint
from site_builder.errors import LayoutError, Problem
from site_builder.pages.page import Page
from site_builder.rendering.environment import make_environment, render_layout
from site_builder.rendering.layouts import Layouts
from site_builder.strings import Strings
from site_builder.values import Value
from site_builder.workers.batches import Engine


class Theme(Value, eq=False):
    """All that bytes depend on besides the page. It holds contents, not paths, since who renders
    may have no such disk. Each build has one theme of its own, equal to no other.
    """

    layouts: Layouts
    strings: Mapping[str, Strings]  # by language
    assets: Mapping[str, str]  # name → href


class Rendered(NamedTuple):
    """A page's bytes, and the fingerprint of its view."""

    content: bytes
    fingerprint: bytes


def fingerprint_of_page(page: Page) -> bytes:
    """The fingerprint of what a layout gets to see of a page."""
    return fingerprint(page.layout, page.language, page.view)


def render_pages(pages: Iterable[Page], theme: Theme, engine: Engine) -> Iterator[Rendered]:
    """Each page rendered, in order. Raises LayoutError with every problem of the layouts."""
    problems: list[Problem] = []
    render = partial(_render_batch, theme)
    for result in engine.map_batches(render, pages, _path_of):
        if isinstance(result, Rendered):
            yield result
        else:
            problems += result
    if problems:
        raise LayoutError(dict.fromkeys(problems))


def _render_batch(theme: Theme, pages: Sequence[Page]) -> list[Rendered | list[Problem]]:
    environment = _environment_of(theme)
    return [_render_page(page, environment) for page in pages]


def _path_of(page: Page) -> str:
    return page.route.output_path


def _render_page(page: Page, environment: Environment) -> Rendered | list[Problem]:
    try:
        content = render_layout(environment, page.layout, page.language, page.view)
    except LayoutError as error:
        return list(error.problems)
    return Rendered(content, fingerprint_of_page(page))


@lru_cache(maxsize=1)
def _environment_of(theme: Theme) -> Environment:
    return make_environment(theme.layouts, theme.strings, theme.assets)
