"""Which addresses a body may lead to, and the links that it has.

The rule is a list of what is allowed, not of what is known to be bad. It looks at an address as a
browser does, with entities resolved, so it serves Markdown's links and raw HTML's alike.
"""

from __future__ import annotations

import re

from site_builder.values import Value

LINK_SCHEMES = frozenset({"https", "http", "mailto"})

_UNSEEN = re.compile(r"[\x00-\x20\x7f-\x9f\u2028\u2029\\]")
"""What browsers drop from an address or turn into `/`: with it, nothing is what it looks like."""

_WEB_ADDRESS = re.compile(r"https?://[^/?#]", re.IGNORECASE)


class BodyLink(Value):
    """A link or an image of a body, shown or not, where it is written.

    `line` and `column` are counted from 1 in the text given; column 0 means the line as a whole.
    Where the address was refused (`is_allowed`), only the words of the link or image are shown.
    """

    href: str
    line: int
    column: int = 0
    is_image: bool = False
    is_allowed: bool = True


def is_allowed_href(href: str) -> bool:
    """Whether a link may lead there: by https, http or mailto, in this site, to a fragment."""
    if _UNSEEN.search(href) or href.startswith("//"):
        return False
    scheme = find_scheme(href)
    if scheme in ("https", "http"):
        return _WEB_ADDRESS.match(href) is not None
    return scheme in LINK_SCHEMES or not scheme


def is_allowed_source(source: str) -> bool:
    """Whether an image may be shown: a file of this site, by a relative or an absolute path."""
    return is_allowed_href(source) and not find_scheme(source) and source[:1] not in ("", "#", "?")


def is_external(href: str) -> bool:
    """Whether an allowed address is on the web rather than on this site."""
    return find_scheme(href) in ("https", "http")


def find_scheme(href: str) -> str:
    """What stands before a colon in an address's first segment, in lower case; empty if none does.

    It need not look like a scheme: the first segment of a relative address can't hold a colon (RFC
    3986, section 4.2), so `java%09script:` has an unknown scheme rather than none.
    """
    head, colon, _ = re.split(r"[/?#]", href, maxsplit=1)[0].partition(":")
    return head.lower() if colon else ""
