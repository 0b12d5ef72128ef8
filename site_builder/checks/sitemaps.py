"""The sitemaps (https://www.sitemaps.org/protocol.html) name pages that want to be found."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml import etree

from site_builder.checks.built_site import BuiltSite
from site_builder.checks.links import dead_links
from site_builder.checks.xml_files import child_text, parse_xml
from site_builder.errors import Problem

MAX_ADDRESSES = 50_000
MAX_BYTES = 50 * 2**20

_SITEMAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
_LINK = "{http://www.w3.org/1999/xhtml}link"
_W3C_DATE = re.compile(r"\d{4}-\d\d-\d\d(T\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:\d\d))?")


def check_sitemaps(site: BuiltSite) -> list[Problem]:
    """The sitemap index, and every sitemap that it names."""
    problems: list[Problem] = []
    for path in site.paths:
        if path == "sitemap.xml" or (path.startswith("sitemap/") and path.endswith(".xml")):
            root = parse_xml(site, path, problems)
            if root is not None:
                problems += _sitemap_problems(site, path, root)
    return problems


def _sitemap_problems(site: BuiltSite, path: str, root: etree._Element) -> Iterator[Problem]:
    if root.tag not in (f"{_SITEMAP}urlset", f"{_SITEMAP}sitemapindex"):
        yield _bad_sitemap(site, path, 1, "it is neither a sitemap nor an index of sitemaps")
    if len(root) > MAX_ADDRESSES or len(site.read(path)) > MAX_BYTES:
        yield _bad_sitemap(site, path, 1, f"it is larger than {MAX_ADDRESSES} addresses or 50 MiB")
    for entry in root:
        line = entry.sourceline or 0
        address = child_text(entry, f"{_SITEMAP}loc")
        if not site.resolve(address, path).output_path or not address.startswith(site.base_url):
            yield _bad_sitemap(site, path, line, f'"{address}" is not the whole address of a page')
            continue
        yield from dead_links(site, site.position(path, line), address, path)
        for defect in _entry_defects(site, path, entry, address):
            yield _bad_sitemap(site, path, line, defect)


def _entry_defects(
    site: BuiltSite, path: str, entry: etree._Element, address: str
) -> Iterator[str]:
    modified = child_text(entry, f"{_SITEMAP}lastmod")
    if modified and not _W3C_DATE.fullmatch(modified):
        yield f'lastmod is "{modified}", not a date'
    page = site.pages.get(site.resolve(address, path).output_path)
    if page is None:
        return
    if not page.is_indexed or [mark.text for mark in page.canonicals] != [address]:
        yield f'"{address}" asks not to be indexed under this address'
    named = {(link.get("hreflang"), link.get("href")) for link in entry.iterchildren(_LINK)}
    if named != {(link.locale, link.address) for link in page.alternates}:
        yield f'the alternates of "{address}" are not those that the page names'


def _bad_sitemap(site: BuiltSite, path: str, line: int, defect: str) -> Problem:
    return Problem(
        site.position(path, line),
        "bad-sitemap",
        f"the sitemap misleads crawlers: {defect}",
        "list only pages that want to be found, as they describe themselves",
    )
