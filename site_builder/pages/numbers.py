"""Plans the page that shows the archive in numbers."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from functools import partial

from site_builder.archive.archive import Archive
from site_builder.archive.numbers import ArchiveNumbers, TermTrend, Trends, count_archive
from site_builder.pages import routes
from site_builder.pages.cards import term_link
from site_builder.pages.charts.coverage import draw_calendar
from site_builder.pages.charts.periods import make_period
from site_builder.pages.charts.rows import draw_dumbbells, draw_histograms
from site_builder.pages.charts.time_bars import draw_time_bars
from site_builder.pages.frames import FrameMaker
from site_builder.pages.group import Group, fingerprint_of
from site_builder.pages.page import Page
from site_builder.pages.views import (
    ArchiveView,
    CalendarYear,
    CountRow,
    Link,
    Period,
    ScoreRow,
    TimeChart,
    TrendRow,
    TrendsView,
)

LEAST_SCORED = 5  # stories of a category, or there is no distribution
_MOST_QUARTERS = 16


def plan_numbers(archive: Archive, frames: FrameMaker) -> Iterator[Group]:
    """The page in each language. Its group is known by the numbers, so they are counted in each
    build.
    """
    numbers = count_archive(archive)
    yield Group(
        "numbers",
        ("pages/archive.html",),
        fingerprint_of((), numbers),
        partial(_plan_pages, numbers, frames),
    )


def _plan_pages(numbers: ArchiveNumbers, frames: FrameMaker) -> Iterator[Page]:
    for language in frames.config.languages:
        view = _make_view(numbers, language.key, frames)
        yield Page(routes.archive(language.key), "pages/archive.html", language.key, view)


def _make_view(numbers: ArchiveNumbers, language: str, frames: FrameMaker) -> ArchiveView:
    heading = frames.word(language, "archive_numbers")
    many = len(frames.config.languages) > 1
    return ArchiveView(
        frame=frames.make_frame(
            language,
            frames.everywhere(routes.archive),
            title=heading,
            description=frames.word(language, "archive_numbers_description"),
        ),
        heading=heading,
        story_count=numbers.story_count,
        since=_make_month(numbers.first_month, frames),
        until=_make_month(numbers.last_month, frames),
        calendar=_draw_calendar(numbers, language, frames),
        years=_make_years(numbers, language),
        trends=_make_trends(numbers.trends, language, frames) if numbers.trends else None,
        scores=_make_scores(numbers, language, frames),
        sources=_make_sources(numbers, language),
        languages=_make_languages(numbers, frames) if many else (),
        translated=_make_translated(numbers, language, frames) if many else None,
        translated_over_time=_draw_translated(numbers, language, frames) if many else None,
    )


def _make_month(month: tuple[int, int] | None, frames: FrameMaker) -> Period | None:
    if month is None:
        return None
    year, number = month
    return make_period("month", year * 12 + number - 1, frames.config.timezone)


def _draw_calendar(
    numbers: ArchiveNumbers, language: str, frames: FrameMaker
) -> tuple[CalendarYear, ...]:
    """The newest years, the newest first."""
    if not numbers.days:
        return ()
    newest = date(*numbers.days[-1][:3])
    years = sorted({day[0] for day in numbers.days}, reverse=True)
    return tuple(
        draw_calendar(
            year,
            {(month, day): count for of, month, day, count in numbers.days if of == year},
            min(newest, date(year, 12, 31)),
            language,
            frames,
            highest=max(day[3] for day in numbers.days),
        )
        for year in years
    )


def _make_years(numbers: ArchiveNumbers, language: str) -> tuple[CountRow, ...]:
    most = max((count for _, count in numbers.years), default=1)
    return tuple(
        CountRow(Link(str(year), routes.year(language, year).href), count, count / most)
        for year, count in reversed(numbers.years)
    )


def _make_trends(trends: Trends, language: str, frames: FrameMaker) -> TrendsView:
    zone = frames.config.timezone
    rows = [*trends.rising, *trends.falling]
    lines = draw_dumbbells([(item.before, item.after) for item in rows])
    made = [
        TrendRow(_link_trend(item, language), item.before, item.after, line)
        for item, line in zip(rows, lines, strict=True)
    ]
    return TrendsView(
        before=make_period("quarter", trends.quarter - 1, zone),
        after=make_period("quarter", trends.quarter, zone),
        rising=tuple(made[: len(trends.rising)]),
        falling=tuple(made[len(trends.rising) :]),
    )


def _link_trend(trend: TermTrend, language: str) -> Link:
    return term_link(trend.path, trend.term, language)


def _make_scores(
    numbers: ArchiveNumbers, language: str, frames: FrameMaker
) -> tuple[ScoreRow, ...]:
    """The categories with enough stories, in the order of the site."""
    labels = {item.key: item.label.in_language(language) for item in frames.config.categories}
    counted = [
        (category, counts, total)
        for category, counts in numbers.scores
        if (total := sum(count for _, count in counts)) >= LEAST_SCORED
    ]
    histograms = draw_histograms([counts for _, counts, _ in counted])
    return tuple(
        ScoreRow(Link(labels[category], routes.category(language, category).href), total, histogram)
        for (category, _, total), histogram in zip(counted, histograms, strict=True)
    )


def _make_sources(numbers: ArchiveNumbers, language: str) -> tuple[CountRow, ...]:
    most = max((count for _, count in numbers.sources), default=1)
    return tuple(
        CountRow(term_link("source", term, language), count, count / most)
        for term, count in numbers.sources
    )


def _make_languages(numbers: ArchiveNumbers, frames: FrameMaker) -> tuple[CountRow, ...]:
    total = numbers.story_count or 1
    return tuple(
        CountRow(
            Link(frames.language_name(key), routes.home(key).href, lang=frames.locale(key)),
            count,
            count / total,
        )
        for key, count in numbers.languages
    )


def _make_translated(numbers: ArchiveNumbers, language: str, frames: FrameMaker) -> CountRow:
    count = sum(item.translated for item in numbers.translated)
    label = frames.word(language, "translated")
    return CountRow(Link(label, ""), count, count / (numbers.story_count or 1))


def _draw_translated(
    numbers: ArchiveNumbers, language: str, frames: FrameMaker
) -> TimeChart | None:
    """The share of each quarter's stories that are in more than one language."""
    newest: Sequence[tuple[int, int]] = [
        (item.quarter, round(100 * item.translated / item.stories))
        for item in numbers.translated[-_MOST_QUARTERS:]
    ]
    if not newest:
        return None
    return draw_time_bars(
        dict(newest),
        "quarter",
        frames.config.timezone,
        is_mirrored=frames.is_mirrored(language),
        highest=100,
    )
