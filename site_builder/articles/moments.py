"""Dates in front matter."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime, timedelta, timezone, tzinfo

from site_builder.articles.article import Moment
from site_builder.schema import JsonSchema, Reading, quoted
from site_builder.yamltree import Node

_PATTERN = (
    r"[0-9]{4}-[0-9]{2}-[0-9]{2}"
    r"([T ][0-9]{2}:[0-9]{2}(:[0-9]{2})?(Z|[+-][0-9]{2}:[0-9]{2})?)?"
)
_MOMENT = re.compile(
    r"(?P<year>[0-9]{4})-(?P<month>[0-9]{2})-(?P<day>[0-9]{2})"
    r"(?P<time>[T ](?P<hour>[0-9]{2}):(?P<minute>[0-9]{2})(?::(?P<second>[0-9]{2}))?"
    r"(?P<zone>Z|(?P<sign>[+-])(?P<hours>[0-9]{2}):(?P<minutes>[0-9]{2}))?)?"
)
_FIRST_YEAR, _LAST_YEAR = 1990, 2199
_WIDEST_OFFSET = timedelta(hours=14)


@dataclass(frozen=True, slots=True)
class MomentIn:
    """The field type: a day, or a day and a time. Without a zone it is in the site's, and ends up there anyway,
    so that a day means the same day everywhere in the archive."""

    zone: tzinfo

    def read(self, node: Node, reading: Reading) -> Moment | None:
        scalar = reading.read_scalar(node, "a date")
        if scalar is None:
            return None
        moment = parse_moment(scalar.text, self.zone)
        if moment is None:
            reading.refuse(
                node,
                rule="bad-date",
                message=f"{quoted(scalar.text)} is no date from {_FIRST_YEAR} to {_LAST_YEAR}",
                hint="write 2026-06-18, or with a time 2026-06-18T09:30 or 2026-06-18T09:30:00+08:00",
            )
        return moment

    def json_schema(self) -> JsonSchema:
        return {"type": "string", "pattern": f"^{_PATTERN}$"}


def parse_moment(text: str, zone: tzinfo) -> Moment | None:
    """The moment that an ISO 8601 date, or date and time, stands for; None where it stands for none."""
    match = _MOMENT.fullmatch(text)
    if match is None or not _FIRST_YEAR <= int(match["year"]) <= _LAST_YEAR:
        return None
    try:
        at = datetime(
            *(
                int(match[part] or 0)
                for part in ("year", "month", "day", "hour", "minute", "second")
            ),
            tzinfo=_parse_zone(match) or zone,
        )
    except ValueError:
        return None
    return Moment(at.astimezone(zone), match["time"] is not None)


def _parse_zone(match: re.Match[str]) -> tzinfo | None:
    """The zone that is written; None where none is. Raises ValueError where it is none of this world."""
    if match["zone"] in (None, "Z"):
        return timezone.utc if match["zone"] else None
    offset = timedelta(hours=int(match["hours"]), minutes=int(match["minutes"]))
    if offset > _WIDEST_OFFSET or int(match["minutes"]) > 59:
        raise ValueError(match["zone"])
    return timezone(-offset if match["sign"] == "-" else offset)
