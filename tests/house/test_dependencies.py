"""What the package imports is what an installation brings, and the other way round."""

from __future__ import annotations

import ast
import re
import sys
import tomllib
from importlib.metadata import packages_distributions
from itertools import chain

from tests.house.project import PACKAGE_DIR, ROOT, parse_module, python_files

# Found by their files, not imported: time zones, fonts, and the program that makes the index.
NOT_IMPORTED = {"fontpkg-source-serif-4", "manimgx-fonts-cjk", "pagefind-bin", "tzdata"}


def test_every_import_is_declared_and_every_declared_dependency_imported() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    extras = chain(*project["optional-dependencies"].values())
    lines = [*project["dependencies"], *extras]
    declared = {re.split(r"[<>=]", line)[0] for line in lines}
    distributions = packages_distributions()
    imported = {
        _normalised(distributions.get(name, [name])[0])
        for name in _imported_packages()
        if name not in sys.stdlib_module_names
    }
    assert {"undeclared": imported - declared, "unused": declared - imported - NOT_IMPORTED} == {
        "undeclared": set(),
        "unused": set(),
    }


def _imported_packages() -> set[str]:
    names = set()
    for _, path in python_files(PACKAGE_DIR):
        for node in ast.walk(parse_module(path)):
            if isinstance(node, ast.Import):
                names |= {alias.name for alias in node.names}
            elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
                names.add(node.module)
    return {name.partition(".")[0] for name in names} - {PACKAGE_DIR.name}


def _normalised(distribution: str) -> str:
    return re.sub(r"[-_.]+", "-", distribution).lower()
