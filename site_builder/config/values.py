"""site.yaml as values: what the whole archive agrees on."""

from __future__ import annotations

from zoneinfo import ZoneInfo

from site_builder.config.localised import NO_TEXT, Localised
from site_builder.values import Value, replace


class Language(Value):
    """A language of the site: its key in addresses, its own name, and its BCP 47 tag."""

    key: str
    name: str
    locale: str
    direction: str  # "ltr" or "rtl", from the locale


class Category(Value):
    """One of the closed set of categories."""

    key: str
    label: Localised
    description: Localised


class Taxonomy(Value):
    """A way to group articles by open terms: `tags`, `sources` and `events` are always there.

    `key` names it in front matter and its index in addresses (`/en/tags/`); `path` stands before a
    term (`/en/tag/openai/`).
    """

    key: str
    path: str
    label: Localised


class Score(Value):
    """A declared score: integers from 0 to 100, weighted in the overall score."""

    key: str
    label: Localised
    weight: float
    rubric: Localised


class Config(Value):
    """site.yaml, checked. `languages` is in order of preference; the first is the default."""

    title: Localised
    description: Localised
    base_url: str  # without a slash at the end
    timezone: ZoneInfo
    languages: tuple[Language, ...]
    categories: tuple[Category, ...]
    taxonomies: tuple[Taxonomy, ...]  # tags, sources and events first, then the declared ones
    scores: tuple[Score, ...]
    navigation: tuple[str, ...]
    page_size: int
    social_cards: bool


def parsing_part(config: Config) -> Config:
    """What of a configuration decides how files are parsed: the rest is empty, so that it can't."""
    return replace(
        config,
        title=NO_TEXT,
        description=NO_TEXT,
        base_url="",
        categories=tuple(Category(item.key, NO_TEXT, NO_TEXT) for item in config.categories),
        taxonomies=tuple(replace(item, label=NO_TEXT) for item in config.taxonomies),
        scores=tuple(Score(item.key, NO_TEXT, 0, NO_TEXT) for item in config.scores),
        navigation=(),
        page_size=0,
        social_cards=False,
    )
