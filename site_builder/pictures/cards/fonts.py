"""Where the fonts of social cards are: in packages of their own, which are installed with the extra
`cards`.
"""

from __future__ import annotations

from importlib.util import find_spec
from pathlib import Path
from typing import NamedTuple


class FontFile(NamedTuple):
    """A file in a package, and the distribution that brings it."""

    package: str
    path: str
    distribution: str


SERIF = FontFile(
    "fontpkg_source_serif_4", "files/SourceSerif4[opsz,wght].ttf", "fontpkg-source-serif-4"
)
HAN = FontFile("manimgx_fonts_cjk", "NotoSansCJK-VF.otf.ttc", "manimgx-fonts-cjk")
DISTRIBUTIONS = (SERIF.distribution, HAN.distribution, "uharfbuzz")


def find_missing() -> list[str]:
    """The distributions that cards need and that are not installed."""
    names = dict(zip((SERIF.package, HAN.package, "uharfbuzz"), DISTRIBUTIONS, strict=True))
    return [names[package] for package in names if find_spec(package) is None]


def locate(font: FontFile) -> Path:
    """The file of a font whose package is installed."""
    spec = find_spec(font.package)
    assert spec is not None
    assert spec.origin is not None
    return Path(spec.origin).parent / font.path
