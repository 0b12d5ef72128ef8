"""Reads the XML that the site publishes."""

from __future__ import annotations

from lxml import etree

from site_builder.checks.built_site import BuiltSite
from site_builder.errors import Problem


def parse_xml(site: BuiltSite, path: str, problems: list[Problem]) -> etree._Element | None:
    """The root of an XML file; adds a problem where it isn't well-formed."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True)
    try:
        return etree.fromstring(site.read(path), parser)
    except etree.XMLSyntaxError as error:
        problems.append(
            Problem(
                site.position(path, error.lineno or 0),
                "malformed-xml",
                f"not XML: {error.msg}",
                "mend its layout: values are escaped unless a filter says otherwise",
            )
        )
        return None


def child_text(element: etree._Element, tag: str) -> str:
    """The text of the first child called `tag`; empty if there is none."""
    return (element.findtext(tag) or "").strip()
