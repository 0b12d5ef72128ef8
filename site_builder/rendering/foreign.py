"""Filters on what is not in the page's language."""

from __future__ import annotations

from functools import lru_cache

from babel import Locale
from jinja2 import pass_context
from jinja2.runtime import Context
from markupsafe import Markup

from site_builder.config import direction_of
from site_builder.strings import Strings


@pass_context
def in_language(context: Context, locale: str) -> Markup:
    """The attributes of an element whose text is in the language of a tag: ` lang="ar" dir="rtl"`.

    The direction is said where it is not the page's; nothing at all of an empty tag.
    """
    return _attributes(locale, _strings(context).locale)


@lru_cache
def _attributes(locale: str, page_locale: Locale) -> Markup:
    if not locale:
        return Markup()
    direction = direction_of(locale)
    attributes = Markup(' lang="{}"').format(locale)
    if direction == direction_of(str(page_locale).replace("_", "-")):
        return attributes
    return attributes + Markup(' dir="{}"').format(direction)


@pass_context
def language_called(context: Context, locale: str) -> str:
    """What the page's language calls the written language of a tag: `Chinese`, `英文`.

    With its script where the page is in the same language.
    """
    own = _strings(context).locale
    names = own.languages
    primary = locale.split("-", maxsplit=1)[0]
    whole = names.get(locale.replace("-", "_"))
    name: str = (whole if primary == own.language else None) or names.get(primary, locale)
    if own.language != "zh" or not name.endswith(("语", "語")):
        return name
    return name[:-1] + "文"  # what is spoken is a 语, what is written a 文


def _strings(context: Context) -> Strings:
    strings = context["strings"]
    assert isinstance(strings, Strings)
    return strings
