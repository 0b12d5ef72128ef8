"""The texts of layouts: read once, so that they can travel to whoever renders."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

from jinja2 import FunctionLoader

Layouts = Mapping[str, bytes]  # by name, such as `pages/article.html`

_STRINGS = "strings/"


def load_layouts(layout_dirs: tuple[Path, ...]) -> Layouts:
    """Every layout and partial; of those with one name, the one in the first folder."""
    return {
        name: file.read_bytes()
        for layout_dir in reversed(layout_dirs)
        for file in sorted(layout_dir.rglob("*"))
        if file.is_file()
        and not (name := file.relative_to(layout_dir).as_posix()).startswith(_STRINGS)
    }


def make_loader(layouts: Layouts) -> FunctionLoader:
    """Gives Jinja the layouts. What is not UTF-8 raises UnicodeDecodeError when it is asked for."""

    def load(name: str) -> tuple[str, str, Callable[[], bool]] | None:
        content = layouts.get(name)
        return None if content is None else (content.decode(), f"/layouts/{name}", lambda: True)

    return FunctionLoader(load)
