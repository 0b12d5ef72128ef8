"""How a phone of middling speed loads the sample archive, by Lighthouse's measure."""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from statistics import median

from tests.support.compressing_server import serving
from tests.support.lighthouse import Verdict, judge

_CONTENT_DIR = Path(__file__).parents[1] / "content"
_PAGES = tuple(
    f"{language}/{path}"
    for path in ("", "2026/06/microsoft-openai-china/", "category/china/", "search/")
    for language in ("en", "zh")
)
# The figures that make up the score, and how their numbers are written.
_FIGURES: Mapping[str, Callable[[float], str]] = {
    "FCP": lambda number: f"{number / 1000:.2f} s",
    "LCP": lambda number: f"{number / 1000:.2f} s",
    "SI": lambda number: f"{number / 1000:.2f} s",
    "TBT": lambda number: f"{number:.0f} ms",
    "CLS": lambda number: f"{number:.3f}",
}


def build_sample(work_dir: Path) -> Path:
    """The public folder of the sample archive, built below `work_dir`."""
    shutil.copytree(_CONTENT_DIR, work_dir / "content")
    subprocess.run(
        [sys.executable, "-m", "site_builder", "build"], cwd=work_dir, check=True, stdout=sys.stderr
    )
    return work_dir / "public"


def measure_loading(public_dir: Path, repeat: int) -> Iterator[tuple[str, list[Verdict]]]:
    """What Lighthouse says of home, article, category and search, in both languages."""
    with serving(public_dir) as url:
        for page in _PAGES:
            yield page, [judge(f"{url}/{page}", ("performance",)) for _ in range(repeat)]


def format_head() -> str:
    return "\n".join(
        (
            f"| page | score | of each turn (speed) | {' | '.join(_FIGURES)} |",
            f"|---|--:|---|{'--:|' * len(_FIGURES)}",
        )
    )


def format_loading(page: str, verdicts: list[Verdict]) -> str:
    """A row with medians, and of every turn the score and how fast the machine was."""
    scores = [verdict.scores["performance"] for verdict in verdicts]
    figures = (
        write(median(verdict.figures[name] for verdict in verdicts))
        for name, write in _FIGURES.items()
    )
    turns = zip(scores, verdicts, strict=True)
    every = ", ".join(f"{score} ({verdict.speed:.0f})" for score, verdict in turns)
    return f"| `/{page}` | {median(scores):.0f} | {every} | {' | '.join(figures)} |"
