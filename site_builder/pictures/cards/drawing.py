"""A social card, drawn: the masthead of the site, the title as large as it can be, and the scores.

Colours and proportions are those of the site's own pages (static/css/tokens.css).
"""

from __future__ import annotations

import hashlib
import io
from functools import cache, partial
from importlib.metadata import version
from math import inf
from pathlib import Path

from PIL import Image, ImageDraw

from site_builder.pictures.cards.face import CARD_HEIGHT, CARD_WIDTH, CardFace
from site_builder.pictures.cards.fonts import DISTRIBUTIONS
from site_builder.pictures.cards.lines import break_lines
from site_builder.pictures.cards.typefaces import Colour, Typeface, find_typefaces
from site_builder.pictures.encoding import digest_encoders

_PAPER: Colour = (255, 254, 251)
_RULE: Colour = (221, 215, 202)
_INK: Colour = (28, 26, 22)
_SOFT: Colour = (76, 71, 63)
_SEAL: Colour = (163, 35, 26)
_SLATE: Colour = (47, 93, 115)

_MARGIN = 72
_WIDTH = CARD_WIDTH - 2 * _MARGIN
_BAND = 14
_MASTHEAD_FEET, _MASTHEAD_RULE = 92, 122
_TITLE_TOP, _TITLE_BOTTOM = 150, 486
_FOOT_RULE, _FOOT_FEET = 510, 560
_TITLE_SIZES = range(108, 40, -4)
_MOST_LINES = 4
_COST_OF_SIZE = 1.1  # of a title that vanishes, where a break within a word costs 0.25
_COLOURS = 64  # letters of six colours on one ground need no more for their edges


def draw_card(face: CardFace) -> bytes:
    """The card as PNG."""
    image = Image.new("RGB", (CARD_WIDTH, CARD_HEIGHT), _PAPER)
    draw = ImageDraw.Draw(image)
    typefaces = find_typefaces(face.locale)
    _draw_masthead(draw, face, typefaces)
    _draw_title(draw, face, typefaces["display"])
    _draw_foot(draw, face, typefaces)
    file = io.BytesIO()
    image.quantize(_COLOURS, Image.Quantize.MEDIANCUT, dither=Image.Dither.NONE).save(
        file, "PNG", optimize=True
    )
    return file.getvalue()


@cache
def digest_drawing() -> bytes:
    """The digest of all besides a face that decides on the bytes of its card."""
    state = hashlib.blake2b(digest_encoders(), digest_size=16)
    state.update(repr([version(name) for name in DISTRIBUTIONS]).encode())
    for file in sorted(Path(__file__).parent.glob("*.py")):
        state.update(file.read_bytes())
    return state.digest()


def _draw_masthead(
    draw: ImageDraw.ImageDraw, face: CardFace, typefaces: dict[str, Typeface]
) -> None:
    """The site's name on the left, the category on the right."""
    draw.rectangle((0, 0, CARD_WIDTH, _BAND - 1), _SEAL)
    display, strong = typefaces["display"], typefaces["strong"]
    category = strong.clean(face.category)
    end = CARD_WIDTH - _MARGIN - strong.measure(category, 30)
    strong.draw(draw, end, _MASTHEAD_FEET - 2, category, 30, _SEAL)
    room = end - _MARGIN - 40
    display.draw(draw, _MARGIN, _MASTHEAD_FEET, _fit(face.site_title, display, 40, room), 40, _INK)
    draw.rectangle((_MARGIN, _MASTHEAD_RULE, CARD_WIDTH - _MARGIN, _MASTHEAD_RULE), _INK)
    draw.rectangle((_MARGIN, _MASTHEAD_RULE + 4, CARD_WIDTH - _MARGIN, _MASTHEAD_RULE + 4), _INK)


