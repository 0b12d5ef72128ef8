"""The search index, part by part, beside other work: only what has other records than before."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable
from concurrent.futures import FIRST_COMPLETED, Future, ThreadPoolExecutor, wait
from types import TracebackType
from typing import Any, NamedTuple, Self

from site_builder.archive.archive import Archive
from site_builder.build.state import Bases, BuiltPart, BuiltShard, State
from site_builder.canonical import fingerprint
from site_builder.errors import Position, Problem, SearchError
from site_builder.output.edition import Edition
from site_builder.pages.group import fingerprint_of
from site_builder.pages.standalone import SEARCH_BUNDLE
from site_builder.search.bundle import ShardFiles, build_shard, format_listing
from site_builder.search.collect import make_records
from site_builder.search.indexed import IndexedPart, PartFiles, index_part
from site_builder.search.pagefind import find_indexer
from site_builder.search.part import Part
from site_builder.search.periods import MOST, LongPeriod, Period, plan_periods
from site_builder.search.service import Indexer, PagefindError
from site_builder.store import DamagedError, Shelf, pack

_FOLDER = SEARCH_BUNDLE.folders[0]
_SIDE_BY_SIDE = 2
# In articles, of which each takes 0.7 MB in Pagefind.
_MOST_AT_ONCE = _SIDE_BY_SIDE * MOST


class IndexUpdate:
    """Brings the search index of an edition up to date.

    `advance`, called often and from one thread, takes what is done and sets going what may begin.
    It doesn't wait; `finish` does. Records are made when their part's turn comes, and a shard when
    its parts are there.

    `with` ends the work that an error leaves behind. Raises SearchError, OSError or DamagedError.
    """

    def __init__(
        self, archive: Archive, bases: Bases, last: State, edition: Edition, shelf: Shelf
    ) -> None:
        """`last` says what was built last; what was made of parts then is on the shelf."""
        self._code = bases.parsing
        self._last = last
        # Files of other code may have other bytes under the same name.
        self._known_shards = last.shards if last.bases.parsing == bases.parsing else {}
        self._edition = edition
        self._shelf = shelf
        languages = [item.key for item in archive.config.languages]
        self._planned = plan_periods(archive.stories, languages)
        periods = [period for long in self._planned for period in long.periods]
        self._digests = {
            period.code: fingerprint_of(period.stories, bases.archive, period.language)
            for period in periods
        }
        self.parts = {
            code: last.parts[code]
            for code, digest in self._digests.items()
            if code in last.parts and last.parts[code].stories == digest
        }
        self.shards: dict[str, BuiltShard] = {}
        # By time, as pages are planned, so that an article is loaded once for both.
        stale = [period for period in periods if period.code not in self.parts]
        self._waiting = deque(sorted(stale, key=lambda period: period.stories[0].record.order))
        self._incomplete = list(self._planned)
        self._indexer = find_indexer()
        if stale and not self._indexer:
            raise SearchError([_missing()])
        self._parts_under_way: dict[Future[PartFiles], _Work] = {}
        self._shards_under_way: dict[Future[ShardFiles], LongPeriod] = {}
        self._fresh: dict[str, IndexedPart] = {}
        self._executor = ThreadPoolExecutor(_SIDE_BY_SIDE)
        self.built_count = 0

    def __enter__(self) -> Self:
        for part in self.parts.values():
            self._edition.keep(*part.files)
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
        """Publish what is done, and begin what may begin."""
        for part in [future for future in self._parts_under_way if future.done()]:
            self._publish_part(self._parts_under_way.pop(part), part.result())
        for shard in [future for future in self._shards_under_way if future.done()]:
            self._publish_shard(self._shards_under_way.pop(shard), shard.result())
        while self._waiting and self._has_room(self._waiting[0]):
            self._begin_part(self._waiting.popleft())
        complete = [long for long in self._incomplete if self._is_complete(long)]
        self._incomplete = [long for long in self._incomplete if long not in complete]
        for long in complete:
            self._begin_shard(long)

    def finish(self) -> None:
        """Wait for all shards, and publish the list of them."""
        self.advance()
        while self._parts_under_way or self._shards_under_way:
            under_way: list[Future[Any]] = [*self._parts_under_way, *self._shards_under_way]
            wait(under_way, return_when=FIRST_COMPLETED)
            self.advance()
        entries = [self.shards[long.code].entry for long in self._planned]
        self._edition.put(f"{_FOLDER}/shards.json", format_listing(entries))

    def _has_room(self, period: Period) -> bool:
        others = [work.period for work in self._parts_under_way.values()]
        return not others or _size([period, *others]) <= _MOST_AT_ONCE

    def _is_complete(self, long: LongPeriod) -> bool:
        return all(period.code in self.parts for period in long.periods)

    def _begin_part(self, period: Period) -> None:
        """Index a part, unless its records turn out to be those of the last build."""
        work = _make_work(period, self._code)
        known = self._last.parts.get(period.code)
        if known and known.key == work.key:
            self._edition.keep(*known.files)
            self.parts[period.code] = known._replace(stories=self._digests[period.code])
            return
        assert self._indexer is not None
        self._parts_under_way[self._executor.submit(_index, work.part, self._indexer)] = work

    def _publish_part(self, work: _Work, made: PartFiles) -> None:
        for path, content in made.records.items():
            self._edition.put(f"{_FOLDER}/{path}", content)
        self._shelf.put([(work.key, pack(made.part))])
        self._fresh[work.period.code] = made.part
        self.built_count += 1
        self.parts[work.period.code] = BuiltPart(
            stories=self._digests[work.period.code],
            key=work.key,
            files=tuple(f"{_FOLDER}/{path}" for path in made.records),
        )

    def _begin_shard(self, long: LongPeriod) -> None:
        """Join the parts of a shard, unless they are those of the last build."""
        known = self._known_shards.get(long.code)
        if known and known.parts == self._keys(long):
            self._edition.keep(*known.files)
            self.shards[long.code] = known
            return
        parts = [self._take(period) for period in long.periods]
        paths = {path.removeprefix(f"{_FOLDER}/") for path in known.files} if known else set()
        future = self._executor.submit(build_shard, long.code, long.language, parts, paths)
        self._shards_under_way[future] = long

    def _take(self, period: Period) -> IndexedPart:
        if period.code in self._fresh:
            return self._fresh.pop(period.code)
        part = self._shelf.load(self.parts[period.code].key)
        if not isinstance(part, IndexedPart):
            raise DamagedError
        return part

    def _publish_shard(self, long: LongPeriod, made: ShardFiles) -> None:
        for path, content in made.files.items():
            self._edition.put(f"{_FOLDER}/{path}", content)
        files = tuple(f"{_FOLDER}/{path}" for path in (*made.files, *made.kept))
        self._edition.keep(*files)
        self.shards[long.code] = BuiltShard(self._keys(long), made.entry, files)

    def _keys(self, long: LongPeriod) -> tuple[bytes, ...]:
        return tuple(self.parts[period.code].key for period in long.periods)


class _Work(NamedTuple):
    """A part that is to be indexed, under the key of what will be made of it."""

    period: Period
    part: Part
    key: bytes


def _size(periods: Iterable[Period]) -> int:
    return sum(len(period.stories) for period in periods)


def _make_work(period: Period, code: bytes) -> _Work:
    records = tuple(make_records(period))
    key = fingerprint(code, period.code, records)
    return _Work(period, Part(period.code, period.language, records), key)


def _index(part: Part, indexer: Indexer) -> PartFiles:
    try:
        return index_part(part, indexer)
    except PagefindError as failure:
        raise SearchError([_failed(part, failure)]) from failure


def _missing() -> Problem:
    return Problem(
        Position(_FOLDER),
        "pagefind-missing",
        "the search index can't be made without the package pagefind-bin",
        "install it with `pip install pagefind-bin==1.5.2`",
    )


def _failed(part: Part, failure: PagefindError) -> Problem:
    return Problem(
        Position(f"{_FOLDER}/{part.code}"),
        "pagefind-failed",
        f"pagefind {failure}",
        "build again; if it fails again, reinstall the package pagefind-bin",
    )
