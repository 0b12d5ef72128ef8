"""The search index, shard by shard: only those whose records have changed are made."""

from __future__ import annotations

import json
import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path

from site_builder.archive.archive import Archive
from site_builder.build.state import BuiltShard
from site_builder.output.edition import Edition
from site_builder.pages.group import fingerprint_of
from site_builder.pages.standalone import SEARCH_BUNDLE
from site_builder.search.bundle import write_index
from site_builder.search.collect import make_records
from site_builder.search.periods import Period, plan_periods
from site_builder.search.shards import Shard


def update_index(
    archive: Archive, base: bytes, known: Mapping[str, BuiltShard], edition: Edition
) -> dict[str, BuiltShard]:
    """Publish the search index of the archive. Raises SearchError or OSError."""
    periods = plan_periods(archive.stories, [item.key for item in archive.config.languages])
    digests = {
        period.code: fingerprint_of(period.stories, base, period.language) for period in periods
    }
    kept = {
        code: known[code]
        for code, digest in digests.items()
        if code in known and known[code].digest == digest
    }
    for shard in kept.values():
        for path in shard.files:
            edition.keep(path)
    stale = [period for period in periods if period.code not in kept]
    built = kept | _build_shards(stale, archive, digests, edition)
    in_order = [built[period.code] for period in periods]
    edition.put(f"{_folder()}/shards.json", _format_listing(in_order))
    return built


def _build_shards(
    periods: Sequence[Period], archive: Archive, digests: Mapping[str, bytes], edition: Edition
) -> dict[str, BuiltShard]:
    if not periods:
        return {}
    shards = [
        Shard(period.code, period.language, tuple(make_records(period, archive.config)))
        for period in periods
    ]
    built: dict[str, BuiltShard] = {}
    with tempfile.TemporaryDirectory(prefix="site-builder-") as folder:
        index_dir = Path(folder)
        write_index(shards, index_dir)
        listing = json.loads((index_dir / "shards.json").read_bytes())
        for entry in listing["shards"]:
            code = entry["code"]
            files = [*sorted((index_dir / code).rglob("*")), index_dir / listing["program"]]
            paths = []
            for file in files:
                if file.is_file():
                    paths.append(f"{_folder()}/{file.relative_to(index_dir).as_posix()}")
                    edition.put(paths[-1], file.read_bytes())
            built[code] = BuiltShard(digests[code], listing["program"], entry, tuple(paths))
    return built


def _format_listing(shards: Sequence[BuiltShard]) -> bytes:
    listing = {
        "program": shards[0].program if shards else None,
        "shards": [shard.entry for shard in shards],
    }
    return json.dumps(listing, ensure_ascii=False, separators=(",", ":")).encode()


def _folder() -> str:
    return SEARCH_BUNDLE.folders[0]
