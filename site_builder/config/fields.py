"""The declaration of site.yaml."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any
from zoneinfo import ZoneInfo

from site_builder.config.localised import LocalisedText
from site_builder.schema import (
    Choice,
    Field,
    Integer,
    JsonSchema,
    ListOf,
    MapOf,
    Number,
    Reading,
    Record,
    Slug,
    Text,
    find_url_fault,
    quoted,
)
from site_builder.suggest import did_you_mean
from site_builder.yamltree import Node

ROUTE_WORDS = frozenset({"categories", "category", "feed", "index", "page", "search", "top"})
"""What stands first in addresses of our own (`/en/search/`), and so can't name a taxonomy."""

FRONT_MATTER_KEYS = frozenset(
    "ai aliases author canonical_url category corrections date draft event expires faq image insights key_data"
    " language related scores slug sources summary title tldr updated".split()
)
"""The keys that every article's front matter has anyway, so that no taxonomy can be named like one."""

FACET_WORDS = frozenset({"category", "date", "language", "overall", "relevance", "source", "year"})
"""What readers filter and order by besides scores, and so can't name one."""

_LANGUAGE_KEY = re.compile(r"[a-z]{2,3}(-[a-z0-9]{2,8}){0,2}")
_LOCALE = re.compile(r"[a-z]{2,3}(-[A-Z][a-z]{3})?(-([A-Z]{2}|[0-9]{3}))?")


@dataclass(frozen=True, slots=True)
class LanguageKey:
    """What names a language in addresses and file names."""

    def read(self, node: Node, reading: Reading) -> str | None:
        scalar = reading.read_scalar(node, "a language")
        if scalar is None or _LANGUAGE_KEY.fullmatch(scalar.text):
            return scalar.text if scalar else None
        message = f"{quoted(scalar.text)} is no language key"
        hint = "use the language's code in lower case: en, zh, zh-hant"
        reading.refuse(node, rule="bad-language", message=message, hint=hint)
        return None

    def json_schema(self) -> JsonSchema:
        return {"type": "string", "pattern": f"^{_LANGUAGE_KEY.pattern}$"}


@dataclass(frozen=True, slots=True)
class Locale:
    """A BCP 47 tag of language, script and region."""

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


@dataclass(frozen=True, slots=True)
class TimeZone:
    """A name of the IANA time zone database."""

    def read(self, node: Node, reading: Reading) -> ZoneInfo | None:
        scalar = reading.read_scalar(node, "a time zone")
        if scalar is None:
            return None
        try:
            return ZoneInfo(scalar.text)
        except (KeyError, ValueError, OSError):  # not found, not a relative path, a folder
            from zoneinfo import available_timezones

            hint = did_you_mean(scalar.text, sorted(available_timezones()))
            message = f"unknown time zone {quoted(scalar.text)}"
            hint = hint or "write a name such as Asia/Shanghai or UTC"
            reading.refuse(node, rule="unknown-time-zone", message=message, hint=hint)
            return None

    def json_schema(self) -> JsonSchema:
        return {"type": "string", "examples": ["Asia/Shanghai", "UTC"]}


@dataclass(frozen=True, slots=True)
class BaseUrl:
    """Scheme and host, to which every address of the site is added as it is."""

    def read(self, node: Node, reading: Reading) -> str | None:
        scalar = reading.read_scalar(node, "an address (https://…)")
        if scalar is None:
            return None
        fault = find_url_fault(scalar.text)
        if fault is None and re.search("[/?#]", scalar.text.partition("://")[2]):
            bare = "/".join(scalar.text.split("/")[:3])
            fault = f"{quoted(scalar.text)} is more than scheme and host", f"write {bare}"
        if fault is None:
            return scalar.text
        reading.refuse(node, rule="bad-url", message=fault[0], hint=fault[1])
        return None

    def json_schema(self) -> JsonSchema:
        return {"type": "string", "pattern": "^https?://[^/?#]+$"}


def site_record(languages: tuple[str, ...], categories: tuple[str, ...]) -> Record[dict[str, Any]]:
    """site.yaml for a site of these languages and categories; for any, where there are none."""
    label = LocalisedText(languages, Text(longest=80))
    text = LocalisedText(languages)
    language = Record(
        dict,
        (
            Field("name", Text(80), "in the language itself", required=True),
            Field("locale", Locale(), "BCP 47; default: the key"),
        ),
    )
    category = Record(dict, (Field("label", label, required=True), Field("description", text)))
    taxonomy = Record(
        dict,
        (
            Field(
                "path", Slug(ROUTE_WORDS), "stands before a term in addresses: /en/<path>/<term>/"
            ),
            Field("label", label),
        ),
    )
    score = Record(
        dict,
        (
            Field("label", label, required=True),
            Field("weight", Number(), "in the overall score; default 1"),
            Field("rubric", text, "what the score tells"),
        ),
    )
    navigation = (
        Choice(
            categories,
            "category",
            rule="unknown-category",
            where="They stand under categories: in this file",
        )
        if categories
        else Slug()
    )
    return Record(
        dict,
        (
            Field("title", label, "the archive's name", required=True),
            Field("description", text, "one sentence, for feeds and search engines"),
            Field(
                "base_url",
                BaseUrl(),
                "scheme and host that the site is published under",
                required=True,
            ),
            Field("timezone", TimeZone(), "for dates without a zone; default UTC"),
            Field(
                "languages", MapOf(LanguageKey(), language), "in order of preference", required=True
            ),
            Field("categories", MapOf(Slug(), category), "every article is in one", required=True),
            Field(
                "taxonomies",
                MapOf(Slug(ROUTE_WORDS | FRONT_MATTER_KEYS - {"sources"}), taxonomy),
                "further ways to group articles",
            ),
            Field("scores", MapOf(Slug(FACET_WORDS), score), "integers from 0 to 100 on articles"),
            Field(
                "navigation", ListOf(navigation), "categories in the header; default: the first six"
            ),
            Field("page_size", Integer(5, 100), "articles on a page of a list; default 20"),
        ),
    )
