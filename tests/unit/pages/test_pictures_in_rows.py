"""Calendars, strips and what stands in the rows of tables."""

from __future__ import annotations

import statistics
from collections import Counter
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markupsafe import Markup

from site_builder.articles.article import Moment
from site_builder.pages.charts.calendar import HEIGHT, LEVELS, STEP, WIDTH, draw_year, level_of
from site_builder.pages.charts.periods import MONTHS_IN, make_period, number_of
from site_builder.pages.charts.rows import (
    BANDS,
    band_of,
    draw_dumbbells,
    draw_histograms,
    find_quantile,
)
from site_builder.pages.charts.strip import MOST_ON_ONE, draw_strip
from site_builder.pages.views import CalendarYear, Card, Link, Unit

SCORES = st.lists(st.integers(0, 100), min_size=1, max_size=200)


def calendar(
    counts: dict[tuple[int, int], int], until: date = date(2026, 12, 31), first_weekday: int = 0
) -> CalendarYear:
    return draw_year(
        2026,
        counts,
        until=until,
        highest=max(counts.values(), default=0),
        first_weekday=first_weekday,
        zone=UTC,
        find_href=lambda start: f"/{start.month}/",
    )


def card(title: str, hours: float) -> Card:
    day = Moment(datetime(2026, 3, 1, tzinfo=UTC) + timedelta(hours=hours), has_time=True)
    return Card("/", Markup(title), None, Markup(), day, "", "", Link("", ""), None, None)


@pytest.mark.parametrize("unit", MONTHS_IN)
@given(year=st.integers(1, 9998), month=st.integers(1, 12))
def test_a_month_lies_in_the_period_of_its_number(unit: Unit, year: int, month: int) -> None:
    number = number_of(unit, year, month)
    start = make_period(unit, number, UTC).start.at
    after = make_period(unit, number + 1, UTC).start.at
    assert start <= datetime(year, month, 1, tzinfo=UTC) < after


def test_a_day_stands_in_its_week_and_under_its_weekday() -> None:
    june = calendar({(6, 1): 1, (6, 7): 1, (6, 8): 1}).months[5]  # the 1st is a Monday
    assert [(day.x, day.y) for day in june.days] == [(0, 0), (6 * STEP, 0), (0, STEP)]
    june = calendar({(6, 1): 1, (6, 7): 1}, first_weekday=6).months[5]
    assert [(day.x, day.y) for day in june.days] == [(STEP, 0), (0, STEP)]


def test_a_month_without_stories_leads_nowhere() -> None:
    months = calendar({(6, 1): 1}).months
    assert [month.href for month in months] == ["", "", "", "", "", "/6/", *[""] * 6]
    assert [month.count for month in months] == [0, 0, 0, 0, 0, 1, *[0] * 6]


def test_nothing_is_drawn_of_days_that_nobody_knows() -> None:
    months = calendar({(6, 1): 1, (6, 15): 2}, until=date(2026, 6, 15)).months
    assert len(months) == 6
    assert months[5].outline.count("M") + len(months[5].days) == 15


@given(st.dictionaries(st.dates(date(2026, 1, 1), date(2026, 12, 31)), st.integers(1, 90)))
def test_every_day_of_a_year_is_drawn_once_and_within_its_sheet(counts: dict[date, int]) -> None:
    by_day = {(day.month, day.day): count for day, count in counts.items()}
    months = calendar(by_day).months
    drawn = [(day.date.at.date(), day.count) for month in months for day in month.days]
    assert drawn == sorted(counts.items())
    outlines = sum(month.outline.count("M") for month in months)
    assert outlines + len(drawn) == 365
    for month in months:
        for day in month.days:
            assert day.x < WIDTH
            assert day.y < HEIGHT
            assert 1 <= day.level <= LEVELS


@given(st.integers(1, 200), st.integers(1, 200))
def test_more_stories_are_never_a_lighter_day(one: int, other: int) -> None:
    highest = max(one, other)
    levels = level_of(min(one, other), highest), level_of(highest, highest)
    assert levels[0] <= levels[1] == LEVELS


@given(SCORES)
def test_the_median_is_one_of_the_scores_in_the_middle(scores: list[int]) -> None:
    counts = sorted(Counter(scores).items())
    assert find_quantile(counts, 0.5) == statistics.median_low(scores)
    assert find_quantile(counts, 1) == max(scores)


@given(st.lists(SCORES, min_size=1, max_size=5))
def test_histograms_show_every_band_that_has_a_score_on_one_scale(
    distributions: list[list[int]],
) -> None:
    counts = [sorted(Counter(scores).items()) for scores in distributions]
    pictures = draw_histograms(counts)
    for picture, scores in zip(pictures, distributions, strict=True):
        bands = {band_of(score) for score in scores}
        assert [round(x - 0.5) for x, _, _ in picture.bars] == [10 * band for band in sorted(bands)]
        assert picture.low <= picture.median <= picture.high
    heights = [height for picture in pictures for _, _, height in picture.bars]
    assert max(heights) == pictures[0].height


def test_a_hundred_belongs_to_the_highest_band() -> None:
    assert [band_of(score) for score in (0, 9, 10, 99, 100)] == [0, 0, 1, BANDS - 1, BANDS - 1]


def test_changes_have_one_scale_from_nothing_on() -> None:
    small, large = draw_dumbbells([(0, 5), (10, 5)])
    assert small.after_x == large.after_x
    assert small.before_x < small.after_x < large.before_x
    assert draw_dumbbells([]) == []


def test_stories_of_one_day_stand_on_top_of_one_another() -> None:
    strip = draw_strip(
        [card("a", 0), card("b", 1), card("c", 500), card("d", 1000)], is_mirrored=False
    )
    assert strip is not None
    first, second, third, last = strip.dots
    assert first.x == second.x < third.x < last.x
    assert second.y < first.y == third.y == last.y


def test_a_strip_of_few_or_crowded_stories_is_not_drawn() -> None:
    assert draw_strip([card("a", 0), card("b", 1000)], is_mirrored=False) is None
    assert draw_strip([card("a", 0)] * 3, is_mirrored=False) is None
    crowd = [card("a", 0)] * (MOST_ON_ONE + 1)
    assert draw_strip([*crowd, card("b", 500), card("c", 900)], is_mirrored=False) is None


@given(st.lists(st.floats(0, 9000), min_size=3, max_size=30))
def test_a_strip_is_mirrored_as_a_whole_and_keeps_its_dots_inside(hours: list[float]) -> None:
    cards = [card(str(number), hour) for number, hour in enumerate(sorted(hours))]
    plain, mirrored = draw_strip(cards, is_mirrored=False), draw_strip(cards, is_mirrored=True)
    if plain is None or mirrored is None:
        assert plain is mirrored
        return
    assert plain.start_x == mirrored.end_x
    for one, other in zip(plain.dots, mirrored.dots, strict=True):
        assert abs(one.x + other.x - 100) < 1e-9
        assert plain.radius <= one.y <= plain.baseline - plain.radius
    assert [dot.x for dot in plain.dots] == sorted(dot.x for dot in plain.dots)
