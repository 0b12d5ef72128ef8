from __future__ import annotations

from datetime import UTC, timedelta
from zoneinfo import ZoneInfo

import pytest

from site_builder.articles.moments import find_moment

SHANGHAI = ZoneInfo("Asia/Shanghai")


@pytest.mark.parametrize(
    ("text", "iso"),
    [
        ("2026-06-18", "2026-06-18"),
        ("2026-06-18T09:30", "2026-06-18T09:30:00+08:00"),
        ("2026-06-18 09:30:15", "2026-06-18T09:30:15+08:00"),
        ("2026-06-18T09:30:00+08:00", "2026-06-18T09:30:00+08:00"),
        ("2026-06-18T01:30Z", "2026-06-18T09:30:00+08:00"),
        ("2026-06-17T23:59:59-14:00", "2026-06-18T21:59:59+08:00"),
        ("2024-02-29", "2024-02-29"),
        ("1990-01-01", "1990-01-01"),
        ("2199-12-31T23:59:59-12:00", "2200-01-01T19:59:59+08:00"),
    ],
)
def test_a_moment_is_a_day_or_a_time_in_the_zone_of_the_site(text: str, iso: str) -> None:
    moment = find_moment(text, SHANGHAI)
    assert moment is not None
    assert moment.iso == iso
    assert moment.at.tzinfo is SHANGHAI


@pytest.mark.parametrize(
    "text",
    [
        "",
        "2026",
        "2026-06",
        "20260618",
        "2026-W25-4",
        "2026-06-18T",
        "2026-06-18T09",
        "2026-06-18T0930",
        "2026-06-18T09:30:00.5",
        "2026-06-18T09:30+0800",
        "2026-06-18T09:30+08:60",
        "2026-06-18T09:30+14:01",
        "2026-06-18t09:30",
        "2026-06-18T09:30z",
        "2026-06-18+08:00",
        "2025-02-29",
        "２０２６-06-18",
        "2026-06-18\n",
    ],
)
def test_another_notation_is_no_moment(text: str) -> None:
    assert find_moment(text, SHANGHAI) is None


def test_a_day_begins_at_midnight_in_the_zone_of_the_site() -> None:
    days = [find_moment("2026-06-18", zone) for zone in (SHANGHAI, UTC)]
    assert days[0] is not None
    assert days[1] is not None
    assert days[1].at - days[0].at == timedelta(hours=8)


def test_a_time_that_the_clocks_skip_is_still_one() -> None:
    moment = find_moment("2026-03-29T02:30", ZoneInfo("Europe/Berlin"))
    assert moment is not None
    assert moment.at.astimezone(UTC).hour in (0, 1)
