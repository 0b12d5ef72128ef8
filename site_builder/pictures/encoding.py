"""Pixels → the files that browsers choose from. The same image gives the same bytes every time."""

from __future__ import annotations

import hashlib
import io
from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import Any

import PIL
from PIL import Image, features

from site_builder.pictures.decoding import decode_image
from site_builder.pictures.renditions import Encoding, Rendition

_ENCODERS = ("avif", "jpg", "libjpeg_turbo", "littlecms2", "webp", "zlib", "zlib_ng")

# Chosen by looking, and by size: docs/decisions/images.md.
_PHOTOGRAPH: dict[Encoding, dict[str, Any]] = {
    "avif": {"quality": 60, "speed": 6, "subsampling": "4:2:0"},
    "webp": {"quality": 78, "method": 4},
    "jpeg": {"quality": 80, "progressive": True, "optimize": True},
    "png": {"optimize": True},
}
_GRAPHIC: dict[Encoding, dict[str, Any]] = {
    "avif": {"quality": 80, "speed": 8, "subsampling": "4:4:4"},
    "webp": {"quality": 90, "method": 4, "use_sharp_yuv": True},
    "jpeg": {"quality": 90, "progressive": True, "optimize": True, "subsampling": "4:4:4"},
    "png": {"optimize": True},
}
# Where an encoder divides its work among threads must not depend on the machine.
_ALONE: dict[Encoding, dict[str, Any]] = {"avif": {"max_threads": 1}}


def encode_renditions(data: bytes, renditions: Iterable[Rendition]) -> list[bytes]:
    """The files of an image, in the order in which they are named. Raises BrokenImageError."""
    image = decode_image(data)
    scaled: dict[tuple[int, int], Image.Image] = {}
    return [_encode(_scale(image, item, scaled), item) for item in renditions]


def _scale(
    image: Image.Image, rendition: Rendition, scaled: dict[tuple[int, int], Image.Image]
) -> Image.Image:
    size = rendition.width, rendition.height
    if size not in scaled:
        scaled[size] = image.resize(size, Image.Resampling.LANCZOS, reducing_gap=3.0)
    return scaled[size]


def _encode(image: Image.Image, rendition: Rendition) -> bytes:
    encoding = rendition.encoding
    options = (_GRAPHIC if rendition.is_graphic else _PHOTOGRAPH)[encoding]
    file = io.BytesIO()
    shown = image.convert("RGB") if encoding == "jpeg" else image
    shown.save(file, encoding.upper(), **options, **_ALONE.get(encoding, {}))
    return file.getvalue()


@cache
def digest_encoders() -> bytes:
    """The digest of all besides an image that decides on the bytes of its files: the versions of
    the encoders, and the code of this package.
    """
    versions = [PIL.__version__, *(f"{name} {features.version(name)}" for name in _ENCODERS)]
    state = hashlib.blake2b("\n".join(versions).encode(), digest_size=16)
    for file in sorted(Path(__file__).parent.glob("*.py")):
        state.update(file.read_bytes())
    return state.digest()
