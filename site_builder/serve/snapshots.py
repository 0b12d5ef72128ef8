"""What the latest build left: a site, or problems beside the last good one."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path

from site_builder.errors import Position, Problem, format_position
from site_builder.output.manifest import NO_MANIFEST, digest_of, read_manifest
from site_builder.output.places import Target
from site_builder.serve.headers_file import HEADERS_FILE, HeaderRule, parse_headers
from site_builder.textfile import read_bytes
from site_builder.values import Value

ReadLine = Callable[[Position], str]

PREVIEW = Target(".cache/serve/site", ".cache/serve")
"""Not public/: what only an author may see, such as drafts, must not be there when that is
deployed."""

NO_PROBLEMS = b"[]"

_LARGEST_FILE = 1 << 30
_EXCERPT_BEFORE, _EXCERPT_AFTER = 60, 100


class Site(Value):
    """A built site: the digest of every file that may be served, by its path, and the headers."""

    site_dir: Path
    digests: Mapping[str, str]
    header_rules: tuple[HeaderRule, ...]

    def read_file(self, output_path: str) -> bytes | None:
        """A file of the manifest; None where a later build has put another one there since, or
        something that is not the builder's."""
        content = read_bytes(self.site_dir, f"{PREVIEW.output_path}/{output_path}", _LARGEST_FILE)
        if isinstance(content, Problem) or digest_of(content) != self.digests[output_path]:
            return None
        return content


class Snapshot(Value):
    """The state after a build. `number` grows with each; `site` is the last that was good.

    `problems` are those that made the build fail, as JSON for the page; none after a good build.
    """

    number: int
    site: Site | None
    problems: bytes


class Snapshots:
    """The current snapshot, for any number of connections to wait on. Of one event loop only."""

    def __init__(self, first: Snapshot) -> None:
        self.current = first
        self._changed = asyncio.Event()

    def replace(self, snapshot: Snapshot) -> None:
        """Make `snapshot` the current one and wake whoever waits."""
        self.current = snapshot
        self._changed.set()
        self._changed = asyncio.Event()

    async def wait_for_another(self, number: int) -> None:
        """Wait until the current snapshot is not `number`."""
        if self.current.number == number:
            await self._changed.wait()


def load_site(site_dir: Path) -> Site:
    """The site that a build has just left. Raises OSError where it is not there any more."""
    output_dir = site_dir / PREVIEW.output_path
    digests = (read_manifest(output_dir) or NO_MANIFEST).digests
    text = ""
    if HEADERS_FILE in digests:
        text = (output_dir / HEADERS_FILE).read_text(encoding="utf-8", errors="replace")
    return Site(site_dir, digests, parse_headers(text))


def format_problems(problems: Iterable[Problem], read_line: ReadLine) -> bytes:
    """Problems as problems.js shows them. `read_line` gives the line that a position points at."""
    records = [
        {
            "severity": problem.severity,
            "place": format_position(problem.position),
            "message": problem.message,
            "rule": problem.rule,
            "hint": problem.hint,
            "excerpt": _find_excerpt(problem.position, read_line),
        }
        for problem in sorted(problems)
    ]
    return json.dumps(records).encode()


def _find_excerpt(position: Position, read_line: ReadLine) -> tuple[str, str, str]:
    """The line that a problem is in: what stands before it, where it begins, and the rest."""
    line = read_line(position)
    start = max(position.column - 1, 0)
    before = line[max(start - _EXCERPT_BEFORE, 0) : start]
    mark = line[start : start + 1] if position.column else ""
    rest = line[start + len(mark) : start + _EXCERPT_AFTER]
    return before, mark, rest
