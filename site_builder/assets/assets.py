"""Static files under fingerprinted names, so that a host may let browsers keep them for ever.

`static/css/site.css` becomes `/assets/css/site.<digest>.css`; what a style sheet or a script module
names by a relative path (`url(...)`, `@import`, `import ... from`) is rewritten to the
fingerprinted name. Files in `static/root/` keep their names and stand at the site's root.
"""

from __future__ import annotations

import hashlib
import posixpath
import re
from collections.abc import Mapping
from pathlib import Path

from site_builder.errors import LayoutError, Position, Problem
from site_builder.theme import collect_theme_files
from site_builder.values import Value

_CSS_REFERENCE = re.compile(
    rb"""(?P<before>url\(\s*["']?|@import\s+["'])(?P<name>(?![a-z]+:|/|\#)[^"')\s]+)"""
)
_JS_REFERENCE = re.compile(
    rb"""(?P<before>\b(?:from|import)\s*\(?\s*["'])(?P<name>\.{1,2}/[^"'\n]+)"""
)
_REFERENCES = {".css": _CSS_REFERENCE, ".js": _JS_REFERENCE}
_DIGEST_LENGTH = 10


class Asset(Value):
    """A static file: its name below static/, where it is published, and its bytes."""

    name: str
    output_path: str
    content: bytes

    @property
    def href(self) -> str:
        return f"/{self.output_path}"


def load_assets(static_dirs: tuple[Path, ...]) -> tuple[Asset, ...]:
    """All static files by name; the first folder that has a name wins. Raises LayoutError."""
    found = collect_theme_files(static_dirs)
    return fingerprint_assets({name: file.read_bytes() for name, file in found.items()})


def fingerprint_assets(files: Mapping[str, bytes]) -> tuple[Asset, ...]:
    """The files under their published names, references rewritten. Raises LayoutError for a
    reference to a file that does not exist, or that leads back to the file itself.
    """
    done: dict[str, Asset] = {}
    problems: list[Problem] = []

    def fingerprint(name: str, ancestors: tuple[str, ...]) -> Asset:
        if name not in done:
            done[name] = make_asset(name, (*ancestors, name))
        return done[name]

    def make_asset(name: str, ancestors: tuple[str, ...]) -> Asset:
        content = files[name]
        if name.startswith("root/"):
            return Asset(name, name.removeprefix("root/"), content)
        pattern = _REFERENCES.get(posixpath.splitext(name)[1])
        if pattern is not None:
            content = pattern.sub(lambda match: resolve(name, match, ancestors), content)
        stem, suffix = posixpath.splitext(name)
        digest = hashlib.sha256(content).hexdigest()[:_DIGEST_LENGTH]
        return Asset(name, f"assets/{stem}.{digest}{suffix}", content)

    def resolve(name: str, match: re.Match[bytes], ancestors: tuple[str, ...]) -> bytes:
        reference = match["name"].decode(errors="replace")
        target = posixpath.normpath(posixpath.join(posixpath.dirname(name), reference))
        if target not in files or target in ancestors:
            problems.append(_reference_problem(name, reference, match, target in files))
            return match[0]
        published = fingerprint(target, ancestors).output_path
        relative = posixpath.relpath(published, posixpath.dirname(f"assets/{name}"))
        return match["before"] + (f"./{relative}").encode()

    assets = tuple(fingerprint(name, ()) for name in sorted(files))
    if problems:
        raise LayoutError(problems)
    return assets


def _reference_problem(
    name: str, reference: str, match: re.Match[bytes], is_cycle: bool
) -> Problem:
    before = match.string[: match.start("name")]
    column = len(before.rpartition(b"\n")[2]) + 1
    position = Position(f"static/{name}", before.count(b"\n") + 1, column)
    if is_cycle:
        message, hint = f'"{reference}" leads back to this file', "break the circle"
        return Problem(position, "asset-cycle", message, hint)
    message = f'"{reference}" does not exist below static/'
    return Problem(position, "missing-asset", message, "correct the name, or add the file")
