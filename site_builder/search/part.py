"""Records that Pagefind indexes together."""

from __future__ import annotations

from site_builder.search.record import SearchRecord
from site_builder.values import Value


class Part(Value):
    """Records of one language, oldest first; `code` names the part."""

    code: str
    language: str
    records: tuple[SearchRecord, ...]
