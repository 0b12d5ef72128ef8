"""From a source to an article or a page, and to everything that is wrong with it."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from typing import Any

from site_builder.articles.article import Article, Image, Moment, StandalonePage, StatedFacts
from site_builder.articles.bodies import IllustratedBody, read_body
from site_builder.articles.fields import (
    SHARED_TAXONOMIES,
    article_record,
    page_record,
    vocabulary_of,
)
from site_builder.articles.front_matter import FrontMatter, read_front_matter
from site_builder.articles.links import Fault, locate_image
from site_builder.articles.names import Name, read_name
from site_builder.articles.reading_time import count_reading_minutes
from site_builder.config import Config
from site_builder.errors import Problem
from site_builder.folders import ARTICLES_DIR, PAGES_DIR
from site_builder.pictures.image import ImageFacts
from site_builder.schema import Reading, Record
from site_builder.sources import Source


def parse_article(
    source: Source, config: Config, media: Mapping[str, ImageFacts]
) -> tuple[Article | None, tuple[Problem, ...]]:
    """Check and render one file of content/articles/.

    `media` are the images that exist, by source path. The article is None where a problem is an
    error. Whether the story has a date and a category shows only when its languages come together,
    so both may be lacking here.
    """
    reading = Reading(source.source_path)
    front = read_front_matter(source, _article_record(config), reading)
    name = _read_name(source, ARTICLES_DIR, front, config, reading)
    image = _find_image(front, source, media, reading)
    _check_order(front, reading)
    body = read_body(source, media, reading)
    article = None
    if name is not None and body is not None and not reading.has_error:
        facts = _make_facts(front.values, image, config)
        article = _make_article(source, name, front, facts, body)
    return article, tuple(sorted(reading.problems))


def parse_page(
    source: Source, config: Config, media: Mapping[str, ImageFacts]
) -> tuple[StandalonePage | None, tuple[Problem, ...]]:
    """Check and render one file of content/pages/; the rest is as with articles."""
    reading = Reading(source.source_path)
    front = read_front_matter(source, _page_record(config), reading)
    name = _read_name(source, PAGES_DIR, front, config, reading)
    body = read_body(source, media, reading)
    page = None
    if name is not None and body is not None and not reading.has_error:
        page = _make_page(source, name, front, body)
    return page, tuple(sorted(reading.problems))


@lru_cache(maxsize=4)
def _article_record(config: Config) -> Record[dict[str, Any]]:
    return article_record(vocabulary_of(config))


@lru_cache(maxsize=4)
def _page_record(config: Config) -> Record[dict[str, Any]]:
    return page_record(vocabulary_of(config))


def _read_name(
    source: Source, folder: str, front: FrontMatter, config: Config, reading: Reading
) -> Name | None:
    languages = tuple(language.key for language in config.languages)
    path = source.source_path.removeprefix(folder)
    return read_name(path, front.values.get("language"), languages, reading)


def _find_image(
    front: FrontMatter, source: Source, media: Mapping[str, ImageFacts], reading: Reading
) -> Image | None:
    named = front.values.get("image")
    if named is None:
        return None
    found = locate_image(named.src, source.source_path, media)
    if isinstance(found, Fault):
        place = front.position("image.src")
        reading.problems.append(Problem(place, found.rule, found.message, found.hint))
        return None
    facts = media[found.source_path]
    return Image(found.name, found.source_path, named.alt, named.credit, facts)


def _check_order(front: FrontMatter, reading: Reading) -> None:
    """Nothing that happens to an article happens before it is there."""
    date = front.values.get("date")
    if date is None:
        return
    later = [(key, front.values.get(key)) for key in ("updated", "expires")]
    corrections = enumerate(front.values.get("corrections", ()))
    later += [(f"corrections.{number}", correction.date) for number, correction in corrections]
    for key, moment in later:
        if moment is not None and _is_before(moment, date):
            message = f"{moment.iso} is before the article's date, {date.iso}"
            place = front.position(key)
            reading.problems.append(Problem(place, "date-order", message, "mend one of the two"))


def _is_before(moment: Moment, other: Moment) -> bool:
    """Compares days where one of the two has no time of day."""
    if moment.has_time and other.has_time:
        return moment.at < other.at
    return moment.at.date() < other.at.date()


def _make_facts(values: dict[str, Any], image: Image | None, config: Config) -> StatedFacts:
    taxonomies = [t.key for t in config.taxonomies if t.key not in SHARED_TAXONOMIES]
    scores = values.get("scores")
    in_order = [score.key for score in config.scores if scores and score.key in scores]
    return StatedFacts(
        date=values.get("date"),
        updated=values.get("updated"),
        category=values.get("category"),
        terms=tuple((key, values[key]) for key in taxonomies if key in values) or None,
        scores=None if scores is None else tuple((key, scores[key]) for key in in_order),
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
    source: Source, name: Name, front: FrontMatter, facts: StatedFacts, body: IllustratedBody
) -> Article:
    values = front.values
    tldr, insights = values.get("tldr", ()), values.get("insights", ())
    key_data, faq = values.get("key_data", ()), values.get("faq", ())
    texts = [values["summary"], *tldr, *insights]
    texts += [text for row in key_data for text in (row.entity, row.info, row.data)]
    texts += [text for entry in faq for text in (entry.question, entry.answer)]
    to_read = "\n".join([*(text.plain for text in texts), body.text])
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
        places=front.places,
        reading_minutes=count_reading_minutes(to_read),
    )


def _make_page(
    source: Source, name: Name, front: FrontMatter, body: IllustratedBody
) -> StandalonePage:
    return StandalonePage(
        source_path=source.source_path,
        name=name.story,
        language=name.language,
        title=front.values["title"],
        summary=front.values["summary"],
        updated=front.values.get("updated"),
        aliases=front.values.get("aliases", ()),
        body=body.html,
        body_text=body.text,
        headings=body.headings,
        links=body.links,
        images=body.images,
        places=front.places,
    )
