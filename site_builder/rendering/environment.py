"""The Jinja environment: autoescape on except in plain text, undefined names are errors, and
nothing can be read from disk but layouts.
"""

from __future__ import annotations

import traceback
from collections.abc import Callable, Mapping
from functools import lru_cache, partial
from types import CodeType

from jinja2 import (
    BytecodeCache,
    Environment,
    StrictUndefined,
    TemplateError,
    TemplateSyntaxError,
    select_autoescape,
)
from jinja2.bccache import Bucket

from site_builder.errors import LayoutError, Position, Problem
from site_builder.rendering.filters import FILTERS
from site_builder.rendering.layouts import Layouts, make_loader
from site_builder.rendering.structured_data import json_ld
from site_builder.strings import Strings

_RENDERING_ERRORS = (
    TemplateError,
    KeyError,
    TypeError,
    ValueError,
    AttributeError,
    RecursionError,
)


_REMEMBERED = 16_384  # some 20 MB of cards, mentions and entries of feeds


class _CompiledLayouts(BytecodeCache):
    """Layouts that this process has compiled: languages share them, and so do builds."""

    def __init__(self) -> None:
        self._codes: dict[tuple[str, str], CodeType] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        bucket.code = self._codes.get((bucket.key, bucket.checksum))

    def dump_bytecode(self, bucket: Bucket) -> None:
        assert bucket.code is not None
        self._codes[bucket.key, bucket.checksum] = bucket.code


_COMPILED_LAYOUTS = _CompiledLayouts()


def make_environment(
    layouts: Layouts, strings: Mapping[str, Strings], assets: Mapping[str, str]
) -> Environment:
    """The environment for all pages of one build.

    Layouts see `page` (the view) and `frame`, and call `t("key", n=3)` for a word in the page's
    language, `t_in("zh", "key")` in another, and `asset("css/frame.css")` for the address of a
    static file. `once(macro, …)` is `macro(…)`, remembered: a macro sees nothing but its arguments
    and the words of its language, and the same card stands in a dozen lists.
    """
    environment = Environment(
        loader=make_loader(layouts),
        autoescape=select_autoescape(disabled_extensions=("txt",), default=True),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        extensions=["jinja2.ext.do"],
        auto_reload=False,
        bytecode_cache=_COMPILED_LAYOUTS,
    )
    environment.filters |= {function.__name__: function for function in FILTERS}
    environment.globals = {
        "t_in": partial(_word_in, strings),
        "asset": partial(_asset, assets),
        "json_ld": json_ld,
    }
    environment.globals["in_language"] = {
        language: _localised(environment, words) for language, words in strings.items()
    }
    return environment


def _localised(environment: Environment, strings: Strings) -> Environment:
    """The environment of one language: macros and partials see globals and their arguments, no
    more.
    """
    localised = environment.overlay()
    localised.globals = environment.globals | {
        "t": strings.text,
        "strings": strings,
        "once": lru_cache(_REMEMBERED)(_call_macro),
    }
    return localised


def _call_macro(macro: Callable[..., str], *arguments: object) -> str:
    return macro(*arguments)


def render_layout(environment: Environment, layout: str, language: str, page: object) -> bytes:
    """The bytes of one page. Raises LayoutError with the place in the layout."""
    in_language = environment.globals["in_language"]
    assert isinstance(in_language, dict)
    localised: Environment = in_language[language]
    try:
        template = localised.get_template(layout)
        text = template.render(page=page, frame=getattr(page, "frame", None))
    except _RENDERING_ERRORS as error:
        raise LayoutError([_problem_of(error, layout)]) from error
    return text.encode()


def _word_in(all_strings: Mapping[str, Strings], language: str, key: str, **values: object) -> str:
    return all_strings[language].text(key, **values)


def _asset(assets: Mapping[str, str], name: str) -> str:
    return assets[name]


def _problem_of(error: Exception, layout: str) -> Problem:
    if isinstance(error, TemplateSyntaxError):
        position = Position(f"layouts/{error.name or layout}", error.lineno)
        return Problem(position, "layout-syntax", error.message or "syntax error")
    lines = [
        frame.lineno
        for frame in traceback.extract_tb(error.__traceback__)
        if frame.filename.endswith(layout)
    ]
    names = [
        (frame.filename, frame.lineno)
        for frame in traceback.extract_tb(error.__traceback__)
        if "/layouts/" in frame.filename
    ]
    place, line = names[-1] if names else (f"/layouts/{layout}", lines[-1] if lines else 0)
    path = "layouts/" + place.rpartition("/layouts/")[2]
    what = f"unknown key {error}" if isinstance(error, KeyError) else str(error)
    return Problem(Position(path, line or 0), "layout-failed", what)
