"""What layouts can call: `FILTERS` on values, each pure."""

from __future__ import annotations

import json
import re
from datetime import date, datetime, timedelta
from functools import lru_cache
from typing import Literal
from urllib.parse import quote, urljoin, urlsplit

from babel import Locale, dates, numbers
from jinja2 import pass_context
from jinja2.runtime import Context
from markupsafe import Markup

from site_builder.articles.article import Moment
from site_builder.pages.views import Period
from site_builder.rendering.foreign import in_language, language_called
from site_builder.strings import Strings

# What could end a script element or a line of one, as escapes that JSON knows.
_SCRIPT_ESCAPED = re.compile("[<>&\u2028\u2029]")
_SCRIPT_ESCAPES = {ord(character): f"\\u{ord(character):04x}" for character in "<>&\u2028\u2029"}
# The address in a link's start tag, as the sanitiser writes it: quoted, and after any other
# attribute.
_LINK_ADDRESS = re.compile(r'(<a\b[^>]*?\shref=")([^"]*)')
_LINK_TAG = re.compile(r'</?a\b(?:[^>"]|"[^"]*")*>')
_MARKDOWN_INLINE = re.compile(r"[\\`*_\[\]<>#&]")
_MARKDOWN_BLOCK_START = re.compile(r"^(\d*)([-+~.)])")


def _strings(context: Context) -> Strings:
    strings = context["strings"]
    assert isinstance(strings, Strings)
    return strings


@pass_context
def localized_date(context: Context, moment: Moment) -> str:
    """`June 18, 2026`, `2026年6月18日`."""
    return _format_day(moment.at.date(), "long", _strings(context).locale)


@pass_context
def localized_month(context: Context, moment: Moment) -> str:
    """`June 2026`, `2026年6月`."""
    return _strings(context).month(moment.at)


@pass_context
def month_name(context: Context, moment: Moment) -> str:
    """`Jun`, `6月`: the name of a month whose year is known."""
    return dates.format_date(moment.at.date(), "LLL", locale=_strings(context).locale)


@pass_context
def localized_moment(context: Context, moment: Moment) -> str:
    """`June 18, 2026, 9:30 AM UTC+8`, `2026年6月18日 09:30 UTC+8`; of a day, the day."""
    day = localized_date(context, moment)
    if not moment.has_time:
        return day
    locale = _strings(context).locale
    time = dates.format_time(moment.at, "short", locale=locale)
    pattern = str(dates.get_datetime_format("medium", locale=locale))
    return f"{pattern.format(time, day)} {_utc_offset(moment.at)}"


def _utc_offset(at: datetime) -> str:
    """`UTC`, `UTC+8`, `UTC-3:30`."""
    minutes = round((at.utcoffset() or timedelta()).total_seconds() / 60)
    hours, rest = divmod(abs(minutes), 60)
    sign = "-" if minutes < 0 else "+"
    return f"UTC{sign}{hours}" + (f":{rest:02}" if rest else "") if minutes else "UTC"


@pass_context
def short_date(context: Context, moment: Moment) -> str:
    """`Jun 18, 2026`, `2026年6月18日`."""
    return _format_day(moment.at.date(), "medium", _strings(context).locale)


@lru_cache(8_192)  # an archive has few days, and shows each in many places
def _format_day(day: date, form: Literal["long", "medium"], locale: Locale) -> str:
    return dates.format_date(day, form, locale=locale)


@pass_context
def localized_number(context: Context, number: int) -> str:
    """`1,234`."""
    return _format_number(number, _strings(context).locale)


@lru_cache(8_192)  # counts are small, and stand on many pages
def _format_number(number: int, locale: Locale) -> str:
    return numbers.format_decimal(number, locale=locale)


@pass_context
def localized_percent(context: Context, share: float) -> str:
    """`57%`."""
    return numbers.format_percent(share, locale=_strings(context).locale)


@pass_context
def localized_period(
    context: Context, period: Period, form: Literal["long", "short", "year"] = "long"
) -> str:
    """A month, quarter or year: `June 2026`, `Q2 2026`; `Jun 2026`; or the year that it lies in,
    `2026`.
    """
    return _format_period(period, form, _strings(context).locale)


_PERIOD_SKELETONS = {
    "month": {"long": "yMMMM", "short": "yMMM"},
    "quarter": {"long": "yQQQ", "short": "yQQQ"},
    "year": {"long": "y", "short": "y"},
}


@lru_cache(8_192)  # lists show the same months
def _format_period(period: Period, form: str, locale: Locale) -> str:
    skeleton = "y" if form == "year" else _PERIOD_SKELETONS[period.unit][form]
    return dates.format_skeleton(skeleton, period.start.at, locale=locale)


def rfc3339(moment: Moment) -> str:
    """A date-time with its zone, as Atom and JSON Feed want it, also of a day."""
    at: datetime = moment.at
    return at.isoformat()


def url_quoted(text: str) -> str:
    """`text` for a place in a query."""
    return quote(text, safe="")


def as_json(value: object) -> Markup:
    """`value` as JSON that is safe inside a `<script>` as well as in a file of its own."""
    text = json.dumps(value, ensure_ascii=False, allow_nan=False, separators=(",", ":"))
    if _SCRIPT_ESCAPED.search(text):
        text = text.translate(_SCRIPT_ESCAPES)
    return Markup(text)  # noqa: S704 - nothing of HTML is left in it


def absolute_links(markup: Markup, url: str) -> Markup:
    """`markup` of the page at `url` with links that lead to the same place from anywhere, as feeds
    need.
    """
    return Markup(  # noqa: S704 - was markup before
        _LINK_ADDRESS.sub(lambda match: match[1] + urljoin(url, match[2]), markup)
    )


def markdown_escaped(text: str) -> str:
    """`text` on one line, as Markdown that reads as just this text."""
    escaped = _MARKDOWN_INLINE.sub(r"\\\g<0>", " ".join(text.split()))
    return _MARKDOWN_BLOCK_START.sub(r"\1\\\2", escaped)


def without_links(markup: Markup) -> Markup:
    """`markup` of a title, for a place that is a link itself."""
    return Markup(_LINK_TAG.sub("", markup))  # noqa: S704 - was markup before


def host(url: str) -> str:
    """Whose a link is: `www.example.com` of `https://www.example.com/news`."""
    return urlsplit(url).hostname or ""


FILTERS = (
    localized_date,
    localized_moment,
    localized_month,
    month_name,
    short_date,
    localized_number,
    localized_percent,
    localized_period,
    rfc3339,
    url_quoted,
    without_links,
    in_language,
    language_called,
    host,
    as_json,
    absolute_links,
    markdown_escaped,
)
