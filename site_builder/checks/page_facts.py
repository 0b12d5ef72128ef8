"""What the checks need to know of an HTML page, from one walk over it.

This is the only module that reads HTML. It does so with lxml, the fastest parser that knows the
line of an element: the standard library's takes five times as long, and selectolax has no lines.
"""

from __future__ import annotations

import re
from typing import Literal

from lxml import etree

from site_builder.values import Value

_DATA_SCRIPT_TYPES = frozenset({"application/ld+json", "application/json"})
_LINK_ATTRIBUTES = frozenset({"href", "action", "formaction", "cite"})
_RESOURCE_ATTRIBUTES = frozenset({"src", "data", "poster", "xlink:href"})
# Relations of a <link> that load nothing; every other one does.
_LINKING_RELATIONS = frozenset(
    {"alternate", "author", "help", "license", "me", "next", "prev", "search"}
)
_SVG_LOADERS = frozenset({"image", "use"})
_REFRESH_ADDRESS = re.compile(r"\s*\d+\s*;\s*url\s*=\s*(.*)", re.IGNORECASE)

Kind = Literal["link", "resource"]


class Reference(Value):
    """An address that a page names: a link leads to it, a resource is loaded from it."""

    line: int
    address: str
    kind: Kind


class AlternateLink(Value):
    """A `<link rel="alternate" hreflang>`."""

    line: int
    locale: str
    address: str


class Mark(Value):
    """Something at a line: an id, an address, the text of a data script."""

    line: int
    text: str


class PageFacts(Value):
    """One page. Equal references stand once, at their first line.

    `inline_code` says what a browser would run, and `inline_styles` what it would style the page
    by, if a policy let it.
    """

    lang: str
    is_indexed: bool
    is_redirect: bool
    heading_lines: tuple[int, ...]  # of its h1s
    ids: tuple[Mark, ...]
    references: tuple[Reference, ...]
    canonicals: tuple[Mark, ...]
    alternates: tuple[AlternateLink, ...]
    inline_code: tuple[Mark, ...]
    inline_styles: tuple[Mark, ...]
    json_ld: tuple[Mark, ...]

    @property
    def anchors(self) -> frozenset[str]:
        """What an address of the page can have after its `#`; browsers know `top` by themselves."""
        return frozenset({"top", *(mark.text for mark in self.ids)})


def parse_page(content: bytes) -> PageFacts:
    """The facts of an HTML page, however broken."""
    parser = etree.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True)
    root = etree.fromstring(content, parser)
    if root is None:  # there is no element in it, which the types don't tell
        root = etree.Element("html")
    walk = _Walk()
    for element in root.iter(etree.Element):
        walk.visit(element)
    return PageFacts(
        lang=root.get("lang", ""),
        is_indexed=walk.is_indexed,
        is_redirect=walk.is_redirect,
        heading_lines=tuple(walk.heading_lines),
        ids=tuple(walk.ids),
        references=tuple(
            Reference(line, address, kind) for (address, kind), line in walk.references.items()
        ),
        canonicals=tuple(walk.canonicals),
        alternates=tuple(walk.alternates),
        inline_code=tuple(walk.inline_code),
        inline_styles=tuple(walk.inline_styles),
        json_ld=tuple(walk.json_ld),
    )


class _Walk:
    """What has been found so far."""

    def __init__(self) -> None:
        self.is_indexed = True
        self.is_redirect = False
        self.heading_lines: list[int] = []
        self.ids: list[Mark] = []
        self.references: dict[tuple[str, Kind], int] = {}
        self.canonicals: list[Mark] = []
        self.alternates: list[AlternateLink] = []
        self.inline_code: list[Mark] = []
        self.inline_styles: list[Mark] = []
        self.json_ld: list[Mark] = []

    def visit(self, element: etree._Element) -> None:
        line = element.sourceline or 0
        for name, value in element.items():
            self._visit_attribute(element, line, name, value)
        match element.tag:
            case "h1":
                self.heading_lines.append(line)
            case "link":
                self._visit_link(element, line)
            case "meta":
                self._visit_meta(element, line)
            case "script":
                self._visit_script(element, line)
            case "style":
                self.inline_styles.append(Mark(line, "a style element"))

    def _visit_attribute(self, element: etree._Element, line: int, name: str, value: str) -> None:
        if name == "id":
            self.ids.append(Mark(line, value))
        elif name in _LINK_ATTRIBUTES and element.tag != "link":
            self._add(line, value, "resource" if element.tag in _SVG_LOADERS else "link")
        elif name in _RESOURCE_ATTRIBUTES:
            self._add(line, value, "resource")
        elif name == "srcset":
            for candidate in filter(None, map(str.split, value.split(","))):
                self._add(line, candidate[0], "resource")
        elif name == "style":
            self.inline_styles.append(Mark(line, f'the attribute {name}="{value}"'))
        elif name.startswith("on"):
            self.inline_code.append(Mark(line, f'the attribute {name}="{value}"'))

    def _visit_link(self, element: etree._Element, line: int) -> None:
        relations = element.get("rel", "").split()
        address = element.get("href", "")
        locale = element.get("hreflang")
        if "canonical" in relations:
            self.canonicals.append(Mark(line, address))
        elif "alternate" in relations and locale:
            self.alternates.append(AlternateLink(line, locale, address))
        else:
            loads = _LINKING_RELATIONS.isdisjoint(relations)
            self._add(line, address, "resource" if loads else "link")

    def _visit_meta(self, element: etree._Element, line: int) -> None:
        content = element.get("content", "")
        if element.get("name") == "robots":
            self.is_indexed = "noindex" not in content
        elif element.get("property") == "og:url":
            self._add(line, content, "link")
        elif element.get("property") == "og:image":
            self._add(line, content, "resource")
        elif element.get("http-equiv", "").lower() == "refresh":
            self.is_redirect = True
            if match := _REFRESH_ADDRESS.fullmatch(content):
                self._add(line, match[1], "link")

    def _visit_script(self, element: etree._Element, line: int) -> None:
        kind = element.get("type", "")
        if kind == "application/ld+json":
            self.json_ld.append(Mark(line, element.text or ""))
        elif kind not in _DATA_SCRIPT_TYPES and "src" not in element.attrib:
            self.inline_code.append(Mark(line, "a script written into it"))

    def _add(self, line: int, address: str, kind: Kind) -> None:
        self.references.setdefault((address, kind), line)
