"""Dates in front matter."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta, timezone, tzinfo

from site_builder.articles.article import Moment
from site_builder.schema import JsonSchema, Reading
from site_builder.values import Value
from site_builder.wording import quoted
from site_builder.yamltree import Node

_DATE = "[0-9]{4}-[0-9]{2}-[0-9]{2}"
_TIME = "[0-9]{2}:[0-9]{2}(:[0-9]{2})?"
_ZONE = "Z|[+-][0-9]{2}:[0-9]{2}"
_MOMENT = re.compile(f"(?P<date>{_DATE})(?:[T ](?P<time>{_TIME})(?P<zone>{_ZONE})?)?")
_FIRST_YEAR, _LAST_YEAR = 1990, 2199
_WIDEST_OFFSET = timedelta(hours=14)


class MomentIn(Value):
    """The field type: a day, or a day and a time of day, in the zone that the site has."""

    zone: tzinfo

    def read(self, node: Node, reading: Reading) -> Moment | None:
        scalar = reading.read_scalar(node, "a date")
        if scalar is None:
            return None
        moment = find_moment(scalar.text, self.zone)
        if moment is None:
            message = f"{quoted(scalar.text)} is no date from {_FIRST_YEAR} to {_LAST_YEAR}"
            hint = "write it as 2026-06-18, 2026-06-18T09:30 or 2026-06-18T09:30:00+08:00"
            reading.refuse(node, rule="bad-date", message=message, hint=hint)
        return moment

    def json_schema(self) -> JsonSchema:
        return {"type": "string", "pattern": f"^{_DATE}([T ]{_TIME}({_ZONE})?)?$"}


def find_moment(text: str, zone: tzinfo) -> Moment | None:
    """The moment that is written there (ISO 8601), or None.

    It is in `zone`, whether written so or not, so that a day is the same day all over the site.
    """
    match = _MOMENT.fullmatch(text)
    if match is None or not _FIRST_YEAR <= int(text[:4]) <= _LAST_YEAR:
        return None
    try:
        at = datetime.fromisoformat(f"{match['date']}T{match['time'] or '00:00'}")
        at = at.replace(tzinfo=_find_zone(match["zone"]) or zone)
    except ValueError:
        return None
    return Moment(at.astimezone(zone), match["time"] is not None)


def _find_zone(text: str | None) -> tzinfo | None:
    """The zone that is written, if one is. Raises ValueError where no place has it."""
    if text in (None, "Z"):
        return UTC if text else None
    assert text is not None
    hours, minutes = int(text[1:3]), int(text[4:6])
    offset = timedelta(hours=hours, minutes=minutes)
    if minutes > 59 or offset > _WIDEST_OFFSET:
        raise ValueError(text)
    return timezone(-offset if text[0] == "-" else offset)
