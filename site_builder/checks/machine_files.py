"""The files for hosts and machines name addresses that exist."""

from __future__ import annotations

import re

from site_builder.checks.built_site import BuiltSite
from site_builder.checks.links import dead_links
from site_builder.errors import Problem

_ADDRESS = re.compile(r"https?://[^\s()<>]+")


def check_redirect_rules(site: BuiltSite) -> list[Problem]:
    """Every rule of `_redirects` leads somewhere."""
    problems: list[Problem] = []
    for number, line in _lines(site, "_redirects"):
        fields = line.split()
        if len(fields) > 1 and not line.startswith("#"):
            problems += dead_links(site, site.position("_redirects", number), fields[1])
    return problems


def check_plain_addresses(site: BuiltSite) -> list[Problem]:
    """What robots.txt and llms.txt name exists."""
    problems: list[Problem] = []
    for path in ("llms.txt", "robots.txt"):
        for number, line in _lines(site, path):
            for address in _ADDRESS.findall(line):
                problems += dead_links(site, site.position(path, number), address, path)
    return problems


def _lines(site: BuiltSite, path: str) -> list[tuple[int, str]]:
    text = site.read(path).decode(errors="replace") if path in site.paths else ""
    return list(enumerate(text.splitlines(), start=1))
