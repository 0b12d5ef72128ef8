"""What the browser ranks, counts, filters and orders by, and how it finds its way in a shard.

Pagefind has filters, sorts and a list of chunks of its own. The filters and sorts are larger, slow
to count in a large index, wrong in order as soon as two indexes are read together, and written
differently by every build; the list would be another file to wait for.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from itertools import pairwise
from typing import Any

from site_builder.search.indexed import TOGETHER, IndexedPart
from site_builder.search.postings import Chunk


def make_table(
    parts: Sequence[IndexedPart],
    columns: Sequence[str],
    groups: Sequence[tuple[str, Sequence[Chunk]]],
) -> dict[str, Any]:
    """What every search needs of a shard: columns with an entry for each record, in the order of
    the parts, and the names of the other `columns`; the name of each group of chunks, and how many
    these are; where the words of each chunk start, with its size in kilobytes before compression.

    The lengths of texts have two digits that count, and each day is the number of days since the
    one before it, the first of all since 1970: a browser loads this for the whole archive. A start
    of one character is how far it is from the first character of the start before.
    """
    rows = [row for part in parts for row in part.rows]
    days = [_number(date(1970, 1, 1)), *(_number(date.fromisoformat(row.day)) for row in rows)]
    return {
        "parts": [
            {"code": part.code, "records": list(part.records), "size": len(part.rows)}
            | {"fields": list(part.fields)}
            for part in parts
        ],
        "together": TOGETHER,
        "lengths": [int(float(f"{row.length:.2g}")) for row in rows],
        "days": [day - before for before, day in pairwise(days)],
        "columns": list(columns),
        "groups": [name for name, _ in groups],
        "chunks": [len(group) for _, group in groups],
        "starts": _shorten([chunk.start for _, group in groups for chunk in group]),
        "sizes": [len(chunk.content) // 1000 for _, group in groups for chunk in group],
    }


def make_columns(parts: Sequence[IndexedPart]) -> dict[str, Any]:
    """What narrowing down, counting and ordering by score need, each by itself: columns as above
    by name, `facet-tags` or `score-hot`.

    A score that a record doesn't have is None. A facet is its values, and for each record the
    numbers of those that it has.
    """
    rows = [row for part in parts for row in part.rows]
    scores = [dict(row.scores) for row in rows]
    facets = [dict(row.facets) for row in rows]
    return {f"score-{name}": [row.get(name) for row in scores] for name in _names(scores)} | {
        f"facet-{name}": _facet([row.get(name, ()) for row in facets]) for name in _names(facets)
    }


def _shorten(starts: Sequence[str]) -> list[str | int]:
    firsts = [ord(start[0]) if start else 0 for start in starts]
    return [
        first - before if len(start) == 1 else start
        for start, first, before in zip(starts, firsts, [0, *firsts[:-1]], strict=True)
    ]


def _number(day: date) -> int:
    return day.toordinal()


def _names(rows: Sequence[dict[str, Any]]) -> list[str]:
    return sorted({name for row in rows for name in row})


def _facet(rows: Sequence[tuple[str, ...]]) -> dict[str, Any]:
    values = sorted({value for row in rows for value in row})
    numbers = {value: number for number, value in enumerate(values)}
    return {"values": values, "rows": [[numbers[value] for value in row] for row in rows]}
