"""Rendered HTML as a browser reads it, for tests that ask what is really there."""

from __future__ import annotations

import re
from collections.abc import Iterator
from xml.etree.ElementTree import Element

import html5lib

_DROPPED_BY_BROWSERS = re.compile("[\t\n\r]")
_SCHEME = re.compile("[a-zA-Z][a-zA-Z0-9+.-]*:")
_WITH_ADDRESS = ("action", "background", "cite", "data", "formaction", "href", "src", "srcset")
_NEVER = """
    applet audio base button embed form frame frameset iframe input link math meta object script
    select style svg template textarea video
"""


def parse(html: str) -> Element:
    """The elements of a fragment, in one that holds them."""
    tree: Element = html5lib.parseFragment(html, container="div", namespaceHTMLElements=False)
    return tree


def depth(element: Element) -> int:
    """How many elements are nested in one another below this one."""
    deepest = 0
    level = [element]
    while level := [child for each in level for child in each]:
        deepest += 1
    return deepest


def find_dangers(html: str) -> list[str]:
    """What could run a script, load from elsewhere or take a name away, each in words."""
    return [danger for element in parse(html).iter() for danger in _dangers_of(element)]


def _dangers_of(element: Element) -> Iterator[str]:
    if not isinstance(element.tag, str):
        yield "a comment"
        return
    if element.tag in _NEVER.split() or "{" in element.tag:
        yield f"<{element.tag}>"
    for name, value in element.attrib.items():
        if name.startswith("on") or name in ("style", "name", "srcdoc", "target"):
            yield f"{element.tag} {name}"
        if name == "id" and not value.startswith(("h-", "fn-", "fnref-")):
            yield f"id {value}"
        if name in _WITH_ADDRESS and not _is_harmless(value, is_link=element.tag == "a"):
            yield f"{element.tag} {name} {value}"


def _is_harmless(address: str, *, is_link: bool) -> bool:
    """What a browser makes of an address, by the rules of the URL standard."""
    seen = _DROPPED_BY_BROWSERS.sub("", address.strip("".join(map(chr, range(33)))))
    scheme = _SCHEME.match(seen)
    if scheme is None:
        return not seen.replace("\\", "/").startswith("//")
    return is_link and scheme[0].lower() in ("http:", "https:", "mailto:")
