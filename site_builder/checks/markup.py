"""The HTML of every page: nothing in it runs, nothing that must be unique stands twice."""

from __future__ import annotations

from site_builder.checks.built_site import BuiltSite
from site_builder.errors import Problem
from site_builder.pages.routes import is_email

_ALLOWED_SCHEMES = frozenset({"http", "https", "mailto"})


def check_ids(site: BuiltSite) -> list[Problem]:
    """An id stands on one element of a page."""
    problems = []
    for path, page in site.pages.items():
        seen: set[str] = set()
        for mark in page.ids:
            if mark.text in seen:
                problems.append(
                    Problem(
                        site.position(path, mark.line),
                        "duplicate-id",
                        f'the id "{mark.text}" stands on more than one element of the page',
                        "a layout or partial gives it twice; let it be made of something unique",
                    )
                )
            seen.add(mark.text)
    return problems


def check_inline_code(site: BuiltSite) -> list[Problem]:
    """No script and no style is written into a page: the content security policy refuses it, except
    for the styles of an e-mail.
    """
    return [
        Problem(
            site.position(path, mark.line),
            "inline-code",
            f"the page has {mark.text}",
            "move it to a file in static/",
        )
        for path, page in site.pages.items()
        for mark in (*page.inline_code, *(() if is_email(path) else page.inline_styles))
    ]


def check_schemes(site: BuiltSite) -> list[Problem]:
    """An address is of a kind that can't run anything."""
    return [
        Problem(
            site.position(path, item.line),
            "unsafe-address",
            f'the address "{item.address}" is neither of the web nor of e-mail',
            "use http:, https: or mailto:",
        )
        for path, page in site.pages.items()
        for item in page.references
        if site.resolve(item.address, path).scheme not in _ALLOWED_SCHEMES
    ]


def check_headings(site: BuiltSite) -> list[Problem]:
    """A page has one h1."""
    problems = []
    for path, page in site.pages.items():
        if len(page.heading_lines) != 1 and not page.is_redirect:
            line = page.heading_lines[1] if page.heading_lines else 0
            problems.append(
                Problem(
                    site.position(path, line),
                    "heading-count",
                    f"the page has {len(page.heading_lines)} h1 elements",
                    "let its layout have one, the title of the page",
                )
            )
    return problems


def check_languages(site: BuiltSite) -> list[Problem]:
    """A page says what language it is in."""
    return [
        Problem(
            site.position(path),
            "missing-language",
            "the html element has no lang",
            "let the layout begin with the page's locale",
        )
        for path, page in site.pages.items()
        if not page.lang
    ]
