"""Months, quarters and years as numbers that follow one another."""

from __future__ import annotations

from datetime import datetime, tzinfo

from site_builder.articles.article import Moment
from site_builder.pages.views.charts import Period, Unit

MONTHS_IN: dict[Unit, int] = {"month": 1, "quarter": 3, "year": 12}


def number_of(unit: Unit, year: int, month: int) -> int:
    """The number of the period that a month lies in; the next period has the next number."""
    return (year * 12 + month - 1) // MONTHS_IN[unit]


def make_period(unit: Unit, number: int, zone: tzinfo) -> Period:
    """The period of that number: the inverse of `number_of`."""
    year, month = divmod(number * MONTHS_IN[unit], 12)
    return Period(unit, Moment(datetime(year, month + 1, 1, tzinfo=zone), has_time=False))
