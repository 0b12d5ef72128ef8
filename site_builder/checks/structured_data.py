"""The JSON-LD of every page can be read."""

from __future__ import annotations

import json

from site_builder.checks.built_site import BuiltSite
from site_builder.errors import Problem


def check_json_ld(site: BuiltSite) -> list[Problem]:
    """A page's JSON-LD is JSON, of schema.org, and every node in it has a type."""
    problems = []
    for path, page in site.pages.items():
        for mark in page.json_ld:
            defect = _find_defect(mark.text)
            if defect:
                problems.append(
                    Problem(
                        site.position(path, mark.line),
                        "bad-json-ld",
                        f"the JSON-LD says nothing to machines: {defect}",
                        "let the layout write it with json_ld(page)",
                    )
                )
    return problems


def _find_defect(text: str) -> str:
    try:
        data = json.loads(text)
    except ValueError as error:
        return f"not JSON: {error}"
    if not isinstance(data, dict) or data.get("@context") != "https://schema.org":
        return "its @context is not https://schema.org"
    nodes = data.get("@graph", [data])
    if not isinstance(nodes, list) or not all(
        isinstance(node, dict) and node.get("@type") for node in nodes
    ):
        return "a node has no @type"
    return ""
