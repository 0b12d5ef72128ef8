"""What a build is asked for, and what it says at its end."""

from __future__ import annotations

from pathlib import Path

from site_builder.errors import Problem
from site_builder.output.places import PUBLIC, Target
from site_builder.values import Value


class BuildOptions(Value):
    """`drafts` and `future` publish what would wait. With the address of a `scheduler`, its cluster
    parses and renders instead of `workers` processes. A `durable` build survives a power cut. The
    page at the address `explained` is explained in the result.
    """

    site_dir: Path
    drafts: bool = False
    future: bool = False
    workers: int = 1
    scheduler: str = ""
    target: Target = PUBLIC
    durable: bool = False
    explained: str = ""


class BuildResult(Value):
    """What there is now, and what was done for it."""

    story_count: int
    article_count: int
    file_count: int
    draft_count: int
    next_due: str  # ISO, or empty
    warnings: tuple[Problem, ...]
    parsed_count: int
    rendered_count: int
    written_count: int
    explanation: tuple[str, ...] = ()
