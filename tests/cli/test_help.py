"""What the command says of itself, and that docs/commands.md says the same."""

from __future__ import annotations

import re
import shutil
import subprocess
from pathlib import Path

import click
import pytest

from site_builder import __version__
from site_builder.cli import main
from tests.support.commands import run_command

COMMANDS = Path(__file__).parents[2] / "docs/commands.md"
SHELLS = ["bash", "zsh", "fish"]
_SECTION = re.compile(
    r"^## `site-builder ([a-z]+)[^\n]*`\n(.*?)(?=^## |\Z)", re.MULTILINE | re.DOTALL
)
_OPTION = re.compile(r"(?<![\w-])--[a-z][a-z-]*")


def commands() -> dict[str, click.Command]:
    assert isinstance(main, click.Group)
    return dict(main.commands)


def sections() -> dict[str, str]:
    return dict(_SECTION.findall(COMMANDS.read_text(encoding="utf-8")))


def options_of(command: click.Command) -> set[str]:
    return {
        name
        for parameter in command.params
        if isinstance(parameter, click.Option)
        for name in parameter.opts
    }


def test_the_version_is_told(tmp_path: Path) -> None:
    result = run_command("--version", site_dir=tmp_path)
    assert result.stdout == f"site-builder, version {__version__}\n"


def test_help_names_every_command(tmp_path: Path) -> None:
    shown = run_command("--help", site_dir=tmp_path).stdout
    assert [name for name in commands() if f"\n  {name} " not in shown] == []


@pytest.mark.parametrize("name", sorted(commands()))
def test_every_command_and_option_says_what_it_is_for(name: str) -> None:
    command = commands()[name]
    assert command.help
    silent = [
        parameter.name
        for parameter in command.params
        if isinstance(parameter, click.Option) and not parameter.help
    ]
    assert silent == []


def test_every_command_has_its_section() -> None:
    assert sorted(sections()) == sorted(commands())


@pytest.mark.parametrize("name", sorted(commands()))
def test_a_section_names_every_option_and_no_other(name: str) -> None:
    assert set(_OPTION.findall(sections()[name])) == options_of(commands()[name])


@pytest.mark.parametrize("shell", SHELLS)
def test_completion_is_printed_for_a_shell(tmp_path: Path, shell: str) -> None:
    result = run_command("completion", shell, site_dir=tmp_path)
    assert result.returncode == 0
    assert "_SITE_BUILDER_COMPLETE" in result.stdout


def test_what_is_printed_for_bash_is_bash(tmp_path: Path) -> None:
    bash = shutil.which("bash")
    assert bash is not None
    script = run_command("completion", "bash", site_dir=tmp_path).stdout
    subprocess.run([bash, "-n"], input=script, text=True, check=True)
