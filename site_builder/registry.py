"""The term registries, content/terms/<taxonomy>.yaml: what an archive's terms are called."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from site_builder.config import NO_TEXT, Config, Localised, LocalisedText
from site_builder.errors import ConfigError, Position, Problem, format_position
from site_builder.folders import TERMS_DIR
from site_builder.schema import Field, ListOf, MapEntry, MapOf, Reading, Record, Slug, Text
from site_builder.suggest import did_you_mean
from site_builder.textfile import is_ignored, read_text
from site_builder.values import Value
from site_builder.wording import quoted
from site_builder.yamltree import parse_tree

_MOST_BYTES = 4 << 20
_MOST_NODES = 200_000
_LONGEST_NAME = 80


class Term(Value):
    """A term that the registry lists. Its key stands in addresses; those under `was` lead to it."""

    key: str
    label: Localised
    aliases: tuple[str, ...]
    was: tuple[str, ...]
    description: Localised
    position: Position

    @property
    def names(self) -> tuple[str, ...]:
        """Everything that an article may call it."""
        return (self.key, *(text for _, text in self.label.texts), *self.aliases, *self.was)


@dataclass(frozen=True, slots=True)
class Registry:
    """The terms of one taxonomy, in the order of the file. No two share a name."""

    taxonomy: str
    terms: tuple[Term, ...]
    _by_name: dict[str, Term] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        by_name = {fold_name(name): term for term in self.terms for name in term.names}
        object.__setattr__(self, "_by_name", by_name)

    def find(self, name: str) -> Term | None:
        """The term that is called so, in any language."""
        return self._by_name.get(fold_name(name))


def fold_name(name: str) -> str:
    """What the names of one term have in common: neither case, width nor spacing counts."""
    folded = unicodedata.normalize("NFKC", name).casefold()
    return " ".join(unicodedata.normalize("NFKC", folded).split())


def load_registries(site_dir: Path, config: Config) -> tuple[Registry, ...]:
    """One registry per taxonomy, in the order of `config`; without terms where there is no file.

    Raises ConfigError with everything that is wrong in any of the files.
    """
    there = _find_files(site_dir)
    taxonomies = [taxonomy.key for taxonomy in config.taxonomies]
    problems = [_unknown_taxonomy(key, taxonomies) for key in there if key not in taxonomies]
    registries = []
    for key in taxonomies:
        reading = Reading(f"{TERMS_DIR}/{key}.yaml")
        terms = _read_terms(site_dir, config, reading) if key in there else ()
        if reading.has_error:
            problems += reading.problems
        else:
            registries.append(Registry(key, terms))
    if problems:
        raise ConfigError(problems)
    return tuple(registries)


class TermEntry(Value):
    """What a file says about one term."""

    label: Localised
    aliases: tuple[str, ...] = ()
    was: tuple[str, ...] = ()
    description: Localised = NO_TEXT


def terms_map(languages: tuple[str, ...]) -> MapOf[TermEntry]:
    """The declaration of a registry; for any languages where none are given."""
    name = Text(_LONGEST_NAME)
    record = Record(
        TermEntry,
        (
            Field("label", LocalisedText(languages, name), "what readers see", required=True),
            Field("aliases", ListOf(name), "other names, in any language"),
            Field("was", ListOf(Slug()), "earlier keys, whose addresses lead here"),
            Field("description", LocalisedText(languages, Text()), "a sentence, for its page"),
        ),
    )
    return MapOf(Slug(), record)


def _find_files(site_dir: Path) -> list[str]:
    try:
        names = sorted(entry.name for entry in (site_dir / TERMS_DIR).iterdir())
    except (FileNotFoundError, NotADirectoryError):
        return []
    return [
        name.removesuffix(".yaml")
        for name in names
        if name.endswith(".yaml") and not is_ignored(name)
    ]


def _unknown_taxonomy(key: str, taxonomies: list[str]) -> Problem:
    position = Position(f"{TERMS_DIR}/{key}.yaml")
    hint = did_you_mean(key, taxonomies) or "declare it under taxonomies: in content/site.yaml"
    return Problem(position, "unknown-taxonomy", f"unknown taxonomy {quoted(key)}", hint)


def _read_terms(site_dir: Path, config: Config, reading: Reading) -> tuple[Term, ...]:
    text = read_text(site_dir, reading.path, _MOST_BYTES)
    if isinstance(text, Problem):
        reading.problems.append(text)
        return ()
    tree = parse_tree(text, reading.path, max_nodes=_MOST_NODES)
    reading.problems += tree.problems
    if tree.root is None:
        return ()
    languages = tuple(language.key for language in config.languages)
    entries = terms_map(languages).read(tree.root, reading) or ()
    terms = tuple(_make_term(entry, reading.path) for entry in entries)
    reading.problems += _check_names(terms)
    return terms


def _make_term(entry: MapEntry[TermEntry], path: str) -> Term:
    said = entry.value
    position = Position(path, entry.node.line, entry.node.column)
    return Term(entry.key, said.label, said.aliases, said.was, said.description, position)


def _check_names(terms: tuple[Term, ...]) -> Iterator[Problem]:
    """A name that two terms share could mean either."""
    owners: dict[str, Term] = {}
    for term in terms:
        for folded, name in {fold_name(name): name for name in term.names}.items():
            owner = owners.setdefault(folded, term)
            if owner is not term:
                place = format_position(owner.position)
                message = f'{quoted(name)} is a name of "{owner.key}" already, at {place}'
                yield Problem(term.position, "name-taken", message, "keep it in one of the two")
