"""The files that the house rules are about."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).parents[2]
PACKAGE_DIR = ROOT / "site_builder"
LAYOUTS_DIR = ROOT / "layouts"
STATIC_DIR = ROOT / "static"
DOCS_DIR = ROOT / "docs"


def python_files(folder: Path) -> Iterator[tuple[str, Path]]:
    """The modules below a folder, with their paths from the root of the repository."""
    return files(folder, "*.py")


def files(folder: Path, pattern: str) -> Iterator[tuple[str, Path]]:
    """The files below a folder whose names fit `pattern`, with their paths from the root."""
    for path in sorted(folder.rglob(pattern)):
        yield path.relative_to(ROOT).as_posix(), path


def parse_module(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"), filename=str(path))
