"""Field types that only site.yaml has."""

from __future__ import annotations

import re
from zoneinfo import ZoneInfo, available_timezones

from site_builder.schema import JsonSchema, Reading, find_url_fault
from site_builder.suggest import did_you_mean
from site_builder.values import Value
from site_builder.wording import quoted
from site_builder.yamltree import Node

_LANGUAGE_KEY = re.compile(r"[a-z]{2,3}(-[a-z0-9]{2,8}){0,2}")
_LOCALE = re.compile(r"[a-z]{2,3}(-[A-Z][a-z]{3})?(-([A-Z]{2}|[0-9]{3}))?")


class LanguageKey(Value):
    """What names a language in addresses and file names."""

    def read(self, node: Node, reading: Reading) -> str | None:
        scalar = reading.read_scalar(node, "a language")
        if scalar is None or _LANGUAGE_KEY.fullmatch(scalar.text):
            return scalar.text if scalar else None
        message = f"{quoted(scalar.text)} names no language"
        hint = "write its code in lower case: en, zh, zh-hant"
        reading.refuse(node, rule="bad-language", message=message, hint=hint)
        return None

    def json_schema(self) -> JsonSchema:
        return {"type": "string", "pattern": f"^{_LANGUAGE_KEY.pattern}$"}


class Locale(Value):
    """A BCP 47 tag of a language, and optionally its script and region."""

    def read(self, node: Node, reading: Reading) -> str | None:
        scalar = reading.read_scalar(node, "a language tag")
        if scalar is None or _LOCALE.fullmatch(scalar.text):
            return scalar.text if scalar else None
        message = f"{quoted(scalar.text)} is no language tag"
        hint = "write language, script and region as in zh-Hans or pt-BR"
        reading.refuse(node, rule="bad-language", message=message, hint=hint)
        return None

    def json_schema(self) -> JsonSchema:
        return {"type": "string", "pattern": f"^{_LOCALE.pattern}$"}


class TimeZone(Value):
    """A name of the IANA time zone database."""

    def read(self, node: Node, reading: Reading) -> ZoneInfo | None:
        scalar = reading.read_scalar(node, "a time zone")
        if scalar is None:
            return None
        try:
            return ZoneInfo(scalar.text)
        except (KeyError, ValueError, OSError):  # not there, not a relative path, a folder
            message = f"unknown time zone {quoted(scalar.text)}"
            near = did_you_mean(scalar.text, sorted(available_timezones()))
            hint = near or "write a name such as Asia/Shanghai or UTC"
            reading.refuse(node, rule="unknown-time-zone", message=message, hint=hint)
            return None

    def json_schema(self) -> JsonSchema:
        return {"type": "string", "examples": ["Asia/Shanghai", "UTC"]}


class BaseUrl(Value):
    """Scheme and host, which every address of the site begins with."""

    def read(self, node: Node, reading: Reading) -> str | None:
        scalar = reading.read_scalar(node, "an address (https://…)")
        if scalar is None:
            return None
        fault = find_url_fault(scalar.text)
        if fault is None and re.search("[/?#]", scalar.text.partition("://")[2]):
            bare = re.split("[?#]", "/".join(scalar.text.split("/")[:3]))[0]
            fault = f"{quoted(scalar.text)} is more than scheme and host", f"write {bare}"
        if fault is None:
            return scalar.text
        message, hint = fault
        reading.refuse(node, rule="bad-url", message=message, hint=hint)
        return None

    def json_schema(self) -> JsonSchema:
        return {"type": "string", "pattern": "^https?://[^/?#]+$"}
