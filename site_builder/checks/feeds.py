"""The feeds, Atom (RFC 4287) and JSON Feed 1.1, are complete and lead to pages that exist."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import datetime

from lxml import etree

from site_builder.checks.built_site import BuiltSite
from site_builder.checks.links import dead_links
from site_builder.checks.xml_files import child_text, parse_xml
from site_builder.errors import Problem

_ATOM = "{http://www.w3.org/2005/Atom}"
_JSON_FEED_VERSION = "https://jsonfeed.org/version/1.1"


def check_atom_feeds(site: BuiltSite) -> list[Problem]:
    """Every `feed.xml` is a feed that a reader can subscribe to."""
    problems: list[Problem] = []
    for path in _files_named(site, "feed.xml"):
        root = parse_xml(site, path, problems)
        if root is None:
            continue
        if root.tag != f"{_ATOM}feed":
            problems.append(_bad_feed(site, path, 1, "it is not an Atom feed"))
            continue
        defects = _atom_defects(root, site.url(path))
        problems += [_bad_feed(site, path, line, defect) for line, defect in defects]
        for link in root.iter(f"{_ATOM}link"):
            position = site.position(path, link.sourceline or 0)
            problems += dead_links(site, position, link.get("href", ""), path)
    return problems


def check_json_feeds(site: BuiltSite) -> list[Problem]:
    """Every `feed.json` is a feed that a reader can subscribe to."""
    problems: list[Problem] = []
    for path in _files_named(site, "feed.json"):
        try:
            feed = json.loads(site.read(path))
        except ValueError as error:
            problems.append(
                _bad_feed(site, path, getattr(error, "lineno", 0), f"not JSON: {error}")
            )
            continue
        defects = _json_feed_defects(feed, site.url(path))
        problems += [_bad_feed(site, path, 0, defect) for defect in defects]
        for address in _json_feed_addresses(feed):
            problems += dead_links(site, site.position(path), address, path)
    return problems


def _files_named(site: BuiltSite, name: str) -> Iterator[str]:
    return (path for path in site.paths if path.rpartition("/")[2] == name)


def _atom_defects(feed: etree._Element, url: str) -> Iterator[tuple[int, str]]:
    line = feed.sourceline or 0
    if not any(
        link.get("rel") == "self" and link.get("href") == url
        for link in feed.iterchildren(f"{_ATOM}link")
    ):
        yield line, f'no link rel="self" says that the feed is at {url}'
    entries = feed.findall(f"{_ATOM}entry")
    for element in (feed, *entries):
        place = element.sourceline or 0
        for tag in ("id", "title"):
            if not child_text(element, f"{_ATOM}{tag}"):
                yield place, f"it has no {tag}"
        updated = child_text(element, f"{_ATOM}updated")
        if not _is_rfc3339(updated):
            yield place, f'updated is "{updated}", not a date and time with its zone'
    if feed.find(f"{_ATOM}author") is None:
        yield line, "it has no author"
    ids = [child_text(entry, f"{_ATOM}id") for entry in entries]
    if len(set(ids)) != len(ids):
        yield line, "two entries have one id"


def _json_feed_defects(feed: object, url: str) -> Iterator[str]:
    if not isinstance(feed, dict) or feed.get("version") != _JSON_FEED_VERSION:
        yield f"its version is not {_JSON_FEED_VERSION}"
        return
    if feed.get("feed_url") != url:
        yield f'feed_url is "{feed.get("feed_url")}", but the feed is at {url}'
    if not feed.get("title"):
        yield "it has no title"
    items = feed.get("items")
    if not isinstance(items, list) or not all(isinstance(item, dict) for item in items):
        yield "items is not a list of objects"
        return
    ids = [item.get("id") for item in items]
    if not all(isinstance(item, str) and item for item in ids) or len(set(ids)) != len(ids):
        yield "not every item has an id of its own"
    for item in items:
        if not item.get("content_html") and not item.get("content_text"):
            yield f'the item "{item.get("id")}" has no content'
        for key in ("date_published", "date_modified"):
            if key in item and not _is_rfc3339(item[key]):
                yield f'{key} is "{item[key]}", not a date and time with its zone'


def _json_feed_addresses(feed: object) -> Iterator[str]:
    if not isinstance(feed, dict) or not isinstance(feed.get("items"), list):
        return
    for item in (feed, *feed["items"]):
        for key in ("home_page_url", "url", "image"):
            if isinstance(item, dict) and isinstance(item.get(key), str):
                yield item[key]


def _is_rfc3339(text: object) -> bool:
    try:
        return isinstance(text, str) and datetime.fromisoformat(text).tzinfo is not None
    except ValueError:
        return False


def _bad_feed(site: BuiltSite, path: str, line: int, defect: str) -> Problem:
    return Problem(
        site.position(path, line),
        "bad-feed",
        f"the feed is refused by readers: {defect}",
        "mend its layout in layouts/feeds/",
    )
