"""What the browser filters, counts and orders by: one table for all records of a shard.

Pagefind has filters and sorts of its own. They are larger, slow to count in a large index, wrong in
order as soon as two indexes are read together, and written differently by every build.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from site_builder.search.record import SearchRecord


def make_table(records: Sequence[SearchRecord], ids: Sequence[str]) -> dict[str, Any]:
    """Columns with an entry for each record, which the index knows by the one of `ids`.

    A score that a record doesn't have is None. A facet is its values, and for each record the
    numbers of those that it has.
    """
    scores = [dict(record.scores) for record in records]
    facets = [dict(record.facets) for record in records]
    return {
        "ids": list(ids),
        "dates": [record.date for record in records],
        "scores": {name: [row.get(name) for row in scores] for name in _names(scores)},
        "facets": {name: _facet([row.get(name, ()) for row in facets]) for name in _names(facets)},
    }


def _names(rows: Sequence[dict[str, Any]]) -> list[str]:
    return sorted({name for row in rows for name in row})


def _facet(rows: Sequence[tuple[str, ...]]) -> dict[str, Any]:
    values = sorted({value for row in rows for value in row})
    numbers = {value: number for number, value in enumerate(values)}
    return {"values": values, "rows": [[numbers[value] for value in row] for row in rows]}
