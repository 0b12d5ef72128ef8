"""The documentation names what there is, and what it names is there."""

from __future__ import annotations

import re
from pathlib import Path

import click
import pytest

from site_builder.cli import main
from tests.house.project import DOCS_DIR, ROOT, files

_LINK = re.compile(r"\]\((?!https?:|#|mailto:)([^)#\s]+)")
_TARGET = re.compile(r"^([a-z][a-z-]*):", re.MULTILINE)
_CODE = re.compile(r"```.*?```|`[^`\n]*`", re.DOTALL)

PAGES = [ROOT / "README.md", ROOT / "CHANGELOG.md", *(path for _, path in files(DOCS_DIR, "*.md"))]


def _commands() -> set[str]:
    return set(main.list_commands(click.Context(main)))


def test_the_readme_names_every_command() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    assert {name for name in _commands() if f"`site-builder {name}" not in readme} == set()


def test_the_readme_names_no_command_that_does_not_exist() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    named = set(re.findall(r"site-builder ([a-z]+)\b", "\n".join(_CODE.findall(readme))))
    assert named - _commands() == set()


def test_the_documentation_names_no_make_target_that_does_not_exist() -> None:
    targets = set(_TARGET.findall((ROOT / "Makefile").read_text(encoding="utf-8")))
    for page in PAGES:
        code = "\n".join(_CODE.findall(page.read_text(encoding="utf-8")))
        assert set(re.findall(r"\bmake ([a-z-]+)", code)) - targets == set(), page


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.relative_to(ROOT).as_posix())
def test_a_link_between_documents_leads_somewhere(page: Path) -> None:
    text = _CODE.sub("", page.read_text(encoding="utf-8"))
    dead = [link for link in _LINK.findall(text) if not (page.parent / link).exists()]
    assert dead == []
