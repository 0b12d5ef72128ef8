"""Work over processes, here or on a cluster: a pure function applied to batches, in order.

batches.py says what an engine is, processes.py and cluster.py are the two that there are.
"""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from site_builder.workers.batches import Engine


def default_workers() -> int:
    """The number of cores that this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def choose_engine(workers: int, scheduler: str, preload: tuple[str, ...]) -> Engine:
    """The cluster behind a scheduler's address; without one, processes on this machine, which need
    the modules `preload`."""
    if scheduler:
        from site_builder.workers.cluster import Cluster

        return Cluster(scheduler)
    from site_builder.workers.processes import Processes

    return Processes(workers, preload)
