"""What a page links to exists, and what it loads is a file of the site."""

from __future__ import annotations

import re
from collections.abc import Iterator

from site_builder.checks.built_site import BuiltSite
from site_builder.checks.page_facts import Reference
from site_builder.errors import Position, Problem
from site_builder.suggest import nearest
from site_builder.values import replace

_CSS_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_CSS_ADDRESS = re.compile(r"""(?:url\(\s*["']?|@import\s+["'])([^"')]+)""")
_JS_IMPORT = re.compile(r"""\b(?:from|import)\s*\(?\s*["']([./][^"']*)["']""")
# Addresses are long and begin alike: only one that is nearly another was meant to be that.
_LIKE_ANOTHER = 0.85


def check_links(site: BuiltSite) -> list[Problem]:
    """A link within the site leads to a page or a file."""
    return [
        replace(problem, position=site.position_of_link(path, item))
        for path, item in _references(site, "link")
        for problem in dead_links(site, site.position(path, item.line), item.address, path)
    ]


def check_fragments(site: BuiltSite) -> list[Problem]:
    """A link to a place on a page of the site leads to an id that the page has."""
    problems = []
    for path, item in _references(site, "link"):
        if "#" not in item.address:
            continue
        target = site.resolve(item.address, path)
        page = site.pages.get(target.output_path)
        if page and target.fragment and target.fragment not in page.anchors:
            problems.append(
                Problem(
                    site.position_of_link(path, item),
                    "dead-fragment",
                    f'the link leads to "{item.address}", but no element there has this id',
                    "link to the anchor of a heading, or to the page alone",
                )
            )
    return problems


def check_resources(site: BuiltSite) -> list[Problem]:
    """What a page loads is a file of the site."""
    return [
        problem
        for path, item in _references(site, "resource")
        for problem in _resource_problems(site, path, item.line, item.address)
    ]


def check_asset_references(site: BuiltSite) -> list[Problem]:
    """What a style sheet or a script loads is a file of the site."""
    return [
        problem
        for path in site.paths
        for line, address in _asset_references(site, path)
        for problem in _resource_problems(site, path, line, address)
    ]


def dead_links(
    site: BuiltSite, position: Position, address: str, path: str = ""
) -> Iterator[Problem]:
    """The problem with an address that the file at `path` names, if nothing is there."""
    target = site.resolve(address, path)
    if not target.output_path or target.output_path in site.paths:
        return
    hint = _find_way(site, target.output_path)
    yield Problem(position, "dead-link", f'nothing is at "{address}"', hint)


def _find_way(site: BuiltSite, output_path: str) -> str:
    """What to do about an address where nothing is."""
    if f"{output_path}/index.html" in site.paths:
        return "end the address with a slash"
    if output_path.endswith(".md"):
        return "link to the page's address, such as /en/2026/06/name/, not to its file"
    meant = nearest(f"/{output_path.removesuffix('index.html')}", site.hrefs, _LIKE_ANOTHER)
    return f'did you mean "{meant}"?' if meant else "correct the address, or remove the link"


def _references(site: BuiltSite, kind: str) -> Iterator[tuple[str, Reference]]:
    for path, page in site.pages.items():
        for item in page.references:
            if item.kind == kind:
                yield path, item


def _resource_problems(site: BuiltSite, path: str, line: int, address: str) -> Iterator[Problem]:
    target = site.resolve(address, path)
    if target.scheme in ("http", "https") and not target.output_path:
        yield Problem(
            site.position(path, line),
            "off-site-resource",
            f'"{address}" is loaded from another site',
            "publish the file with this site, or link to it instead",
        )
    elif target.output_path and target.output_path not in site.paths:
        yield Problem(
            site.position(path, line),
            "missing-resource",
            f'"{address}" is loaded, but there is no such file',
            "correct the address, or add the file",
        )


def _asset_references(site: BuiltSite, path: str) -> Iterator[tuple[int, str]]:
    """The addresses in a style sheet or a script, with their lines."""
    if path.endswith(".css"):
        pattern, text = _CSS_ADDRESS, site.read(path).decode(errors="replace")
        text = _CSS_COMMENT.sub(lambda comment: "\n" * comment[0].count("\n"), text)
    elif path.endswith((".js", ".mjs")):
        pattern, text = _JS_IMPORT, site.read(path).decode(errors="replace")
    else:
        return
    for match in pattern.finditer(text):
        if not match[1].startswith("#"):
            yield text.count("\n", 0, match.start()) + 1, match[1].strip()
