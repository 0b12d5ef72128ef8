"""A story's first files: what is known already, and honest placeholders for the rest."""

from __future__ import annotations

from datetime import datetime
from typing import TypeVar

from site_builder.articles.fields import Vocabulary, vocabulary_of
from site_builder.articles.moments import MomentIn
from site_builder.articles.parse import parse_article
from site_builder.articles.slugs import find_slug
from site_builder.authoring.files import ContentFile
from site_builder.authoring.yaml_text import format_text
from site_builder.config import Config
from site_builder.controls import CONTROL
from site_builder.folders import ARTICLES_DIR
from site_builder.han import HAN_CHARACTER
from site_builder.schema import FieldType, Reading, Slug
from site_builder.sources.reading import parse_source
from site_builder.values import Value
from site_builder.wording import quoted
from site_builder.yamltree import Scalar

T = TypeVar("T")

_SCHEMA = "../../../schema/article.json"


class StoryRequest(Value):
    """What an author asks for. What is empty is chosen: today, the site's first category and all of
    its languages, a name made from the title."""

    title: str
    category: str = ""
    date: str = ""
    languages: tuple[str, ...] = ()
    slug: str = ""


class WrongRequestError(ValueError):
    """A request that can't be met. `option` is the one to change, as on the command line."""

    def __init__(self, option: str, message: str) -> None:
        super().__init__(message)
        self.option = option


class _Words(Value):
    """What stands for a text that is still to be written."""

    text: str
    title: str


_WORDS = {
    "en": _Words("To be written.", "To be translated: {}"),
    "zh": _Words("待写。", "待译：{}"),
}


def plan_story(request: StoryRequest, config: Config, now: datetime) -> tuple[ContentFile, ...]:
    """The files of a new story, in the order of the site's languages; the first holds the facts.

    They are drafts, and the parser takes them as they are. Raises WrongRequestError.
    """
    title = " ".join(request.title.split())
    if not title or CONTROL.search(title):
        raise WrongRequestError("TITLE", f"{quoted(title)} is no text to make a title of")
    words = vocabulary_of(config)
    languages = _choose_languages(request, config, words)
    date = request.date or now.astimezone(config.timezone).replace(microsecond=0).isoformat()
    at = _read(MomentIn(words.zone), date, "--date").at
    category = _read(words.category, request.category or config.categories[0].key, "--category")
    name = f"{ARTICLES_DIR}{at:%Y/%m}/{_choose_slug(request.slug, title, words)}"
    own_language = _find_language(title, languages)
    files = []
    for language in languages:
        facts = _format_facts(date, category, config) if language == languages[0] else ""
        placeholders = _words_in(language)
        own_title = title if language == own_language else placeholders.title.format(title)
        text = _format_article(own_title, placeholders.text, facts)
        files.append(ContentFile(f"{name}.{language}.md", text))
    _check_titles(files, config)
    return tuple(files)


def _choose_languages(request: StoryRequest, config: Config, words: Vocabulary) -> tuple[str, ...]:
    known = tuple(language.key for language in config.languages)
    wanted = [_read(words.language, key, "--language") for key in request.languages]
    return tuple(key for key in known if key in wanted or not wanted)


def _choose_slug(slug: str, title: str, words: Vocabulary) -> str:
    chosen = slug or find_slug(title)
    if not chosen:
        message = f"{quoted(title)} gives no name for files and addresses: name one with --slug"
        raise WrongRequestError("TITLE", message)
    return _read(Slug(words.reserved_slugs), chosen, "--slug")


def _read(kind: FieldType[T], text: str, option: str) -> T:
    """What an option says, under the rules of the field that it will fill."""
    reading = Reading("", key=option)
    value = kind.read(Scalar(text, True, 0, 0), reading)
    if value is None:
        [problem] = reading.problems
        raise WrongRequestError(option, f"{problem.message}; {problem.hint}")
    return value


def _find_language(title: str, languages: tuple[str, ...]) -> str:
    """The language that a title is in, as far as its script tells."""
    is_chinese = HAN_CHARACTER.search(title) is not None
    fitting = [key for key in languages if (_base_of(key) == "zh") == is_chinese]
    return (fitting or languages)[0]


def _words_in(language: str) -> _Words:
    return _WORDS.get(_base_of(language), _WORDS["en"])


def _base_of(language: str) -> str:
    return language.partition("-")[0]


def _format_facts(date: str, category: str, config: Config) -> str:
    """What all languages of a story share. Comments name what an author should add, in a form that
    can't be published by oversight."""
    scores = ", ".join(f"{score.key}: …" for score in config.scores)
    lines = [
        f"date: {date}",
        f"category: {category}",
        "tags: []",
        *([f"# scores: {{{scores}}}"] if scores else []),
        "# sources: [{name: …, url: …}]",
        "draft: true",
    ]
    return "".join(f"{line}\n" for line in lines)


def _format_article(title: str, placeholder: str, facts: str) -> str:
    return (
        "---\n"
        f"# yaml-language-server: $schema={_SCHEMA}\n"
        f"title: {format_text(title)}\n"
        f"summary: {format_text(placeholder)}\n"
        f"{facts}"
        "---\n"
        f"{placeholder}\n"
    )


def _check_titles(files: list[ContentFile], config: Config) -> None:
    """Of all that is in the files, only the title has not been checked yet."""
    for file in files:
        _, problems = parse_article(parse_source(file.text, file.source_path), config, {})
        for problem in problems:
            if problem.severity == "error":
                raise WrongRequestError("TITLE", f"{problem.message}; {problem.hint}")
