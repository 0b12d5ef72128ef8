"""What publishing alone takes when one file of many changes: no content, no pages, only output."""

from __future__ import annotations

import resource
import time
from collections.abc import Mapping
from pathlib import Path
from statistics import median
from typing import NamedTuple

from site_builder.output.edition import Edition
from site_builder.output.publish import building_alone, publishing

_STORIES_PER_MONTH = 500
_PAGE = b"<!doctype html><title>A story</title>\n" + b"<p>What it says.</p>\n" * 100


class Publication(NamedTuple):
    """What one publication took, in seconds."""

    wall: float
    cpu: float


def measure_publishing(files: int, turns: int, site_dir: Path) -> Mapping[str, Publication]:
    """Medians for: everything new; one file changed; one changed with nothing to begin with but
    what is published; nothing changed. The files lie as articles do, each in a folder of its own.
    """
    paths = [_path_of(number) for number in range(files)]
    found = {"all files are new": _publish(site_dir, paths, b"")}
    changed = [_publish(site_dir, paths, b"%d" % turn) for turn in range(1, turns + 1)]
    found["one file changed"] = _median(changed)
    (site_dir / ".cache" / "seal").unlink()
    found["one file changed, after the cache was damaged"] = _publish(site_dir, paths, b"damaged")
    _publish(site_dir, paths, b"mended")
    unchanged = [_publish(site_dir, paths, b"mended") for _ in range(turns)]
    found["nothing changed"] = _median(unchanged)
    return found


def format_publishing(found: Mapping[str, Publication]) -> str:
    """A table of what was measured."""
    lines = (
        f"| {name} | {taken.wall:.2f} s | {taken.cpu:.2f} s |" for name, taken in found.items()
    )
    return "\n".join(("| publishing | wall | CPU |", "|---|--:|--:|", *lines))


def _path_of(number: int) -> str:
    month, language = number // 2 // _STORIES_PER_MONTH, "en" if number % 2 else "zh"
    return f"{language}/{2000 + month // 12}/{month % 12 + 1:02}/what-story-{number}-is/index.html"


def _publish(site_dir: Path, paths: list[str], text: bytes) -> Publication:
    """Publish a site of which the last file says `text`, the others what they always say."""
    cpu, wall = _cpu_seconds(), time.perf_counter()
    with building_alone(site_dir), publishing(site_dir) as stage:
        is_first = not stage.generation
        if is_first:
            stage.start_over()
        else:
            stage.go_on()
        edition = Edition(stage)
        *others, last = paths
        if is_first:
            for path in others:
                edition.put(path, _PAGE)
        else:
            edition.keep(*others)
        edition.put(last, _PAGE + text)
        edition.finish()
    return Publication(time.perf_counter() - wall, _cpu_seconds() - cpu)


def _cpu_seconds() -> float:
    usage = resource.getrusage(resource.RUSAGE_SELF)
    return usage.ru_utime + usage.ru_stime


def _median(taken: list[Publication]) -> Publication:
    return Publication(*(median(values) for values in zip(*taken, strict=True)))
