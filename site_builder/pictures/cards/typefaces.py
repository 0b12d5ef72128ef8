"""The typefaces of social cards: measured with HarfBuzz, drawn with Pillow.

Pillow alone sets letters without kerning, or with it only where the system happens to have one more
library; so HarfBuzz says where each character stands.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path

import uharfbuzz
from PIL import ImageDraw, ImageFont

from site_builder.han import HAN_CHARACTER
from site_builder.pictures.cards.fonts import HAN, SERIF, locate
from site_builder.values import Value

Colour = tuple[int, int, int]

_HAN_FACES = {"ja": 0, "ko": 1, "zh-HK": 4, "zh-Hant": 3, "zh-TW": 3}
_SIMPLIFIED = 2
_FEATURES = {"kern": True, "liga": False, "clig": False}
_BETWEEN_SCRIPTS = 0.125  # of the size, as browsers' text-autospace
_FULL_WIDTH, _EMPTY_HALF = 0.9, 0.45  # an opening mark at the start of a line would look indented
_OPENING = frozenset("（《「『【〈〔“‘")


class Face:
    """A font file at one weight."""

    def __init__(self, file: Path, index: int, axes: dict[str, float]) -> None:
        """`axes` are in the order in which the file has them."""
        self._file, self._index, self._axes = file, index, axes
        face = uharfbuzz.Face(uharfbuzz.Blob.from_file_path(str(file)), index)
        self._font = uharfbuzz.Font(face)
        self._font.set_variations(axes)
        self._units = face.upem

    def has(self, character: str) -> bool:
        return self._font.get_nominal_glyph(ord(character)) is not None

    def place(self, text: str) -> Iterator[tuple[str, float]]:
        """Each character, or what is drawn as one, with its advance for a size of 1."""
        buffer = uharfbuzz.Buffer()
        buffer.add_str(text)
        buffer.guess_segment_properties()
        uharfbuzz.shape(self._font, buffer, _FEATURES)
        starts = [info.cluster for info in buffer.glyph_infos]
        for number, position in enumerate(buffer.glyph_positions):
            end = starts[number + 1] if number + 1 < len(starts) else len(text)
            yield text[starts[number] : end], position.x_advance / self._units

    def at_size(self, size: int) -> ImageFont.FreeTypeFont:
        return _load(self._file, self._index, size, tuple(self._axes.values()))


@lru_cache(maxsize=64)
def _load(file: Path, index: int, size: int, axes: tuple[float, ...]) -> ImageFont.FreeTypeFont:
    font = ImageFont.truetype(file, size, index, layout_engine=ImageFont.Layout.BASIC)
    font.set_variation_by_axes(list(axes))
    return font


class Typeface(Value):
    """Faces of which each takes the characters that those before it lack. `tracking` is added to
    each character, in shares of the size.
    """

    faces: tuple[Face, ...]
    tracking: float = 0

    def clean(self, text: str) -> str:
        """The text without what can't be seen, and without what no face can draw."""
        composed = " ".join(unicodedata.normalize("NFC", text).split())
        seen = filter(str.isprintable, composed)
        kept = (item for item in seen if any(face.has(item) for face in self.faces))
        return " ".join("".join(kept).split())

    def measure(self, text: str, size: int) -> float:
        """The width in pixels."""
        return sum(advance for _, _, advance in self._place(text)) * size

    def draw(
        self, draw: ImageDraw.ImageDraw, x: float, y: float, text: str, size: int, fill: Colour
    ) -> None:
        """From `x` on, with the feet of the letters at `y`."""
        placed = list(self._place(text))
        if placed and text[0] in _OPENING and placed[0][2] > _FULL_WIDTH:
            x -= size * _EMPTY_HALF
        for face, characters, advance in placed:
            draw.text((x, y), characters, fill, face.at_size(size), "ls")
            x += advance * size

    def _place(self, text: str) -> Iterator[tuple[Face, str, float]]:
        last = ""
        for face, run in self._find_runs(text):
            for characters, advance in face.place(run):
                gap = _BETWEEN_SCRIPTS if last and _meet(last, characters) else 0
                if gap:
                    yield face, "", gap
                yield face, characters, advance + self.tracking
                last = characters[-1:]

    def _find_runs(self, text: str) -> Iterator[tuple[Face, str]]:
        run, current = "", self.faces[0]
        for character in text:
            face = next((each for each in self.faces if each.has(character)), self.faces[0])
            if run and face is not current:
                yield current, run
                run = ""
            run, current = run + character, face
        if run:
            yield current, run


def _meet(before: str, after: str) -> bool:
    """Whether a Chinese character stands beside a letter or a number of another script."""
    is_han = [bool(HAN_CHARACTER.match(each)) for each in (before, after)]
    other = after if is_han[0] else before
    return is_han[0] != is_han[1] and other.isalnum()


@lru_cache(maxsize=8)
def find_typefaces(locale: str) -> dict[str, Typeface]:
    """The typefaces for a language: `display` for titles, `label` and `strong` for the rest."""
    parts = locale.split("-")
    keys = ("-".join(parts[:2]), parts[0])
    index = next((_HAN_FACES[key] for key in keys if key in _HAN_FACES), _SIMPLIFIED)
    han = {weight: Face(locate(HAN), index, {"wght": weight}) for weight in (400, 600, 700)}
    serif = Face(locate(SERIF), 0, {"wght": 650, "opsz": 60})
    is_east_asian = parts[0] in ("zh", "ja", "ko")
    display = Typeface((han[700],)) if is_east_asian else Typeface((serif, han[700]), -0.01)
    return {"display": display, "label": Typeface((han[400],)), "strong": Typeface((han[600],))}
