"""From site.yaml to Config."""

from __future__ import annotations

from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from site_builder.config.fields import site_record
from site_builder.config.localised import Localised
from site_builder.config.values import Category, Config, Language, Score, Taxonomy
from site_builder.errors import ConfigError, Position, Problem
from site_builder.schema import MapEntry, Reading
from site_builder.textfile import read_text
from site_builder.yamltree import Mapping, Node, parse_tree

CONFIG_FILE = "content/site.yaml"

_MOST_BYTES = 1 << 20
_IN_NAVIGATION = 6
_PAGE_SIZE = 20
_BUILT_IN = (
    ("tags", "tag", {"en": "Tags", "zh": "标签"}),
    ("sources", "source", {"en": "Sources", "zh": "来源"}),
    ("events", "event", {"en": "Events", "zh": "事件"}),
)
_RTL_SCRIPTS = frozenset({"Adlm", "Arab", "Hebr", "Nkoo", "Syrc", "Thaa"})
_RTL_LANGUAGES = frozenset(
    {"ar", "arc", "ckb", "dv", "fa", "he", "nqo", "ps", "sd", "syr", "ug", "ur", "yi"}
)


def load_config(site_dir: Path) -> Config:
    """Read and check `content/site.yaml`. Raises ConfigError with everything that is wrong in it."""
    text = read_text(site_dir, CONFIG_FILE, _MOST_BYTES)
    if isinstance(text, Problem):
        raise ConfigError([text])
    tree = parse_tree(text, CONFIG_FILE)
    reading = Reading(CONFIG_FILE, list(tree.problems))
    config = None
    if tree.root is not None:
        config = _read_config(tree.root, reading)
    elif not reading.problems:
        message, hint = "an empty file", "site-builder init writes one to start from"
        reading.problems.append(Problem(Position(CONFIG_FILE), "empty-value", message, hint))
    if any(problem.severity == "error" for problem in reading.problems):
        raise ConfigError(reading.problems)
    assert config is not None
    return config


def _read_config(root: Node, reading: Reading) -> Config | None:
    languages, categories = _find_keys(root, "languages"), _find_keys(root, "categories")
    values = site_record(languages, categories).read_values(root, reading)
    taxonomies = _make_taxonomies(values.get("taxonomies", ()), languages, reading)
    scores = _make_scores(values.get("scores", ()), taxonomies, reading)
    if any(problem.severity == "error" for problem in reading.problems):
        return None
    return Config(
        title=values["title"],
        description=values.get("description", Localised(())),
        base_url=values["base_url"],
        timezone=values.get("timezone") or ZoneInfo("UTC"),
        languages=tuple(_make_language(entry) for entry in values["languages"]),
        categories=tuple(_make_category(entry) for entry in values["categories"]),
        taxonomies=taxonomies,
        scores=scores,
        navigation=values.get("navigation", categories[:_IN_NAVIGATION]),
        page_size=values.get("page_size", _PAGE_SIZE),
    )


def _find_keys(root: Node, name: str) -> tuple[str, ...]:
    """The keys under `name`, which other fields refer to, before anything is checked."""
    if not isinstance(root, Mapping):
        return ()
    for key, node in root.entries:
        if key.text == name and isinstance(node, Mapping):
            return tuple(inner.text for inner, _ in node.entries)
    return ()


def _make_language(entry: MapEntry[dict[str, Any]]) -> Language:
    locale = entry.value.get("locale", entry.key)
    language, *subtags = locale.split("-")
    scripts = [subtag for subtag in subtags if len(subtag) == 4 and subtag.isalpha()]
    is_rtl = scripts[0] in _RTL_SCRIPTS if scripts else language in _RTL_LANGUAGES
    return Language(entry.key, entry.value["name"], locale, "rtl" if is_rtl else "ltr")


def _make_category(entry: MapEntry[dict[str, Any]]) -> Category:
    values = entry.value
    return Category(entry.key, values["label"], values.get("description", Localised(())))


def _make_scores(
    entries: tuple[MapEntry[dict[str, Any]], ...],
    taxonomies: tuple[Taxonomy, ...],
    reading: Reading,
) -> tuple[Score, ...]:
    taxonomy_keys = {taxonomy.key for taxonomy in taxonomies}
    scores = []
    for entry in entries:
        if entry.key in taxonomy_keys:
            message = f'"{entry.key}" names a taxonomy as well'
            reading.refuse(entry.node, rule="name-taken", message=message, hint="rename one")
        values = entry.value
        rubric = values.get("rubric", Localised(()))
        scores.append(Score(entry.key, values["label"], values.get("weight", 1.0), rubric))
    if scores and not any(score.weight for score in scores):
        message, hint = "every score has weight 0", "give one a weight"
        reading.refuse(entries[0].node, rule="bad-number", message=message, hint=hint)
    return tuple(scores)


def _make_taxonomies(
    entries: tuple[MapEntry[dict[str, Any]], ...], languages: tuple[str, ...], reading: Reading
) -> tuple[Taxonomy, ...]:
    declared = {entry.key: entry for entry in entries}
    taxonomies = []
    for key, path, labels in _BUILT_IN:
        label = _default_label(labels, languages)
        if entry := declared.pop(key, None):
            label = entry.value.get("label", label)
            if entry.value.get("path", path) != path:
                message, hint = f'the path of "{key}" is always "{path}"', "remove path:"
                reading.refuse(entry.node, rule="name-taken", message=message, hint=hint)
        taxonomies.append(Taxonomy(key, path, label))
    taken = {name: key for key, path, _ in _BUILT_IN for name in (key, path)}
    for key, entry in declared.items():
        missing = [name for name in ("path", "label") if name not in entry.value]
        for name in missing:
            message, hint = f'"{name}" is missing', f"add {name}:"
            reading.refuse(entry.node, rule="missing-key", message=message, hint=hint)
        if not missing:
            _check_names(entry, taken, reading)
            taxonomies.append(Taxonomy(key, entry.value["path"], entry.value["label"]))
    return tuple(taxonomies)


def _check_names(entry: MapEntry[dict[str, Any]], taken: dict[str, str], reading: Reading) -> None:
    """Index and terms of every taxonomy stand side by side in addresses, so no name may serve twice."""
    for name in (entry.key, entry.value["path"]):
        if name.isdigit():
            message = f'"{name}" would be read as a year in addresses'
            reading.refuse(entry.node, rule="reserved-slug", message=message, hint="use a word")
        elif name in taken:
            message = f'"{name}" is a name of the taxonomy "{taken[name]}" already'
            reading.refuse(entry.node, rule="name-taken", message=message, hint="rename one")
        else:
            taken[name] = entry.key


def _default_label(labels: dict[str, str], languages: tuple[str, ...]) -> Localised:
    """A built-in taxonomy's label: in each language that we have a word for, or else in English."""
    known = [(key, labels[base]) for key in languages if (base := key.split("-")[0]) in labels]
    return Localised(tuple(known) or (("en", labels["en"]),))
