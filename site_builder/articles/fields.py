"""The declaration of an article's and a page's front matter."""

from __future__ import annotations

from datetime import UTC, tzinfo
from typing import Any

from site_builder.articles.article import Correction, Credit, KeyDatum, Moment, Question
from site_builder.articles.fieldtypes import InlineText, OldAddress, Word, Words
from site_builder.articles.moments import MomentIn
from site_builder.config import Config, LanguageKey
from site_builder.schema import (
    Boolean,
    Choice,
    Field,
    FieldType,
    Integer,
    ListOf,
    MapOf,
    Record,
    Slug,
    Text,
    Url,
)
from site_builder.values import Value

RESERVED_SLUGS = frozenset(
    {"404", "assets", "feed", "index", "offline", "page", "pagefind", "reading", "robots"}
    | {"search", "sitemap", "top"}
)
"""Words that stand in addresses of our own or of a host, and would be confusing as an article's."""

SHARED_TAXONOMIES = ("sources", "events")
"""The taxonomies whose terms stand in fields of their own, `sources` and `event`."""

_TITLE, _LINE, _PARAGRAPH = InlineText(200), InlineText(1_000), InlineText(4_000)
_POINTS = Integer(0, 100)
_ROLE = Choice(("original", "via", "image"), "role", rule="unknown-choice")
_AI_USE = Choice(("generated", "assisted"), "use of AI", rule="unknown-choice")


class NamedImage(Value):
    """An image as front matter names it; whether it is there shows later."""

    src: str
    alt: str
    credit: str = ""


class Vocabulary(Value):
    """What an archive decides about front matter."""

    zone: tzinfo
    language: FieldType[str]
    category: FieldType[str]
    scores: FieldType[Any]
    taxonomies: tuple[str, ...]
    reserved_slugs: frozenset[str]


def vocabulary_of(config: Config) -> Vocabulary:
    """The words that site.yaml allows."""
    languages = tuple(language.key for language in config.languages)
    categories = tuple(category.key for category in config.categories)
    scores = tuple(Field(s.key, _POINTS, s.rubric.in_language("en")) for s in config.scores)
    where = "are listed in content/site.yaml"
    return Vocabulary(
        zone=config.timezone,
        language=Choice(languages, "language", rule="unknown-language", where=f"Languages {where}"),
        category=Choice(
            categories,
            "category",
            rule="unknown-category",
            where=f"Categories {where}",
            labels=tuple(
                (label.casefold(), category.key)
                for category in config.categories
                for _, label in category.label.texts
            ),
        ),
        scores=Record(dict, scores),
        taxonomies=tuple(t.key for t in config.taxonomies if t.key not in SHARED_TAXONOMIES),
        reserved_slugs=RESERVED_SLUGS.union(languages),
    )


def any_vocabulary() -> Vocabulary:
    """The words that some archive may allow: any that are well formed."""
    scores = MapOf(Slug(), _POINTS)
    return Vocabulary(UTC, LanguageKey(), Slug(), scores, ("tags",), RESERVED_SLUGS)


def article_record(words: Vocabulary) -> Record[dict[str, Any]]:
    """An article's front matter."""
    moment = MomentIn(words.zone)
    return Record(
        dict,
        (
            *_shared_fields(words),
            Field("date", moment, "a date, or a date and time"),
            Field("updated", moment, "when the article last changed in substance"),
            Field("category", words.category, "the one category that the story is in"),
            *(Field(key, Words(), "labels or aliases of terms") for key in words.taxonomies),
            Field("scores", words.scores, "whole numbers from 0 to 100"),
            Field("slug", Slug(words.reserved_slugs), "default: from the file name"),
            Field("author", ListOf(Word(), or_one=True), "a name, or a list of names"),
            Field("sources", ListOf(_credit(moment)), "where the story comes from"),
            Field("canonical_url", Url(), "where the text itself first appeared, if elsewhere"),
            Field("image", _image(), "an image beside the article"),
            Field("event", Word(), "groups stories about one event"),
            Field("related", ListOf(Word(longest=200)), "names of other stories"),
            Field("draft", Boolean(), "left out of a build unless asked for"),
            Field("expires", moment, "left out of a build from then on"),
            Field("ai", _AI_USE, "shows the disclaimer"),
            Field(
                "corrections", ListOf(_correction(moment)), "what was wrong, and when it was mended"
            ),
            Field("tldr", ListOf(_LINE), "the story in a few points"),
            Field("key_data", ListOf(_key_datum()), "the rows of a table"),
            Field("insights", ListOf(_LINE), "what follows from it"),
            Field("faq", ListOf(_question()), "questions and their answers"),
        ),
    )


def page_record(words: Vocabulary) -> Record[dict[str, Any]]:
    """A standalone page's front matter."""
    updated = Field("updated", MomentIn(words.zone), "when the page last changed in substance")
    return Record(dict, (*_shared_fields(words), updated))


def _shared_fields(words: Vocabulary) -> tuple[Field[Any], ...]:
    """What articles and pages have in common."""
    summary = "one to three sentences, for lists, feeds, search and link previews"
    return (
        Field("title", _TITLE, "may use inline Markdown", required=True),
        Field("summary", _LINE, summary, required=True),
        Field("language", words.language, "if the file name does not say it"),
        Field("aliases", ListOf(OldAddress()), "old addresses that lead here"),
    )


def _credit(moment: FieldType[Moment]) -> Record[Credit]:
    return Record(
        Credit,
        (
            Field("name", Word(), "of the publication", required=True),
            Field("url", Url(), "of the text there"),
            Field("role", _ROLE, "default: original"),
            Field("published", moment, "when it appeared there"),
        ),
    )


def _image() -> Record[NamedImage]:
    return Record(
        NamedImage,
        (
            Field("src", Text(), "a file beside the article", required=True),
            Field("alt", Text(), "what it shows, for those who can't see it", required=True),
            Field("credit", Text(), "who made it"),
        ),
    )


def _correction(moment: FieldType[Moment]) -> Record[Correction]:
    date, note = Field("date", moment, required=True), Field("note", _LINE, required=True)
    return Record(Correction, (date, note))


def _key_datum() -> Record[KeyDatum]:
    names = ("entity", "info", "data")
    return Record(KeyDatum, tuple(Field(name, _LINE, required=True) for name in names))


def _question() -> Record[Question]:
    question = Field("question", _LINE, required=True)
    return Record(Question, (question, Field("answer", _PARAGRAPH, required=True)))
