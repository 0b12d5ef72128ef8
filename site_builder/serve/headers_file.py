"""Netlify's `_headers` file: which headers go with which addresses.

https://docs.netlify.com/manage/routing/headers/
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from site_builder.values import Value

HEADERS_FILE = "_headers"

Headers = tuple[tuple[str, str], ...]

_NAME = re.compile(r"[!#$%&'*+\-.^_`|~0-9A-Za-z]+")
_WILDCARD = re.compile(r"(\*|:\w+)")


class HeaderRule(Value):
    """The headers of the paths that a pattern matches."""

    pattern: re.Pattern[str]
    headers: Headers


def parse_headers(text: str) -> tuple[HeaderRule, ...]:
    """The rules of a file, in its order.

    A line that begins with `/` is a path, where `*` stands for anything and `:name` for one
    segment; the lines below it are `Name: value`. A line that is neither is passed over, as the
    host does.
    """
    rules: list[tuple[str, list[tuple[str, str]]]] = []
    for line in map(str.strip, text.splitlines()):
        if line.startswith("/"):
            rules.append((line, []))
            continue
        name, _, value = (part.strip() for part in line.partition(":"))
        if rules and _NAME.fullmatch(name) and value and value.isprintable():
            rules[-1][1].append((name, value))
    return tuple(HeaderRule(_compile_path(path), tuple(headers)) for path, headers in rules)


def find_headers(rules: Iterable[HeaderRule], path: str) -> Headers:
    """The headers of a path. All rules that match it count; of a header that several of them give,
    the last rule's values do.
    """
    found: dict[str, Headers] = {}
    for rule in rules:
        if rule.pattern.fullmatch(path):
            for name in dict.fromkeys(name.lower() for name, _ in rule.headers):
                found[name] = tuple(item for item in rule.headers if item[0].lower() == name)
    return tuple(header for headers in found.values() for header in headers)


def _compile_path(path: str) -> re.Pattern[str]:
    return re.compile(
        "".join(
            ".*" if part == "*" else "[^/]+" if part.startswith(":") else re.escape(part)
            for part in _WILDCARD.split(path)
        ),
        re.DOTALL,
    )
