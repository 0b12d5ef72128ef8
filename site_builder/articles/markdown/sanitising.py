"""The last word on what HTML is published: everything, raw or made, passes through here."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable
from contextvars import ContextVar

import nh3

from site_builder.articles.markdown.code import colour_classes
from site_builder.articles.markdown.elements import (
    BLOCK_ELEMENTS,
    DROPPED_ELEMENTS,
    INLINE_ELEMENTS,
)
from site_builder.articles.markdown.links import (
    LINK_SCHEMES,
    is_allowed_href,
    is_allowed_source,
)

_ATTRIBUTES = {
    "*": {"dir", "lang", "title"},
    "a": {"class", "href", "id"},
    "code": {"class"},
    "col": {"span"},
    "colgroup": {"span"},
    "del": {"datetime"},
    "details": {"open"},
    "div": {"class"},
    "img": {"alt", "height", "src", "width"},
    "ins": {"datetime"},
    "li": {"id", "value"},
    "ol": {"reversed", "start"},
    "span": {"class"},
    "sup": {"class"},
    "td": {"class", "colspan", "rowspan"},
    "th": {"class", "colspan", "rowspan"},
    "time": {"datetime"},
    **{f"h{level}": {"id"} for level in range(2, 7)},
}
_ATTRIBUTE_VALUES = {
    "a": {"rel": {"noopener"}, "role": {"doc-backlink", "doc-noteref"}},
    "div": {"role": {"doc-endnotes"}, "tabindex": {"0"}},
    "pre": {"tabindex": {"0"}},
    "th": {"scope": {"col", "row"}},
}

_ALIGNMENTS = frozenset({"align-left", "align-center", "align-right"})
_CLASSES = {
    "a": frozenset({"footnote-back"}),
    "div": frozenset({"footnotes", "table-scroll"}),
    "sup": frozenset({"footnote-ref"}),
    "td": _ALIGNMENTS,
    "th": _ALIGNMENTS,
}
_LANGUAGE_CLASS = re.compile(r"language-[a-z0-9+#._-]+")

# A cleaner and its filter serve every text; the ids belong to the one that is being cleaned.
_ids_left: ContextVar[set[str]] = ContextVar("ids_left")


def sanitise_body(html: str, ids: Iterable[str]) -> str:
    """Flow content with the elements of an article. Of all ids only those given stay, each once."""
    _ids_left.set(set(ids))
    return _cleaner(INLINE_ELEMENTS | BLOCK_ELEMENTS).clean(html)


def sanitise_inline(html: str) -> str:
    """Phrasing content without images and ids, for any place where a sentence may stand."""
    _ids_left.set(set())
    return _cleaner(INLINE_ELEMENTS).clean(html)


@functools.cache  # making one takes longer than cleaning a title
def _cleaner(elements: frozenset[str]) -> nh3.Cleaner:
    return nh3.Cleaner(
        tags=elements,
        clean_content_tags=DROPPED_ELEMENTS,
        attributes=_ATTRIBUTES,
        tag_attribute_values=_ATTRIBUTE_VALUES,
        attribute_filter=_filter_attribute,
        link_rel=None,
        url_schemes=LINK_SCHEMES,
    )


def _filter_attribute(element: str, name: str, value: str) -> str | None:
    """What stays of an attribute's value; None drops the attribute."""
    match name:
        case "id":
            ids = _ids_left.get()
            if value not in ids:
                return None
            ids.remove(value)  # so that raw HTML can't repeat it
        case "class":
            return " ".join(each for each in value.split() if _is_ours(element, each)) or None
        case "href":
            return value if is_allowed_href(value) else None
        case "src":
            return value if is_allowed_source(value) else None
    return value


def _is_ours(element: str, name: str) -> bool:
    if element == "code":
        return _LANGUAGE_CLASS.fullmatch(name) is not None
    if element == "span":
        return name in colour_classes()
    return name in _CLASSES.get(element, ())
