"""Where layouts and static files come from: the site's own folders, then the default theme."""

from __future__ import annotations

from pathlib import Path

_PACKAGE_DIR = Path(__file__).resolve().parent


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
