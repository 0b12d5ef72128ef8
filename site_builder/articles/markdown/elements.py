"""The elements of HTML, by what a page and a browser do with them."""

from __future__ import annotations


def _elements(*names: str) -> frozenset[str]:
    return frozenset(" ".join(names).split())


INLINE_ELEMENTS = _elements(
    "a abbr b bdi bdo br cite code del dfn em i ins kbd mark q rp rt ruby",
    "s samp small span strong sub sup time u var wbr",
)
"""Those of a sentence that may be published."""

BLOCK_ELEMENTS = _elements(
    "blockquote caption col colgroup dd details div dl dt figcaption figure h2 h3 h4 h5 h6 hr img",
    "li ol p pre section summary table tbody td tfoot th thead tr ul",
)
"""The others that may be published. A first-level heading is missing: it's the page's title."""

VOID_ELEMENTS = _elements(
    "area base br col embed hr img input link meta param source track wbr",
)
"""They have no content, and no closing tag."""

SWALLOWING_ELEMENTS = _elements(
    "iframe noembed noframes noscript plaintext script style textarea title xmp",
)
"""Their content is text up to their own closing tag, whatever it looks like."""

MISLEADING_ELEMENTS = _elements("frameset math select svg template")
"""A browser reads the tags inside them by other rules."""

DROPPED_ELEMENTS = (
    SWALLOWING_ELEMENTS | MISLEADING_ELEMENTS | _elements("audio canvas embed object video")
)
"""They are dropped with all that they hold, which isn't meant to be read as text."""

_TABLE_ENDINGS = {
    "td": _elements("p td th"),
    "th": _elements("p td th"),
    "tr": _elements("p td th tr"),
    "thead": _elements(),
    "tbody": _elements("p td th tr tbody thead"),
    "tfoot": _elements("p td th tr tbody thead"),
}

ENDED_BY_OPENING = _TABLE_ENDINGS | {
    "p": _elements("p"),
    "li": _elements("li p"),
    "dt": _elements("dd dt p"),
    "dd": _elements("dd dt p"),
}
"""For the elements that may go without a closing tag: those before it that its opening tag ends."""

TABLE_PARTS = frozenset(_TABLE_ENDINGS)
"""Their tags mean nothing outside a table."""

ENDING_ELEMENTS = frozenset(ENDED_BY_OPENING) | _elements(
    "address article aside blockquote center details dialog div dl fieldset figcaption figure",
    "footer header hgroup main nav ol pre section summary table ul",
)
"""Their closing tags also end what may go without one inside them."""
