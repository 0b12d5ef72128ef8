"""The archive in numbers: counts over the records of all stories.

They are counted anew in each build, which then sees whether any is another, so each is counted by a
loop that runs in C or over few stories. Nothing here depends on a clock: time ends with the newest
story. The month of that one is left out where there are others, so that a new story changes nothing
before its month is over.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Sequence
from heapq import nlargest, nsmallest
from operator import attrgetter, itemgetter

from site_builder.archive.archive import Archive, Story, StoryRecord, TermKey
from site_builder.registry import Term
from site_builder.values import Value

CALENDAR_YEARS = 2
MOST_SOURCES = 10
MOST_TRENDS = 6  # that rise, and as many that fall
LEAST_OF_A_QUARTER = 10  # stories, or its terms say nothing
LEAST_OF_A_TERM = 3  # stories, in one of the quarters

_UNCOUNTED_TAXONOMIES = frozenset({"sources", "events"})
_RECORD = attrgetter("record")
_DAY = itemgetter(*map(StoryRecord._fields.index, ("year", "month", "day")))
_CATEGORY_AND_SCORE = itemgetter(*map(StoryRecord._fields.index, ("category", "overall")))
_MONTH_AND_LANGUAGES = itemgetter(*map(StoryRecord._fields.index, ("year", "month", "languages")))


class TermTrend(Value):
    """How many stories a term has in a quarter and in the one before."""

    path: str  # of its taxonomy
    term: Term
    before: int
    after: int


class Trends(Value):
    """The newest quarter that is over, by the number that `quarter_number` gives, against the one
    before it; the strongest first.
    """

    quarter: int
    rising: tuple[TermTrend, ...]
    falling: tuple[TermTrend, ...]


class TranslatedQuarter(Value):
    quarter: int
    stories: int
    translated: int  # in more than one language


class ArchiveNumbers(Value):
    """What a page shows of the whole archive. Times are in ascending order."""

    story_count: int
    days: tuple[tuple[int, int, int, int], ...]  # year, month, day, stories: of the newest years
    years: tuple[tuple[int, int], ...]  # year, stories
    first_month: tuple[int, int] | None
    last_month: tuple[int, int] | None
    languages: tuple[tuple[str, int], ...]  # language, stories, in the order of the site
    translated: tuple[TranslatedQuarter, ...]
    scores: tuple[tuple[str, tuple[tuple[int, int], ...]], ...]  # category → (score, stories)
    sources: tuple[tuple[Term, int], ...]
    trends: Trends | None


def quarter_number(year: int, month: int) -> int:
    """The number of a month's quarter; the next quarter has the next number."""
    return (year * 12 + month - 1) // 3


def count_archive(archive: Archive) -> ArchiveNumbers:
    """All numbers of the archive."""
    stories = archive.stories[: _count_settled(archive.stories)]
    records = list(map(_RECORD, stories))
    days: Counter[tuple[int, int, int]] = Counter(map(_DAY, records))
    years: Counter[int] = Counter()
    for (year, _, _), count in days.items():
        years[year] += count
    shown = frozenset(sorted(years)[-CALENDAR_YEARS:])
    languages, translated = _count_languages(records, archive)
    return ArchiveNumbers(
        story_count=len(records),
        days=tuple((*day, count) for day, count in sorted(days.items()) if day[0] in shown),
        years=tuple(sorted(years.items())),
        first_month=min(days)[:2] if days else None,
        last_month=max(days)[:2] if days else None,
        languages=languages,
        translated=translated,
        scores=_count_scores(records, archive),
        sources=_find_sources(archive, _month(records[-1]) if records else (0, 0)),
        trends=_find_trends(archive),
    )


def _count_settled(stories: Sequence[Story]) -> int:
    """How many of these are of a month before the newest, and all of them where none is."""
    if not stories:
        return 0
    newest = _month(stories[-1].record)
    count = bisect_left(stories, newest, key=lambda story: _month(story.record))
    return count or len(stories)


def _month(record: StoryRecord) -> tuple[int, int]:
    return record.year, record.month


