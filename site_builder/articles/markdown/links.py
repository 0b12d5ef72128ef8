"""Which addresses a body may lead to, and the links that it has.

The rule is a list of what is allowed, not of what is known to be bad. It looks at an address as a browser would
after it has resolved entities, so it serves Markdown's links and the attributes of raw HTML alike.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

LINK_SCHEMES = frozenset({"https", "http", "mailto"})

_UNSEEN = re.compile(r"[\x00-\x20\x7f-\x9f\u2028\u2029\\]")
"""What browsers drop from an address or turn into `/`: with it, an address may not be what it looks like."""

_WEB_ADDRESS = re.compile(r"https?://[^/?#]", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class BodyLink:
    """A link or an image of a body, shown or not, where it is written.

    `line` and `column` are counted from 1 in the text given; column 0 means the line as a whole. `is_allowed` is
    false where the address was refused: the page then shows the link's text, or the image's alternative text.
    """

    href: str
    line: int
    column: int = 0
    is_image: bool = False
    is_allowed: bool = True


def is_allowed_href(href: str) -> bool:
    """Whether a link may lead there: https, http, mailto, an address of this site, or a fragment."""
    if _UNSEEN.search(href) or href.startswith("//"):
        return False
    scheme = find_scheme(href)
    if scheme in ("https", "http"):
        return _WEB_ADDRESS.match(href) is not None
    return scheme in LINK_SCHEMES or not scheme


def is_allowed_source(source: str) -> bool:
    """Whether an image may be shown from there: a file of this site, by a relative or absolute path."""
    return is_allowed_href(source) and not find_scheme(source) and source[:1] not in ("", "#", "?")


def is_external(href: str) -> bool:
    """Whether an allowed address is on the web rather than on this site."""
    return find_scheme(href) in ("https", "http")


def find_scheme(href: str) -> str:
    """What stands before the first colon of an address's first segment, in lower case; empty if none does.

    It need not have the form of a scheme: `java%09script:` is an address with the unknown scheme
    `java%09script`, not a relative one, as a path's first segment can't hold a colon (RFC 3986, section 4.2).
    """
    head, colon, _ = re.split(r"[/?#]", href, maxsplit=1)[0].partition(":")
    return head.lower() if colon else ""
