"""Layouts, words and static files, and digests of what pages depend on besides what they show."""

from __future__ import annotations

from pathlib import Path

from site_builder.assets.assets import Asset, load_assets
from site_builder.build.fingerprints import digest_code, digest_of
from site_builder.canonical import fingerprint
from site_builder.config import Config
from site_builder.rendering.closures import LayoutDigests
from site_builder.rendering.layouts import load_layouts
from site_builder.rendering.render import Theme
from site_builder.strings import load_strings
from site_builder.theme import theme_dirs
from site_builder.values import Value


class SiteTheme(Value):
    """`words` is the fingerprint of all strings, `digests` give that of a layout's closure."""

    theme: Theme
    assets: tuple[Asset, ...]
    words: bytes
    digests: LayoutDigests


def load_theme(site_dir: Path, config: Config) -> SiteTheme:
    """The theme of a site. Raises LayoutError."""
    layout_dirs = theme_dirs(site_dir, "layouts")
    layouts = load_layouts(layout_dirs)
    assets = load_assets(theme_dirs(site_dir, "static"))
    strings = load_strings(layout_dirs, config)
    hrefs = {asset.name: asset.href for asset in assets}
    words = fingerprint({key: (str(item.locale), item.entries) for key, item in strings.items()})
    digests = LayoutDigests(layouts, digest_of(digest_code(), words, fingerprint(hrefs)))
    return SiteTheme(Theme(layouts, strings, hrefs), assets, words, digests)
