"""JSON Schema files (draft 2020-12), with which editors check what an author writes."""

from __future__ import annotations

from site_builder.articles.fields import (
    any_vocabulary,
    article_record,
    page_record,
    vocabulary_of,
)
from site_builder.articles.fieldtypes import Words
from site_builder.config import Config
from site_builder.config.fields import site_record
from site_builder.registry import terms_map
from site_builder.schema import JsonSchema

_ANY_TAXONOMY = Words().json_schema()
_DRAFT = "https://json-schema.org/draft/2020-12/schema"


def schema_files(config: Config | None) -> dict[str, JsonSchema]:
    """The schema of each kind of file by its name, for one archive, or for any.

    site.json is for any in either case, as languages and categories are declared in that very file.
    """
    words = vocabulary_of(config) if config else any_vocabulary()
    languages = tuple(language.key for language in config.languages) if config else ()
    article = article_record(words).json_schema()
    if config is None:
        article["additionalProperties"] = _ANY_TAXONOMY
    return {
        "article.json": _file("Front matter of an article", article),
        "page.json": _file("Front matter of a standalone page", page_record(words).json_schema()),
        "site.json": _file("site.yaml", site_record((), ()).json_schema()),
        "terms.json": _file("A term registry", terms_map(languages).json_schema()),
    }


def _file(title: str, schema: JsonSchema) -> JsonSchema:
    return {"$schema": _DRAFT, "title": title, **schema}
