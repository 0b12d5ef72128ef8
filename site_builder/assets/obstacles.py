"""Files of `static/root/` that a folder would have to stand in place of.

Such a file may replace one that the site makes (its own `robots.txt`), but no folder of pages.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from itertools import accumulate

from site_builder.assets.assets import Asset
from site_builder.errors import LayoutError, Position, Problem


def refuse_obstacles(assets: Iterable[Asset], output_paths: Collection[str]) -> None:
    """Raise LayoutError where a file of the root and one of all published files can't both be."""
    obstacles = list(_find_obstacles(assets, output_paths))
    if obstacles:
        raise LayoutError(obstacles)


def _find_obstacles(assets: Iterable[Asset], output_paths: Collection[str]) -> Iterator[Problem]:
    names = [asset.output_path for asset in assets if asset.name.startswith("root/")]
    folders = tuple(f"{name}/" for name in names)
    within = [path for path in output_paths if path.startswith(folders)]
    for name in names:
        inner = next((path for path in within if path.startswith(f"{name}/")), None)
        if inner:
            yield _obstacle(name, f"is a file, and the site publishes {inner}")
        *parents, _ = accumulate(name.split("/"), "{}/{}".format)
        outer = next((parent for parent in parents if parent in output_paths), None)
        if outer:
            yield _obstacle(name, f"lies in a folder, and the site publishes a file {outer}")


def _obstacle(name: str, message: str) -> Problem:
    hint = "give it another name, or put it into another folder"
    return Problem(Position(f"static/root/{name}"), "root-file-in-the-way", message, hint)
