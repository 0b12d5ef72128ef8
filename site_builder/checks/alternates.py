"""A page's translations name each other, and its canonical address is one that answers."""

from __future__ import annotations

from collections.abc import Iterator

from site_builder.checks.built_site import BuiltSite
from site_builder.checks.page_facts import AlternateLink, PageFacts
from site_builder.errors import Problem

_DEFAULT = "x-default"


def check_alternates(site: BuiltSite) -> list[Problem]:
    """A page's hreflang alternates exist, are in the language they name, and name it in turn."""
    problems: list[Problem] = []
    for path, page in site.pages.items():
        for link in page.alternates:
            problems += _alternate_problems(site, path, link)
        problems += _incomplete_alternates(site, path, page)
    return problems


def check_canonicals(site: BuiltSite) -> list[Problem]:
    """A page has one canonical address, absolute, of a page that calls itself canonical too."""
    problems = []
    for path, page in site.pages.items():
        wanted = page.is_indexed and not page.is_redirect
        if wanted and len(page.canonicals) != 1:
            found = len(page.canonicals)
            problems.append(_canonical_problem(site, path, 0, f"the page names {found} of them"))
        for mark in page.canonicals:
            message = _canonical_defect(site, path, mark.text)
            if message:
                problems.append(_canonical_problem(site, path, mark.line, message))
    return problems


def _alternate_problems(site: BuiltSite, path: str, link: AlternateLink) -> Iterator[Problem]:
    position = site.position(path, link.line)
    target = site.resolve(link.address, path).output_path
    other = site.pages.get(target)
    if other is None or not link.address.startswith(site.base_url):
        yield Problem(
            position,
            "dead-alternate",
            f'"{link.address}" ({link.locale}) is not the whole address of a page of this site',
            "name only translations that exist",
        )
    elif link.locale not in (_DEFAULT, other.lang):
        yield Problem(
            position,
            "alternate-language",
            f'"{link.address}" is named as {link.locale}, but its lang is "{other.lang}"',
            "let the alternate and the page give the same locale",
        )
    elif path not in _targets(site, target, other):
        yield Problem(
            position,
            "one-way-alternate",
            f'"{link.address}" ({link.locale}) does not name this page in turn',
            "let both pages name the same alternates",
        )


def _incomplete_alternates(site: BuiltSite, path: str, page: PageFacts) -> Iterator[Problem]:
    """A set of alternates names the page itself, and each language once."""
    if not page.alternates:
        return
    line = page.alternates[0].line
    locales = [link.locale for link in page.alternates]
    if path not in _targets(site, path, page):
        yield Problem(
            site.position(path, line),
            "incomplete-alternates",
            "the page's alternates leave out the page itself",
            "name every translation, the page's own among them",
        )
    elif len(set(locales)) != len(locales):
        yield Problem(
            site.position(path, line),
            "incomplete-alternates",
            f"the page's alternates name a language twice: {', '.join(locales)}",
            "name each language once",
        )


def _targets(site: BuiltSite, path: str, page: PageFacts) -> set[str]:
    return {site.resolve(link.address, path).output_path for link in page.alternates}


def _canonical_defect(site: BuiltSite, path: str, address: str) -> str:
    if not address.startswith(("https://", "http://")):
        return f'"{address}" is not a whole address'
    target = site.resolve(address, path).output_path
    if not target or target == path:
        return ""
    other = site.pages.get(target)
    if other is None:
        return f'nothing is at "{address}"'
    if target not in {site.resolve(mark.text, target).output_path for mark in other.canonicals}:
        return f'the page at "{address}" does not call itself canonical'
    return ""


def _canonical_problem(site: BuiltSite, path: str, line: int, message: str) -> Problem:
    return Problem(
        site.position(path, line),
        "bad-canonical",
        f"canonical address: {message}",
        "let the layout name the page's own address, or that of the page it repeats",
    )
