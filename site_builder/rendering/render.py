"""Pages → bytes, over processes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache, partial
from pathlib import Path

from jinja2 import Environment

from site_builder.config import Config
from site_builder.errors import LayoutError, Problem
from site_builder.pages.page import Page
from site_builder.rendering.environment import make_environment, render_layout
from site_builder.workers import map_batches


@dataclass(frozen=True, slots=True)
class Theme:
    """All that a page's bytes depend on besides the page: layouts, strings and the addresses of
    assets.
    """

    layout_dirs: tuple[Path, ...]
    config: Config
    assets: tuple[tuple[str, str], ...]  # name → href


def render_pages(pages: Sequence[Page], theme: Theme, workers: int) -> Iterator[bytes]:
    """The bytes of each page, in order. Raises LayoutError with every problem of the layouts."""
    problems: list[Problem] = []
    for result in map_batches(partial(_render_batch, theme), pages, workers):
        if isinstance(result, bytes):
            yield result
        else:
            problems += result
    if problems:
        raise LayoutError(dict.fromkeys(problems))


def _render_batch(theme: Theme, pages: Sequence[Page]) -> list[bytes | tuple[Problem, ...]]:
    environment = _environment_of(theme)
    return [_render_page(page, environment) for page in pages]


def _render_page(page: Page, environment: Environment) -> bytes | tuple[Problem, ...]:
    try:
        return render_layout(environment, page.layout, page.language, page.view)
    except LayoutError as error:
        return error.problems


@lru_cache(maxsize=1)
def _environment_of(theme: Theme) -> Environment:
    return make_environment(theme.layout_dirs, theme.config, dict(theme.assets))
