"""What is kept of a build so that the next one can see at once that it has nothing to do."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

from site_builder.build.inputs import Inputs
from site_builder.build.options import BuildResult
from site_builder.store import DamagedError, load_state, save_state
from site_builder.values import replace

_NAME = "receipt"


class Receipt(NamedTuple):
    """A build: the digest of its inputs, the site that it published, the times between which it
    holds (in seconds since 1970), and its result.
    """

    inputs: bytes
    generation: str
    holds_since: float
    holds_until: float
    result: BuildResult


def find_result(work_dir: Path, inputs: Inputs, generation: str) -> BuildResult | None:
    """The result of the build that published `generation` from these very inputs, if a new build
    would have it too.
    """
    try:
        receipt = load_state(work_dir / _NAME, Receipt)
    except DamagedError:
        return None
    is_same = (receipt.inputs, receipt.generation) == (inputs.digest, generation)
    if not is_same or not receipt.holds_since <= inputs.began / 1e9 < receipt.holds_until:
        return None
    return replace(
        receipt.result, parsed_count=0, rendered_count=0, written_count=0, explanation=()
    )


def write_receipt(work_dir: Path, receipt: Receipt) -> None:
    """Keep it for the next build."""
    save_state(work_dir / _NAME, receipt)
