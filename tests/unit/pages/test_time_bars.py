"""Coverage over time: what is drawn, and that it stays within its picture."""

from __future__ import annotations

from datetime import UTC

from hypothesis import given
from hypothesis import strategies as st

from site_builder.pages.charts.time_bars import (
    LEAST_STORIES,
    MOST_BARS,
    choose_unit,
    draw_coverage,
    draw_time_bars,
)
from site_builder.pages.views import TimeChart

MONTHS = st.lists(st.tuples(st.integers(2015, 2026), st.integers(1, 12)), max_size=80)


def draw(months: list[tuple[int, int]], *, is_mirrored: bool = False) -> TimeChart:
    chart = draw_coverage(months, UTC, is_mirrored=is_mirrored)
    assert chart is not None
    return chart


def names(chart: TimeChart) -> list[str]:
    return [bar.period.start.iso for bar in chart.bars]


def test_each_month_from_the_first_to_the_last_has_a_place() -> None:
    chart = draw([(2025, 11), (2025, 11), (2026, 1), (2026, 2), (2026, 2), (2026, 2)])
    assert names(chart) == ["2025-11-01", "2025-12-01", "2026-01-01", "2026-02-01"]
    assert [bar.count for bar in chart.bars] == [2, 0, 1, 3]
    assert chart.bars[1].height == 0
    assert chart.peak is chart.bars[3]


def test_too_little_is_not_drawn() -> None:
    two_months = [(2026, 1)] * 50 + [(2026, 2)] * 50
    assert draw_coverage(two_months, UTC, is_mirrored=False) is None
    few = [(2026, month) for month in range(1, LEAST_STORIES)]
    assert draw_coverage(few, UTC, is_mirrored=False) is None
    assert draw_coverage([], UTC, is_mirrored=False) is None


def test_longer_periods_stand_for_months_that_would_be_too_many() -> None:
    three_years = [(2023, 1), (2025, 12)]
    assert choose_unit(three_years) == "month"
    assert choose_unit([*three_years, (2026, 1)]) == "quarter"
    assert choose_unit([(2016, 12), (2026, 1)]) == "year"
    chart = draw([(2020, 2), (2020, 3), (2020, 4), (2026, 5), (2026, 6)])
    assert names(chart)[:2] == ["2020-01-01", "2020-04-01"]
    assert chart.bars[0].count == 2


def test_the_highest_bar_and_the_newest_have_their_numbers_beside_them() -> None:
    chart = draw([(2026, 1)] * 9 + [(2026, 2)] * 2 + [(2026, 3)] * 4)
    assert sorted(figure.count for figure in chart.figures) == [4, 9]


def test_years_are_named_only_where_they_have_room() -> None:
    months = [(2023 + number // 12, number % 12 + 1) for number in range(36)]
    ticks = draw(months).ticks
    assert [(tick.period.start.iso, tick.is_year) for tick in ticks] == [
        ("2023-01-01", False),
        ("2024-01-01", True),
        ("2025-12-01", False),
    ]


def test_shares_are_measured_against_a_whole() -> None:
    chart = draw_time_bars(
        {2024: 50, 2025: 25, 2026: 50}, "year", UTC, is_mirrored=False, highest=100
    )
    full = draw_time_bars({2024: 100, 2025: 25, 2026: 50}, "year", UTC, is_mirrored=False)
    assert chart is not None
    assert full is not None
    assert chart.bars[0].height * 2 == full.bars[0].height


@given(MONTHS)
def test_no_story_is_lost_and_no_bar_leaves_the_picture(months: list[tuple[int, int]]) -> None:
    chart = draw_coverage(months, UTC, is_mirrored=False)
    if chart is None:
        return
    assert chart.total == sum(bar.count for bar in chart.bars) == len(months)
    assert len(chart.bars) <= MOST_BARS
    assert chart.bars[0].count
    assert chart.bars[-1].count
    for bar in chart.bars:
        assert bar.x >= 0
        assert bar.x + bar.width <= 100.01
        assert (bar.height > 0) is (bar.count > 0)
        assert abs(bar.y + bar.height - chart.baseline) < 0.11
    for before, after in zip(chart.bars, chart.bars[1:], strict=False):
        assert before.x + before.width < after.x


@given(MONTHS)
def test_a_mirrored_picture_is_the_same_from_the_other_side(months: list[tuple[int, int]]) -> None:
    plain = draw_coverage(months, UTC, is_mirrored=False)
    mirrored = draw_coverage(months, UTC, is_mirrored=True)
    if plain is None or mirrored is None:
        assert plain is mirrored
        return
    for one, other in zip(plain.bars, mirrored.bars, strict=True):
        assert abs(one.x + other.x + one.width - 100) < 0.05
        assert (one.y, one.height, one.count) == (other.y, other.height, other.count)
    assert [tick.anchor for tick in plain.ticks] == [tick.anchor for tick in mirrored.ticks]
    for mark, across in zip(plain.ticks, mirrored.ticks, strict=True):
        assert abs(mark.x + across.x - 100) < 0.05
