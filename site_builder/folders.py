"""The files and folders of an archive that have a fixed place."""

from __future__ import annotations

from pathlib import Path

from site_builder.errors import ConfigError, Position, Problem

CONTENT_DIR = "content"
CONFIG_FILE = "content/site.yaml"
TERMS_DIR = "content/terms"
ARTICLES_DIR = "content/articles/"
PAGES_DIR = "content/pages/"


def require_archive(site_dir: Path) -> None:
    """Raise ConfigError where a folder has no site.yaml, before anything is made in it."""
    if not (site_dir / CONFIG_FILE).exists():
        hint = "name the archive's folder with --site, or make one: site-builder init my-archive"
        raise ConfigError([Problem(Position(CONFIG_FILE), "missing-file", "no such file", hint)])
