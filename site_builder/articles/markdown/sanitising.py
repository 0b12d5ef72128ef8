"""The last word on what HTML is published: everything, raw or made, passes through here."""

from __future__ import annotations

import re
from collections.abc import Iterable

import nh3

from site_builder.articles.markdown.code import colour_classes
from site_builder.articles.markdown.links import (
    LINK_SCHEMES,
    is_allowed_href,
    is_allowed_source,
)
from site_builder.articles.markdown.raw_html import DROPPED

INLINE_ELEMENTS = frozenset(
    "a abbr b bdi bdo br cite code del dfn em i ins kbd mark q rp rt ruby s samp small span strong sub sup"
    " time u var wbr".split()
)
_BLOCK_ELEMENTS = frozenset(
    "blockquote caption col colgroup dd details div dl dt figcaption figure h2 h3 h4 h5 h6 hr img li ol p pre"
    " section summary table tbody td tfoot th thead tr ul".split()
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


def sanitise_body(html: str, ids: Iterable[str]) -> str:
    """Flow content with the elements of an article. Of all ids only those given stay, each once."""
    return _clean(html, INLINE_ELEMENTS | _BLOCK_ELEMENTS, set(ids))


def sanitise_inline(html: str) -> str:
    """Phrasing content without images and ids, for any place where a sentence may stand."""
    return _clean(html, INLINE_ELEMENTS, set())


def _clean(html: str, elements: frozenset[str], ids: set[str]) -> str:
    def filter_attribute(element: str, name: str, value: str) -> str | None:
        if name == "id":
            if value not in ids:
                return None
            ids.remove(value)  # so that raw HTML can't repeat it
        elif name == "class":
            return " ".join(each for each in value.split() if _is_ours(element, each)) or None
        elif name == "href":
            return value if is_allowed_href(value) else None
        elif name == "src":
            return value if is_allowed_source(value) else None
        return value

    return nh3.clean(
        html,
        tags=elements,
        clean_content_tags=DROPPED,
        attributes=_ATTRIBUTES,
        tag_attribute_values=_ATTRIBUTE_VALUES,
        attribute_filter=filter_attribute,
        link_rel=None,
        url_schemes=LINK_SCHEMES,
    )


def _is_ours(element: str, name: str) -> bool:
    if element == "code":
        return _LANGUAGE_CLASS.fullmatch(name) is not None
    if element == "span":
        return name in colour_classes()
    return name in _CLASSES.get(element, ())
