"""Which files are made of an image, under which names, and how a page offers them to a browser."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from functools import lru_cache
from posixpath import basename, splitext
from typing import Literal, TypeAlias

from site_builder.pictures.image import ImageFacts
from site_builder.values import Value

Encoding: TypeAlias = Literal["avif", "webp", "jpeg", "png"]

MIME_TYPES: dict[Encoding, str] = {
    "avif": "image/avif",
    "webp": "image/webp",
    "jpeg": "image/jpeg",
    "png": "image/png",
}
FOLDER = "images"
SIZES = "(min-width: 64rem) 38rem, calc(100vw - 2rem)"
"""How wide a picture stands on a page: the measure of the text, or the screen less its margins
(tokens.css, article.css).
"""

# The measure is 608 CSS pixels: 640 are for a screen of one pixel each, 1280 for one of two.
_WIDTHS = (400, 640, 960, 1280)
_LEAST_STEP = 1.15  # a smaller step saves next to nothing
_LONGEST_STEM = 40
_NO_NAME = re.compile(r"[^a-z0-9]+")


class Rendition(Value, order=True):
    """A file made of an image; its name says of which bytes, so that equal names are equal files.

    Fit for a graphic, it keeps the colours of thin lines.
    """

    name: str
    encoding: Encoding
    width: int
    height: int
    is_graphic: bool = False


class Renditions(Value):
    """All that is made of an image: for each encoding of which a browser may choose, from narrow to
    wide, and what is for every other program.
    """

    choices: tuple[tuple[Encoding, tuple[Rendition, ...]], ...]
    fallback: Rendition

    def __iter__(self) -> Iterator[Rendition]:
        for _, renditions in self.choices:
            yield from renditions
        yield self.fallback


@lru_cache(maxsize=1024)
def plan_renditions(source_path: str, image: ImageFacts) -> Renditions:
    """What is made of an image that is not fixed. None is wider than the image itself."""
    stem = _make_stem(source_path, image)

    def rendition(width: int, encoding: Encoding) -> Rendition:
        height = max(1, round(image.height * width / image.width))
        name = f"{stem}-{width}.{'jpg' if encoding == 'jpeg' else encoding}"
        return Rendition(name, encoding, width, height, image.kind == "graphic")

    widths = choose_widths(image.width)
    encodings: tuple[Encoding, ...] = ("avif", "webp")
    return Renditions(
        choices=tuple((each, tuple(rendition(w, each) for w in widths)) for each in encodings),
        fallback=rendition(widths[-1], "png" if image.has_alpha else "jpeg"),
    )


def choose_widths(width: int) -> tuple[int, ...]:
    """The widths at which an image of that width is offered, the widest last."""
    widest = min(width, _WIDTHS[-1])
    return (*(each for each in _WIDTHS if each * _LEAST_STEP <= widest), widest)


def _make_stem(source_path: str, image: ImageFacts) -> str:
    """What the names of an image's files begin with: readable, and of no other image."""
    plain = _NO_NAME.sub("-", splitext(basename(source_path))[0].lower()).strip("-")
    facts = f"{image.digest}\0{image.kind}\0{image.width}\0{image.height}\0{image.has_alpha}"
    digest = hashlib.blake2b(facts.encode(), digest_size=6).hexdigest()
    return f"{plain[:_LONGEST_STEM].strip('-') or 'image'}-{digest}"


def format_srcset(renditions: tuple[Rendition, ...]) -> str:
    """The value of `srcset` that offers them."""
    return ", ".join(f"{format_href(item)} {item.width}w" for item in renditions)


def format_href(rendition: Rendition) -> str:
    return f"/{FOLDER}/{rendition.name}"
