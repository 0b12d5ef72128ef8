"""What the browser filters, counts and orders by, and how it finds its way in a shard's index.

Pagefind has filters, sorts and a list of chunks of its own. The filters and sorts are larger, slow
to count in a large index, wrong in order as soon as two indexes are read together, and written
differently by every build; the list would be another file to wait for.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from site_builder.search.pagefind import PagefindIndex
from site_builder.search.record import SearchRecord


def make_table(
    records: Sequence[SearchRecord], index: PagefindIndex, lengths: Sequence[int]
) -> dict[str, Any]:
    """Columns with an entry for each record, in the order in which the index knows them, and the
    chunks of the index. `lengths` are those of the texts, in words.

    A score that a record doesn't have is None. A facet is its values, and for each record the
    numbers of those that it has.
    """
    scores = [dict(record.scores) for record in records]
    facets = [dict(record.facets) for record in records]
    return {
        "ids": list(index.ids),
        "lengths": list(lengths),
        "dates": [record.date for record in records],
        "scores": {name: [row.get(name) for row in scores] for name in _names(scores)},
        "facets": {name: _facet([row.get(name, ()) for row in facets]) for name in _names(facets)},
        "fields": list(index.fields),
        "starts": [start for start, _ in index.chunks],
        "chunks": [name for _, name in index.chunks],
    }


def _names(rows: Sequence[dict[str, Any]]) -> list[str]:
    return sorted({name for row in rows for name in row})


def _facet(rows: Sequence[tuple[str, ...]]) -> dict[str, Any]:
    values = sorted({value for row in rows for value in row})
    numbers = {value: number for number, value in enumerate(values)}
    return {"values": values, "rows": [[numbers[value] for value in row] for row in rows]}
