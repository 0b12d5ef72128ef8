"""The declaration of site.yaml."""

from __future__ import annotations

from typing import Any

from site_builder.config.fieldtypes import BaseUrl, LanguageKey, Locale, TimeZone
from site_builder.config.localised import NO_TEXT, Localised, LocalisedText
from site_builder.schema import (
    Boolean,
    Choice,
    Field,
    FieldType,
    Integer,
    ListOf,
    MapOf,
    Number,
    Record,
    Slug,
    Text,
)
from site_builder.values import Value

ROUTE_WORDS = frozenset(
    {
        "archive",
        "categories",
        "category",
        "digest",
        "feed",
        "index",
        "offline",
        "page",
        "reading",
        "search",
        "top",
    }
)
"""What stands first in addresses of our own (`/en/search/`), and so can't name a taxonomy."""

ARTICLE_KEYS = frozenset(
    {
        *("ai", "aliases", "author", "canonical_url", "category", "corrections", "date", "draft"),
        *("event", "expires", "faq", "image", "insights", "key_data", "language", "related"),
        *("scores", "slug", "sources", "summary", "tags", "title", "tldr", "updated"),
    }
)
"""What every article's front matter may hold, and so can't name a further taxonomy."""

BUILT_IN_TAXONOMIES = ("tags", "sources", "events")

_FACETS = frozenset({"category", "date", "language", "overall", "relevance", "source", "year"})
"""What readers filter and order by besides scores, and so can't name one."""

_NAME = Text(longest=80)


class LanguageEntry(Value):
    name: str
    locale: str = ""


class CategoryEntry(Value):
    label: Localised
    description: Localised = NO_TEXT


class TaxonomyEntry(Value):
    """Path and label may be left out of the built-in ones only."""

    path: str = ""
    label: Localised = NO_TEXT


class ScoreEntry(Value):
    label: Localised
    weight: float = 1.0
    rubric: Localised = NO_TEXT


def site_record(languages: tuple[str, ...], categories: tuple[str, ...]) -> Record[dict[str, Any]]:
    """site.yaml of an archive of these languages and categories; of any, where there are none."""
    label, text = LocalisedText(languages, _NAME), LocalisedText(languages, Text())
    taxonomy_key = Slug(ROUTE_WORDS | ARTICLE_KEYS - set(BUILT_IN_TAXONOMIES))
    score_key = Slug(_FACETS)
    return Record(
        dict,
        (
            Field("title", label, "the archive's name", required=True),
            Field("description", text, "a sentence, for feeds and search engines"),
            Field("base_url", BaseUrl(), "scheme and host of the published site", required=True),
            Field("timezone", TimeZone(), "of dates without a zone; default UTC"),
            Field(
                "languages",
                MapOf(LanguageKey(), _language()),
                "in order of preference",
                required=True,
            ),
            Field(
                "categories",
                MapOf(Slug(), _category(label, text)),
                "every story is in one of them",
                required=True,
            ),
            Field("taxonomies", MapOf(taxonomy_key, _taxonomy(label)), "further ways to group"),
            Field("scores", MapOf(score_key, _score(label, text)), "whole numbers, 0 to 100"),
            Field("navigation", _navigation(categories), "categories; default: the first six"),
            Field("page_size", Integer(5, 100), "articles on a page of a list; default 20"),
            Field("social_cards", Boolean(), "a picture per article for where it is shared"),
        ),
    )


def _language() -> Record[LanguageEntry]:
    name = Field("name", _NAME, "in the language itself", required=True)
    return Record(LanguageEntry, (name, Field("locale", Locale(), "BCP 47; default: the key")))


def _category(label: LocalisedText, text: LocalisedText) -> Record[CategoryEntry]:
    fields = (Field("label", label, required=True), Field("description", text))
    return Record(CategoryEntry, fields)


def _taxonomy(label: LocalisedText) -> Record[TaxonomyEntry]:
    path = Field("path", Slug(ROUTE_WORDS), "before a term in addresses: /en/<path>/<term>/")
    return Record(TaxonomyEntry, (path, Field("label", label)))


def _score(label: LocalisedText, text: LocalisedText) -> Record[ScoreEntry]:
    weight = Field("weight", Number(), "in the overall score; default 1")
    rubric = Field("rubric", text, "what the score tells")
    return Record(ScoreEntry, (Field("label", label, required=True), weight, rubric))


def _navigation(categories: tuple[str, ...]) -> ListOf[str]:
    category: FieldType[str] = Slug()
    if categories:
        where = "Categories are listed in this file"
        category = Choice(categories, "category", rule="unknown-category", where=where)
    return ListOf(category)
