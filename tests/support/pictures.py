"""Images as cameras, editors and mishaps make them."""

from __future__ import annotations

import io
from typing import Any

from PIL import Image, ImageCms

RED, BLUE = (200, 30, 30), (30, 30, 200)
ORIENTATION, GPS, MAKER = 0x0112, 0x8825, 0x010F


def draw(width: int, height: int, mode: str = "RGB") -> Image.Image:
    """An image whose left half is red and whose right half is blue."""
    image = Image.new("RGB", (width, height), RED)
    image.paste(BLUE, (width // 2, 0, width, height))
    return image.convert(mode)


def save(image: Image.Image, file_format: str, **options: Any) -> bytes:
    file = io.BytesIO()
    image.save(file, file_format, **options)
    return file.getvalue()


def photograph(width: int, height: int, **options: Any) -> bytes:
    """A JPEG, as an editor saves it."""
    return save(draw(width, height), "JPEG", quality=90, **options)


def phone_photograph(width: int, height: int, orientation: int = 6) -> bytes:
    """A JPEG with all that a phone puts into it: how it was held, where it was, and its colours."""
    exif = Image.Exif()
    exif[ORIENTATION] = orientation
    exif[MAKER] = "A phone"
    exif.get_ifd(GPS).update({1: "N", 2: (31.0, 14.0, 0.0), 3: "E", 4: (121.0, 28.0, 0.0)})
    return photograph(width, height, exif=exif, icc_profile=srgb_profile())


def srgb_profile() -> bytes:
    return ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()


def animation(width: int, height: int, file_format: str = "GIF") -> bytes:
    """Two frames."""
    frames = [draw(width, height), draw(width, height).rotate(180)]
    return save(frames[0], file_format, save_all=True, append_images=frames[1:], duration=100)
