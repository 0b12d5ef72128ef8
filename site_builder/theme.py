"""Where layouts and static files come from: the site's own folders, then the default theme."""

from __future__ import annotations

from pathlib import Path

from site_builder.errors import LayoutError, Position, Problem
from site_builder.textfile import is_ignored

_PACKAGE_DIR = Path(__file__).resolve().parent
_WELL_KNOWN = ".well-known"  # where a site answers for itself: RFC 8615


def default_theme_dir() -> Path:
    """The folder with the default `layouts/` and `static/`: inside an installed package, beside a
    checkout's.
    """
    installed = _PACKAGE_DIR / "theme"
    return installed if installed.is_dir() else _PACKAGE_DIR.parent


def theme_dirs(site_dir: Path, name: str) -> tuple[Path, ...]:
    """The folders called `name` (`layouts` or `static`) to look in, the site's own before the
    default.
    """
    candidates = (site_dir / name, default_theme_dir() / name)
    return tuple(dict.fromkeys(folder.resolve() for folder in candidates if folder.is_dir()))


def collect_theme_files(folders: tuple[Path, ...]) -> dict[str, Path]:
    """Every file of a theme's folders by its name below them; the first that has a name wins.

    Raises LayoutError for symbolic links in a site's own folders, which could lead to any file of
    the machine. The default theme's are those of whoever installed it.
    """
    default = default_theme_dir()
    files: dict[str, Path] = {}
    problems: list[Problem] = []
    for folder in reversed(folders):
        for file in sorted(folder.rglob("*")):
            name = file.relative_to(folder)
            if any(part != _WELL_KNOWN and is_ignored(part) for part in name.parts):
                continue
            if file.is_symlink() and folder.parent != default:
                problems.append(_symlink(f"{folder.name}/{name.as_posix()}"))
            elif file.is_file():
                files[name.as_posix()] = file
    if problems:
        raise LayoutError(problems)
    return files


def _symlink(path: str) -> Problem:
    return Problem(Position(path), "symlink", "a symbolic link", "put the file itself there")
