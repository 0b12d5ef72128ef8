"""A source's front matter: the values that are well, and where everything stands."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from site_builder.articles.article import find_place
from site_builder.errors import Position
from site_builder.schema import Reading, Record
from site_builder.sources import Source
from site_builder.values import Value
from site_builder.yamltree import Mapping, Sequence, parse_tree

_FIRST_LINE = 2


class FrontMatter(Value):
    """`places` are of keys (`tags`) and of what they hold (`tags.0`, `image.src`); "" is line 1."""

    values: dict[str, Any]
    places: tuple[tuple[str, Position], ...]

    def position(self, key: str) -> Position:
        """Where `key` stands; see `find_place`."""
        return find_place(self.places, key)


def read_front_matter(
    source: Source, record: Record[dict[str, Any]], reading: Reading
) -> FrontMatter:
    """Read a source's front matter as `record` declares it; `reading` gathers what is wrong."""
    tree = parse_tree(source.front_matter, source.source_path, _FIRST_LINE)
    reading.problems += tree.problems
    top = ("", Position(source.source_path, 1))
    if tree.root is None and tree.problems:
        return FrontMatter({}, (top,))  # what is missing can't be told from what was not reached
    root = tree.root or Mapping((), 1, 0)
    values = record.read_values(root, reading)
    if not isinstance(root, Mapping):
        return FrontMatter(values, (top,))
    return FrontMatter(values, (top, *_places_of(root, source.source_path)))


def _places_of(root: Mapping, path: str) -> Iterator[tuple[str, Position]]:
    for key, value in root.entries:
        yield key.text, Position(path, key.line, key.column)
        if isinstance(value, Sequence):
            inner = [(str(number), item) for number, item in enumerate(value.items)]
        elif isinstance(value, Mapping):
            inner = [(inner_key.text, inner_value) for inner_key, inner_value in value.entries]
        else:
            continue
        for name, node in inner:
            yield f"{key.text}.{name}", Position(path, node.line, node.column)