def _draw_title(draw: ImageDraw.ImageDraw, face: CardFace, typeface: Typeface) -> None:
    """As large as fits, with its optical middle at that of the room it has."""
    leading = 1.3 if face.locale.startswith(("zh", "ja", "ko")) else 1.12
    size, lines = _set_title(typeface.clean(face.title), leading, typeface)
    height = (len(lines) - 1) * size * leading
    # A line's letters reach from 0.72 of the size above their feet to 0.06 below, on average.
    feet = (_TITLE_TOP + _TITLE_BOTTOM - height) / 2 + size * 0.33
    for line in lines:
        typeface.draw(draw, _MARGIN, round(feet), line, size, _INK)
        feet += size * leading


def _set_title(title: str, leading: float, typeface: Typeface) -> tuple[int, tuple[str, ...]]:
    """Its size and its lines: large is good, and so is a line that ends where a speaker would
    pause, for which it may be somewhat smaller.
    """
    measure = cache(partial(typeface.measure, size=1))
    room = _TITLE_BOTTOM - _TITLE_TOP
    found: list[tuple[float, int, tuple[str, ...]]] = []
    for size in _TITLE_SIZES:
        most = min(int(room / (size * leading)), _MOST_LINES)
        for more in (0, 1):
            lines = break_lines(title, _WIDTH / size, measure, more)
            widest = max(map(measure, lines.texts), default=inf)
            if len(lines.texts) <= most and widest * size <= _WIDTH:
                cost = lines.cost + (1 - size / _TITLE_SIZES[0]) * _COST_OF_SIZE
                found.append((cost, size, lines.texts))
    if found:
        _, size, texts = min(found)
        return size, texts
    size = _TITLE_SIZES[-1]
    texts = break_lines(title, _WIDTH / size, measure).texts
    most = int(room / (size * leading)) - 1
    kept = (*texts[:most], " ".join(texts[most:]))
    return size, tuple(_fit(text, typeface, size, _WIDTH) for text in kept if text)


def _fit(text: str, typeface: Typeface, size: int, width: float) -> str:
    """The text, or as much of it as fits before an ellipsis."""
    text = typeface.clean(text)
    if typeface.measure(text, size) <= width:
        return text
    while text and typeface.measure(f"{text}…", size) > width:
        text = text[:-1].rstrip()
    return f"{text}…"


def _draw_foot(draw: ImageDraw.ImageDraw, face: CardFace, typefaces: dict[str, Typeface]) -> None:
    """The day on the left; on the right the scores, the overall one largest."""
    draw.rectangle((_MARGIN, _FOOT_RULE, CARD_WIDTH - _MARGIN, _FOOT_RULE), _RULE)
    label, strong = typefaces["label"], typefaces["strong"]
    date = label.clean(face.date)
    label.draw(draw, _MARGIN, _FOOT_FEET, date, 28, _SOFT)
    right = float(CARD_WIDTH - _MARGIN)
    left = _MARGIN + label.measure(date, 28) + 40
    for stated, value in reversed(face.scores):
        name = label.clean(stated)
        width = max(label.measure(name, 24) + 16 + strong.measure(str(value), 28), 132)
        if right - width < left:
            break
        _draw_score(draw, right - width, width, (name, value), typefaces)
        right -= width + 36


def _draw_score(
    draw: ImageDraw.ImageDraw,
    x: float,
    width: float,
    score: tuple[str, int],
    typefaces: dict[str, Typeface],
) -> None:
    name, value = score
    strong = typefaces["strong"]
    typefaces["label"].draw(draw, x, _FOOT_FEET, name, 24, _SOFT)
    end = x + width - strong.measure(str(value), 28)
    strong.draw(draw, end, _FOOT_FEET, str(value), 28, _INK)
    top, bottom = _FOOT_FEET + 16, _FOOT_FEET + 25
    draw.rectangle((x, top, x + width - 1, bottom), _RULE)
    if value:
        draw.rectangle((x, top, x + width * value / 100 - 1, bottom), _SLATE)
