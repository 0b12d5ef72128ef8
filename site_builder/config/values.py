"""site.yaml as values: what the whole archive agrees on."""

from __future__ import annotations

from dataclasses import dataclass
from zoneinfo import ZoneInfo

from site_builder.config.localised import Localised


@dataclass(frozen=True, slots=True)
class Language:
    """A language of the site: its key in addresses, its own name, and its BCP 47 tag."""

    key: str
    name: str
    locale: str
    direction: str  # "ltr" or "rtl", from the locale


@dataclass(frozen=True, slots=True)
class Category:
    """One of the closed set of categories."""

    key: str
    label: Localised
    description: Localised


@dataclass(frozen=True, slots=True)
class Taxonomy:
    """A way to group articles by open terms: `tags`, `sources` and `events` are always there.

    `key` names it in front matter and its index in addresses (`/en/tags/`); `path` stands before a
    term (`/en/tag/openai/`).
    """

    key: str
    path: str
    label: Localised


@dataclass(frozen=True, slots=True)
class Score:
    """A declared score: integers from 0 to 100, weighted in the overall score."""

    key: str
    label: Localised
    weight: float
    rubric: Localised


@dataclass(frozen=True, slots=True)
class Config:
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
