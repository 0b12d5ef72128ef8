"""Workers elsewhere must run the same code: other code would give other bytes, silently."""

from __future__ import annotations

import hashlib
import platform
import re
from functools import cache
from importlib.metadata import PackageNotFoundError, requires, version
from pathlib import Path

from site_builder import __version__
from site_builder.errors import Position, Problem, SiteError

_PACKAGE_DIR = Path(__file__).resolve().parents[1]
_NAME = re.compile(r"[A-Za-z0-9._-]+")

Versions = tuple[tuple[str, str], ...]  # of whatever bytes depend on, by name


def describe_code() -> Versions:
    """The versions of Python, of this program and of the libraries that it needs."""
    return (
        ("Python", platform.python_version()),
        ("site-builder", f"{__version__} (code {_digest_code()})"),
        *_library_versions(_required()),
    )


def check_code(expected: Versions) -> list[Problem]:
    """What differs here from the process that plans the site."""
    names = [name for name, _ in expected[2:]]
    own = dict((*describe_code()[:2], *_library_versions(tuple(names))))
    return [
        Problem(
            Position("."),
            "cluster-differs",
            f"a worker has {name} {own[name] or 'not at all'}, this machine {wanted}",
            "install the same versions everywhere",
        )
        for name, wanted in expected
        if own[name] != wanted
    ]


@cache
def refuse_other_code(expected: Versions) -> None:
    """Raise SiteError where `check_code` finds something; a process asks itself once."""
    if problems := check_code(expected):
        raise SiteError(problems)


@cache
def _digest_code() -> str:
    state = hashlib.blake2b(digest_size=6)
    for file in sorted(_PACKAGE_DIR.rglob("*.py")):
        name, content = file.relative_to(_PACKAGE_DIR).as_posix(), file.read_bytes()
        state.update(f"{name}\0{len(content)}\0".encode() + content)
    return state.hexdigest()


def _required() -> tuple[str, ...]:
    try:
        lines = requires("site-builder") or []
    except PackageNotFoundError:  # a checkout that is not installed
        return ()
    found = [_NAME.match(line) for line in lines if "extra ==" not in line]
    return tuple(sorted(match[0] for match in found if match))


@cache
def _library_versions(names: tuple[str, ...]) -> Versions:
    return tuple((name, _version_of(name)) for name in names)


def _version_of(name: str) -> str:
    try:
        return version(name)
    except PackageNotFoundError:
        return ""
