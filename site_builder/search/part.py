"""Records that Pagefind indexes together."""

from __future__ import annotations

from dataclasses import dataclass

from site_builder.search.record import SearchRecord


@dataclass(frozen=True, slots=True)
class Part:
    """Records of one language, oldest first; `code` names the part."""

    code: str
    language: str
    records: tuple[SearchRecord, ...]
