"""From a source to an article or a page, and to everything that is wrong with it."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from functools import lru_cache
from typing import Any, TypeAlias

from site_builder.articles.article import Article, Image, Moment, StandalonePage, StatedFacts
from site_builder.articles.bodies import IllustratedBody, read_body
from site_builder.articles.fields import NamedImage, article_record, page_record, vocabulary_of
from site_builder.articles.links import Fault, locate_image
from site_builder.articles.names import Name, read_name
from site_builder.articles.reading_time import count_reading_minutes
from site_builder.config import Config
from site_builder.errors import Position, Problem
from site_builder.schema import Reading, Record
from site_builder.sources import Source
from site_builder.yamltree import Mapping, Scalar, Sequence, parse_tree

ARTICLES_DIR = "content/articles/"
PAGES_DIR = "content/pages/"

Values: TypeAlias = dict[str, Any]
Places: TypeAlias = tuple[tuple[str, Position], ...]


def parse_article(
    source: Source, config: Config, media: Collection[str]
) -> tuple[Article | None, tuple[Problem, ...]]:
    """Check and render one file of content/articles/.

    `media` are the source paths of the images that exist. The article is None where a problem is an error. Whether
    the story has a date and a category shows only when its languages come together, so both may be lacking here.
    """
    reading = Reading(source.source_path)
    values, places = _read_front_matter(source, _article_record(config), reading)
    name = _read_name(source, ARTICLES_DIR, values, config, reading)
    image = _find_image(values.get("image"), source, media, dict(places), reading)
    _check_order(values, dict(places), reading)
    body = read_body(source, media, reading)
    if name is None or body is None or _has_error(reading):
        return None, tuple(sorted(reading.problems))
    article = _make_article(source, name, values, _make_facts(values, image, config), body, places)
    return article, tuple(sorted(reading.problems))


def parse_page(
    source: Source, config: Config, media: Collection[str]
) -> tuple[StandalonePage | None, tuple[Problem, ...]]:
    """Check and render one file of content/pages/; the rest is as with articles."""
    reading = Reading(source.source_path)
    values, places = _read_front_matter(source, _page_record(config), reading)
    name = _read_name(source, PAGES_DIR, values, config, reading)
    body = read_body(source, media, reading)
    if name is None or body is None or _has_error(reading):
        return None, tuple(sorted(reading.problems))
    page = StandalonePage(
        source_path=source.source_path,
        name=name.story,
        language=name.language,
        title=values["title"],
        summary=values["summary"],
        updated=values.get("updated"),
        aliases=values.get("aliases", ()),
        body=body.html,
        body_text=body.text,
        headings=body.headings,
        links=body.links,
        images=body.images,
        places=places,
    )
    return page, tuple(sorted(reading.problems))


@lru_cache(maxsize=4)
def _article_record(config: Config) -> Record[Values]:
    return article_record(vocabulary_of(config))


@lru_cache(maxsize=4)
def _page_record(config: Config) -> Record[Values]:
    return page_record(vocabulary_of(config))


def _read_front_matter(
    source: Source, record: Record[Values], reading: Reading
) -> tuple[Values, Places]:
    """The values that are well, and where every key stands."""
    tree = parse_tree(source.front_matter, source.source_path, first_line=2)
    reading.problems += tree.problems
    top = ("", Position(source.source_path, 1))
    if tree.root is None and tree.problems:
        return {}, (top,)  # what is missing can't be told from what was not reached
    root = tree.root or Mapping((), 1, 0)
    values = record.read_values(root, reading)
    if not isinstance(root, Mapping):
        return values, (top,)
    return values, (top, *_places_of(root, source.source_path))


def _places_of(root: Mapping, path: str) -> Iterator[tuple[str, Position]]:
    """Every key, and every item of a list as `tags.0`."""
    for key, value in root.entries:
        yield key.text, Position(path, key.line, key.column)
        if isinstance(value, Sequence):
            for number, item in enumerate(value.items):
                yield f"{key.text}.{number}", Position(path, item.line, item.column)


def _read_name(
    source: Source, folder: str, values: Values, config: Config, reading: Reading
) -> Name | None:
    languages = tuple(language.key for language in config.languages)
    path = source.source_path.removeprefix(folder)
    return read_name(path, values.get("language"), languages, reading)


def _has_error(reading: Reading) -> bool:
    return any(problem.severity == "error" for problem in reading.problems)


def _find_image(
    named: NamedImage | None,
    source: Source,
    media: Collection[str],
    places: dict[str, Position],
    reading: Reading,
) -> Image | None:
    if named is None:
        return None
    found = locate_image(named.src, source.source_path, media)
    if not isinstance(found, Fault):
        return Image(named.src, found, named.alt, named.credit)
    reading.problems.append(Problem(places["image"], found.rule, found.message, found.hint))
    return None


def _check_order(values: Values, places: dict[str, Position], reading: Reading) -> None:
    """Nothing that happens to an article happens before it is there."""
    date = values.get("date")
    if date is None:
        return
    later = [("updated", values.get("updated")), ("expires", values.get("expires"))]
    later += [("corrections", correction.date) for correction in values.get("corrections", ())]
    for key, moment in later:
        if moment is not None and _is_before(moment, date):
            message = f'{moment.iso} in "{key}" is before the date, {date.iso}'
            hint = "mend one of the two"
            reading.problems.append(Problem(places[key], "date-order", message, hint))


def _is_before(moment: Moment, other: Moment) -> bool:
    """Compares days where one of them has no time of day."""
    if moment.has_time and other.has_time:
        return moment.at < other.at
    return moment.at.date() < other.at.date()


def _make_facts(values: Values, image: Image | None, config: Config) -> StatedFacts:
    terms = tuple(
        (t.key, values[t.key]) for t in config.taxonomies if t.key != "sources" and t.key in values
    )
    scores = values.get("scores")
    return StatedFacts(
        date=values.get("date"),
        updated=values.get("updated"),
        category=values.get("category"),
        terms=terms or None,
        scores=None
        if scores is None
        else tuple((s.key, scores[s.key]) for s in config.scores if s.key in scores),
        sources=values.get("sources"),
        image=image,
        event=values.get("event"),
        related=values.get("related"),
        authors=values.get("author"),
        ai=values.get("ai"),
        draft=values.get("draft"),
        expires=values.get("expires"),
        slug=values.get("slug"),
    )


def _make_article(
    source: Source,
    name: Name,
    values: Values,
    facts: StatedFacts,
    body: IllustratedBody,
    places: Places,
) -> Article:
    tldr, insights = values.get("tldr", ()), values.get("insights", ())
    key_data, faq = values.get("key_data", ()), values.get("faq", ())
    texts = [values["summary"], *tldr, *insights]
    texts += [text for row in key_data for text in (row.entity, row.info, row.data)]
    texts += [text for entry in faq for text in (entry.question, entry.answer)]
    return Article(
        source_path=source.source_path,
        story=name.story,
        language=name.language,
        title=values["title"],
        summary=values["summary"],
        facts=facts,
        canonical_url=values.get("canonical_url", ""),
        aliases=values.get("aliases", ()),
        corrections=values.get("corrections", ()),
        tldr=tldr,
        key_data=key_data,
        insights=insights,
        faq=faq,
        body=body.html,
        body_text=body.text,
        headings=body.headings,
        links=body.links,
        images=body.images,
        places=places,
        reading_minutes=count_reading_minutes(
            "\n".join([*(text.plain for text in texts), body.text])
        ),
    )
