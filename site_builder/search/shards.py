"""Records that are indexed together."""

from __future__ import annotations

from dataclasses import dataclass

from site_builder.search.record import SearchRecord


@dataclass(frozen=True, slots=True)
class Shard:
    """Records of one language that share an index, oldest first; `code` names it."""

    code: str
    language: str
    records: tuple[SearchRecord, ...]
