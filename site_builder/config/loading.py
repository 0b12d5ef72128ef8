"""From site.yaml to Config."""

from __future__ import annotations

from pathlib import Path
from zoneinfo import ZoneInfo

from site_builder.config.directions import direction_of
from site_builder.config.fields import (
    BUILT_IN_TAXONOMIES,
    CategoryEntry,
    LanguageEntry,
    ScoreEntry,
    TaxonomyEntry,
    site_record,
)
from site_builder.config.localised import NO_TEXT, Localised
from site_builder.config.values import Category, Config, Language, Score, Taxonomy
from site_builder.errors import ConfigError, Position, Problem
from site_builder.folders import CONFIG_FILE, require_archive
from site_builder.schema import MapEntry, Reading
from site_builder.textfile import read_text
from site_builder.yamltree import Mapping, Node, parse_tree

_MOST_BYTES = 1 << 20
_IN_NAVIGATION = 6
_PAGE_SIZE = 20
_PATHS = {"tags": "tag", "sources": "source", "events": "event"}
_LABELS = {
    "en": {"tags": "Tags", "sources": "Sources", "events": "Events"},
    "zh": {"tags": "标签", "sources": "来源", "events": "事件"},
}


def load_config(site_dir: Path) -> Config:
    """Read and check `content/site.yaml`. Raises ConfigError with all that is wrong in it."""
    require_archive(site_dir)
    text = read_text(site_dir, CONFIG_FILE, _MOST_BYTES)
    if isinstance(text, Problem):
        raise ConfigError([text])
    tree = parse_tree(text, CONFIG_FILE)
    reading = Reading(CONFIG_FILE, list(tree.problems))
    if tree.root is None and not tree.problems:
        message, hint = "an empty file", "`site-builder init` writes one to start from"
        reading.problems.append(Problem(Position(CONFIG_FILE), "empty-value", message, hint))
    config = _read_config(tree.root, reading) if tree.root else None
    if config is None:
        raise ConfigError(reading.problems)
    return config


def _read_config(root: Node, reading: Reading) -> Config | None:
    languages, categories = _find_keys(root, "languages"), _find_keys(root, "categories")
    values = site_record(languages, categories).read_values(root, reading)
    taxonomies = _make_taxonomies(values.get("taxonomies", ()), languages, reading)
    scores = _make_scores(values.get("scores", ()), taxonomies, reading)
    if reading.has_error:
        return None
    return Config(
        title=values["title"],
        description=values.get("description", NO_TEXT),
        base_url=values["base_url"],
        timezone=values.get("timezone", ZoneInfo("UTC")),
        languages=tuple(_make_language(entry) for entry in values["languages"]),
        categories=tuple(_make_category(entry) for entry in values["categories"]),
        taxonomies=taxonomies,
        scores=scores,
        navigation=values.get("navigation", categories[:_IN_NAVIGATION]),
        page_size=values.get("page_size", _PAGE_SIZE),
        social_cards=values.get("social_cards", False),
    )


def _find_keys(root: Node, name: str) -> tuple[str, ...]:
    """The keys under `name`, to which other fields refer, before anything is checked."""
    if not isinstance(root, Mapping):
        return ()
    maps = [node for key, node in root.entries if key.text == name and isinstance(node, Mapping)]
    keys = [key.text for node in maps for key, _ in node.entries]
    return tuple(key for key in keys if key.isprintable())


def _make_language(entry: MapEntry[LanguageEntry]) -> Language:
    locale = entry.value.locale or entry.key
    return Language(entry.key, entry.value.name, locale, direction_of(locale))


def _make_category(entry: MapEntry[CategoryEntry]) -> Category:
    return Category(entry.key, entry.value.label, entry.value.description)


def _make_scores(
    entries: tuple[MapEntry[ScoreEntry], ...], taxonomies: tuple[Taxonomy, ...], reading: Reading
) -> tuple[Score, ...]:
    taken = {taxonomy.key for taxonomy in taxonomies}
    for entry in entries:
        if entry.key in taken:
            message = f'"{entry.key}" names a taxonomy already'
            reading.refuse(entry.node, rule="name-taken", message=message, hint="rename one")
    if entries and not any(entry.value.weight for entry in entries):
        message, hint = "no score has a weight", "give at least one a weight over 0"
        reading.refuse(entries[0].node, rule="bad-number", message=message, hint=hint)
    return tuple(
        Score(entry.key, entry.value.label, entry.value.weight, entry.value.rubric)
        for entry in entries
    )


def _make_taxonomies(
    entries: tuple[MapEntry[TaxonomyEntry], ...], languages: tuple[str, ...], reading: Reading
) -> tuple[Taxonomy, ...]:
    declared = {entry.key: entry for entry in entries}
    taxonomies = [
        _make_built_in(key, declared.pop(key, None), languages, reading)
        for key in BUILT_IN_TAXONOMIES
    ]
    taken = {name: key for key, path in _PATHS.items() for name in (key, path)}
    for entry in declared.values():
        taxonomies.append(Taxonomy(entry.key, entry.value.path, entry.value.label))
        _check_taxonomy(entry, taken, reading)
    return tuple(taxonomies)


def _make_built_in(
    key: str,
    entry: MapEntry[TaxonomyEntry] | None,
    languages: tuple[str, ...],
    reading: Reading,
) -> Taxonomy:
    """A built-in taxonomy, labelled by site.yaml, or in each language that we have a word for."""
    known = ((language, _LABELS.get(language.split("-")[0])) for language in languages)
    texts = tuple((language, labels[key]) for language, labels in known if labels)
    label = Localised(texts or (("en", _LABELS["en"][key]),))
    path = _PATHS[key]
    if entry is None:
        return Taxonomy(key, path, label)
    if entry.value.path not in ("", path):
        message = f'"{key}" always has the path "{path}"'
        reading.refuse(entry.node, rule="name-taken", message=message, hint="leave path: out")
    return Taxonomy(key, path, entry.value.label if entry.value.label.texts else label)


def _check_taxonomy(
    entry: MapEntry[TaxonomyEntry], taken: dict[str, str], reading: Reading
) -> None:
    """Indexes and terms of all taxonomies stand side by side in addresses: no name serves twice."""
    for name, is_missing in (
        ("path", not entry.value.path),
        ("label", not entry.value.label.texts),
    ):
        if is_missing:
            message, hint = f'"{name}" is missing in "{entry.key}"', f"add {name}:"
            reading.refuse(entry.node, rule="missing-key", message=message, hint=hint)
    for name in dict.fromkeys((entry.key, entry.value.path)):
        if name.isdigit():
            message = f'"{name}" would be a year in addresses'
            reading.refuse(entry.node, rule="reserved-slug", message=message, hint="use a word")
        elif name in taken:
            message = f'"{name}" names the taxonomy "{taken[name]}" already'
            reading.refuse(entry.node, rule="name-taken", message=message, hint="rename one")
        elif name:
            taken[name] = entry.key