def _count_languages(
    records: Sequence[StoryRecord], archive: Archive
) -> tuple[tuple[tuple[str, int], ...], tuple[TranslatedQuarter, ...]]:
    totals: Counter[str] = Counter()
    quarters: Counter[int] = Counter()
    translated: Counter[int] = Counter()
    for (year, month, languages), count in Counter(map(_MONTH_AND_LANGUAGES, records)).items():
        quarter = quarter_number(year, month)
        quarters[quarter] += count
        translated[quarter] += count if len(languages) > 1 else 0
        for language in languages:
            totals[language] += count
    return (
        tuple((language.key, totals[language.key]) for language in archive.config.languages),
        tuple(
            TranslatedQuarter(quarter, count, translated[quarter])
            for quarter, count in sorted(quarters.items())
        ),
    )


def _count_scores(
    records: Sequence[StoryRecord], archive: Archive
) -> tuple[tuple[str, tuple[tuple[int, int], ...]], ...]:
    by_category: dict[str, list[tuple[int, int]]] = {
        category.key: [] for category in archive.config.categories
    }
    for (category, score), count in Counter(map(_CATEGORY_AND_SCORE, records)).items():
        if score is not None:
            by_category[category].append((score, count))
    return tuple((category, tuple(sorted(found))) for category, found in by_category.items())


def _find_sources(archive: Archive, last: tuple[int, int]) -> tuple[tuple[Term, int], ...]:
    """The sources with most stories up to the month `last`; of equals the first by key."""
    counts = [
        (item.term, bisect_right(item.stories, last, key=lambda story: _month(story.record)))
        for taxonomy, terms in archive.terms
        if taxonomy.key == "sources"
        for item in terms
    ]
    counts = [(term, count) for term, count in counts if count]
    return tuple(nsmallest(MOST_SOURCES, counts, key=lambda item: (-item[1], item[0].key)))


def _find_trends(archive: Archive) -> Trends | None:
    """What rises and falls; None where a quarter has too few stories to tell."""
    if not archive.stories:
        return None
    newest = archive.stories[-1].record
    after = quarter_number(newest.year, newest.month) - 1
    sizes, counts = _count_terms(archive.stories, after)
    if min(sizes[after - 1], sizes[after]) < LEAST_OF_A_QUARTER:
        return None
    changes = {
        key: counts[after][key] - counts[after - 1][key]
        for key in {**counts[after - 1], **counts[after]}
        if max(counts[after - 1][key], counts[after][key]) >= LEAST_OF_A_TERM
    }
    ranked = sorted(changes)  # of equals the first by key
    rising = [key for key in nlargest(MOST_TRENDS, ranked, changes.__getitem__) if changes[key] > 0]
    falling = [
        key for key in nsmallest(MOST_TRENDS, ranked, changes.__getitem__) if changes[key] < 0
    ]
    terms = _find_terms(archive, frozenset((*rising, *falling)))

    def describe(keys: Sequence[TermKey]) -> tuple[TermTrend, ...]:
        return tuple(
            TermTrend(*terms[key], counts[after - 1][key], counts[after][key]) for key in keys
        )

    return Trends(after, describe(rising), describe(falling))


def _count_terms(
    stories: Sequence[Story], after: int
) -> tuple[Counter[int], dict[int, Counter[TermKey]]]:
    """How many stories the quarter `after` and the one before it have, and each term in them."""
    sizes: Counter[int] = Counter()
    counts: dict[int, Counter[TermKey]] = {after - 1: Counter(), after: Counter()}
    for story in reversed(stories):
        quarter = quarter_number(story.record.year, story.record.month)
        if quarter < after - 1:
            break
        if quarter <= after:
            sizes[quarter] += 1
            counts[quarter].update(
                key for key in story.record.listed if key.taxonomy not in _UNCOUNTED_TAXONOMIES
            )
    return sizes, counts


def _find_terms(archive: Archive, keys: frozenset[TermKey]) -> dict[TermKey, tuple[str, Term]]:
    """Each key's term, with the path of its taxonomy."""
    return {
        key: (taxonomy.path, item.term)
        for taxonomy, terms in archive.terms
        for item in terms
        if (key := TermKey(taxonomy.key, item.term.key)) in keys
    }
