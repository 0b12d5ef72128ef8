"""Width and height of an image in pixels, from the first bytes of its file."""

from __future__ import annotations

import re
import struct
from xml.parsers import expat

# Start-of-frame markers of JPEG (ISO 10918-1, table B.1): C0 to CF less DHT, JPG and DAC.
_JPEG_FRAMES = frozenset({*range(0xC0, 0xD0)} - {0xC4, 0xC8, 0xCC})


def find_size(data: bytes, suffix: str) -> tuple[int, int] | None:
    """Width and height; None where the file breaks off before it says them."""
    find = {
        ".avif": _find_avif,
        ".gif": _find_gif,
        ".png": _find_png,
        ".webp": _find_webp,
    }.get(suffix, _find_jpeg)
    try:
        return find(data)
    except (struct.error, IndexError):
        return None


def _find_png(data: bytes) -> tuple[int, int]:
    width, height = struct.unpack_from(">II", data, 16)
    return width, height


def _find_gif(data: bytes) -> tuple[int, int]:
    width, height = struct.unpack_from("<HH", data, 6)
    return width, height


def _find_jpeg(data: bytes) -> tuple[int, int]:
    """Skips from segment to segment up to the frame's header."""
    at = 2
    while data[at + 1] not in _JPEG_FRAMES:
        at += 1 if data[at + 1] == 0xFF else 2 + int(struct.unpack_from(">H", data, at + 2)[0])
    height, width = struct.unpack_from(">HH", data, at + 5)
    return width, height


def _find_webp(data: bytes) -> tuple[int, int]:
    """The first chunk is VP8 (lossy), VP8L (lossless) or VP8X (extended)."""
    match data[12:16]:
        case b"VP8 ":
            width, height = struct.unpack_from("<HH", data, 26)
            return width & 0x3FFF, height & 0x3FFF
        case b"VP8L":
            (bits,) = struct.unpack_from("<I", data, 21)
            return (bits & 0x3FFF) + 1, (bits >> 14 & 0x3FFF) + 1
        case _:
            low, high, height_low, height_high = struct.unpack_from("<HBHB", data, 24)
            return (low | high << 16) + 1, (height_low | height_high << 16) + 1


def _find_avif(data: bytes) -> tuple[int, int] | None:
    """The largest of the spatial extents (`ispe`): tiles and thumbnails have some, too."""
    extents = [struct.unpack_from(">II", data, box.end() + 4) for box in re.finditer(b"ispe", data)]
    return max(extents, default=None)


_LENGTH = re.compile(r"\s*(\d+(?:\.\d+)?)(?:px)?\s*")
_BETWEEN_NUMBERS = re.compile(r"[\s,]+")


def find_svg_size(data: bytes) -> tuple[int, int]:
    """Width and height of a drawing in CSS pixels, as it says itself or, where that is a share of
    the page or nothing, as its view box is; zeros where it says neither.
    """
    attributes = _find_root(data)
    stated = [_LENGTH.fullmatch(attributes.get(name, "")) for name in ("width", "height")]
    if all(stated):
        width, height = (float(match[1]) for match in stated if match)
    else:
        box = _BETWEEN_NUMBERS.split(attributes.get("viewBox", "").strip())
        try:
            width, height = (float(number) for number in box[2:4])
        except ValueError:
            return 0, 0
    return (round(width), round(height)) if width >= 1 and height >= 1 else (0, 0)


def _find_root(data: bytes) -> dict[str, str]:
    """The attributes of a drawing's first element."""
    found: list[dict[str, str]] = []
    parser = expat.ParserCreate()
    parser.StartElementHandler = lambda _, attributes: found.append(attributes)
    parser.Parse(data, True)
    return found[0]
