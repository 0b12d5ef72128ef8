"""The search index, shard by shard, beside other work: only shards whose records have changed."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Mapping
from concurrent.futures import FIRST_COMPLETED, Future, ThreadPoolExecutor, wait
from types import TracebackType
from typing import NamedTuple, Self

from site_builder.archive.archive import Archive
from site_builder.build.state import Bases, BuiltShard
from site_builder.canonical import fingerprint
from site_builder.errors import Position, Problem, SearchError
from site_builder.output.edition import Edition
from site_builder.pages.group import fingerprint_of
from site_builder.pages.standalone import SEARCH_BUNDLE
from site_builder.search.bundle import ShardFiles, build_shard, format_listing
from site_builder.search.collect import make_records
from site_builder.search.pagefind import find_indexer
from site_builder.search.periods import MOST, Period, plan_periods
from site_builder.search.service import Indexer, PagefindError
from site_builder.search.shards import Shard

_FOLDER = SEARCH_BUNDLE.folders[0]
_SIDE_BY_SIDE = 2
# In articles, of which each takes 0.7 MB in Pagefind. Two full shards may be under way, or more
# smaller ones; but while pages are rendered beside it, a small archive gets by with less memory.
_MOST_AT_ONCE = 2 * MOST
_LEAST_WHILE_RENDERING = 400
_SHARE_WHILE_RENDERING = 10  # one tenth of the archive


class IndexUpdate:
    """Brings the search index of an edition up to date.

    `advance`, called often and from one thread, takes what is done and sets going what may begin.
    It doesn't wait; `finish` does. Records are made when their shard's turn comes.

    `with` ends the work that an error leaves behind. Raises SearchError or OSError.
    """

    def __init__(
        self, archive: Archive, bases: Bases, known: Mapping[str, BuiltShard], edition: Edition
    ) -> None:
        """`known` are the shards as they were built last."""
        self._config = archive.config
        self._code = bases.parsing
        self._known = known
        self._edition = edition
        self._periods = plan_periods(archive.stories, [item.key for item in self._config.languages])
        self._digests = {
            period.code: fingerprint_of(period.stories, bases.archive, period.language)
            for period in self._periods
        }
        self._built = {
            code: known[code]
            for code, digest in self._digests.items()
            if code in known and known[code].stories == digest
        }
        # By time, as pages are planned, so that an article is loaded once for both.
        stale = [period for period in self._periods if period.code not in self._built]
        self._waiting = deque(sorted(stale, key=lambda period: period.stories[0].record.order))
        self._indexer = find_indexer()
        if stale and not self._indexer:
            raise SearchError([_missing()])
        self._at_once = _MOST_AT_ONCE
        if _size(stale) > _MOST_AT_ONCE:
            share = _size(self._periods) // _SHARE_WHILE_RENDERING
            self._at_once = min(max(share, _LEAST_WHILE_RENDERING), _MOST_AT_ONCE)
        self._under_way: dict[Future[ShardFiles], _Work] = {}
        self._executor = ThreadPoolExecutor(_SIDE_BY_SIDE)
        self.built_count = 0

    def __enter__(self) -> Self:
        for code, shard in self._built.items():
            self._keep(code, shard)
        self.advance()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self._executor.shutdown(wait=True, cancel_futures=True)

    def advance(self) -> None:
        """Publish the shards that are done, and begin others."""
        for future in [future for future in self._under_way if future.done()]:
            self._publish(self._under_way.pop(future), future.result())
        while self._waiting and self._has_room(self._waiting[0]):
            self._begin(self._waiting.popleft())

    def finish(self) -> dict[str, BuiltShard]:
        """Wait for all shards, and publish the list of them."""
        self._at_once = _MOST_AT_ONCE
        self.advance()
        while self._under_way:
            wait(self._under_way, return_when=FIRST_COMPLETED)
            self.advance()
        in_order = [self._built[period.code] for period in self._periods]
        program = in_order[0].program if in_order else None
        listing = format_listing(program, [shard.entry for shard in in_order])
        self._edition.put(f"{_FOLDER}/shards.json", listing)
        return self._built

    def _has_room(self, period: Period) -> bool:
        others = [work.period for work in self._under_way.values()]
        return not others or _size([period, *others]) <= self._at_once

    def _begin(self, period: Period) -> None:
        """Index a shard, unless its records turn out to be those of the last build."""
        records = tuple(make_records(period, self._config))
        work = _Work(period, fingerprint(self._code, records))
        known = self._known.get(period.code)
        if known and known.records == work.records:
            self._keep(period.code, known._replace(stories=self._digests[period.code]))
            return
        shard = Shard(period.code, period.language, records)
        assert self._indexer is not None
        self._under_way[self._executor.submit(_build, shard, self._indexer)] = work

    def _keep(self, code: str, shard: BuiltShard) -> None:
        self._edition.keep(*shard.files)
        self._built[code] = shard

    def _publish(self, work: _Work, made: ShardFiles) -> None:
        for path, content in made.files.items():
            self._edition.put(f"{_FOLDER}/{path}", content)
        self.built_count += 1
        self._built[work.period.code] = BuiltShard(
            stories=self._digests[work.period.code],
            records=work.records,
            program=made.program,
            entry=made.entry,
            files=tuple(f"{_FOLDER}/{path}" for path in made.files),
        )


class _Work(NamedTuple):
    """A shard that is being indexed, with the digest of its records."""

    period: Period
    records: bytes


def _size(periods: Iterable[Period]) -> int:
    return sum(len(period.stories) for period in periods)


def _build(shard: Shard, indexer: Indexer) -> ShardFiles:
    try:
        return build_shard(shard, indexer)
    except PagefindError as failure:
        raise SearchError([_failed(shard, failure)]) from failure


def _missing() -> Problem:
    return Problem(
        Position(_FOLDER),
        "pagefind-missing",
        "the search index can't be made without the package pagefind-bin",
        "install it with `pip install pagefind-bin==1.5.2`",
    )


def _failed(shard: Shard, failure: PagefindError) -> Problem:
    return Problem(
        Position(f"{_FOLDER}/{shard.code}"),
        "pagefind-failed",
        f"pagefind {failure}",
        "build again; if it fails again, reinstall the package pagefind-bin",
    )
