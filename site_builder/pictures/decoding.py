"""From the bytes of an image to what there is to know of it, and to its pixels.

A file that an author got from somewhere is the one thing here that was made by nobody we know: only
the decoders of the formats that may be published are used, and whatever they say is caught.
"""

from __future__ import annotations

import io
import struct
from collections.abc import Iterator
from contextlib import contextmanager

from PIL import Image, ImageCms, ImageOps

from site_builder.pictures.image import ImageFacts, ImageKind

_FORMATS = ("AVIF", "GIF", "JPEG", "PNG", "WEBP")
_MOST_PIXELS = 50_000_000
_LEAST_WIDTH = 320  # what is narrower is an icon or a logo, and small as it is
_ALPHA_MODES = frozenset({"LA", "La", "PA", "RGBA", "RGBa"})
# Pillow's decoders raise whatever they meet: none of it is a fault of this program.
_DECODER_ERRORS = (
    ArithmeticError,
    AttributeError,
    EOFError,
    Image.DecompressionBombError,
    Image.DecompressionBombWarning,
    LookupError,
    MemoryError,
    OSError,
    RuntimeError,
    SyntaxError,
    TypeError,
    ValueError,
    struct.error,
)


class BrokenImageError(Exception):
    """An image that can't be decoded; the message says why."""


def inspect_image(data: bytes, digest: str) -> ImageFacts:
    """The facts of an image, all of which has been decoded once. Raises BrokenImageError."""
    with _decoding(data) as image:
        turned = _is_turned(image)
        width, height = image.size[::-1] if turned else image.size
        kind: ImageKind = "fixed"
        if not _is_animated(image) and width >= _LEAST_WIDTH:
            kind = "photograph" if _is_photograph(image) else "graphic"
        image.load()
        has_alpha = kind != "fixed" and _has_alpha(image)
        return ImageFacts(digest, kind, width, height, has_alpha)


def decode_image(data: bytes) -> Image.Image:
    """The pixels as they are meant to be seen, upright and in sRGB, as RGB or RGBA, with nothing
    else that the file said. Raises BrokenImageError.
    """
    with _decoding(data) as image:
        image.load()
        profile = image.info.get("icc_profile")
        has_alpha = _has_alpha(image)
        upright = ImageOps.exif_transpose(image)
        shown = _convert(upright, has_alpha, profile if isinstance(profile, bytes) else b"")
        shown.info.clear()
        return shown


@contextmanager
def _decoding(data: bytes) -> Iterator[Image.Image]:
    try:
        with Image.open(io.BytesIO(data), formats=_FORMATS) as image:
            if image.width * image.height > _MOST_PIXELS:
                raise BrokenImageError("too many pixels")
            yield image
    except _DECODER_ERRORS as error:
        reason = str(error).partition("\n")[0] or type(error).__name__
        raise BrokenImageError(reason[0].lower() + reason[1:].rstrip(".")) from error


def _is_animated(image: Image.Image) -> bool:
    """A photograph may hold others, smaller ones or from a second lens: they are no animation."""
    return image.format != "MPO" and getattr(image, "n_frames", 1) > 1


def _is_turned(image: Image.Image) -> bool:
    """Whether a camera was held upright: width and height are then to be exchanged."""
    return image.getexif().get(0x0112) in (5, 6, 7, 8)  # TIFF 6.0's Orientation


def _is_photograph(image: Image.Image) -> bool:
    """By its format: who saves a photograph as PNG gets larger files than need be, nothing else."""
    return image.format in ("JPEG", "MPO") or (image.format in ("AVIF", "WEBP"))


def _has_alpha(image: Image.Image) -> bool:
    """Whether anything can be seen through: an alpha channel is often there and full."""
    if image.mode not in _ALPHA_MODES and "transparency" not in image.info:
        return False
    lowest, _ = image.convert("RGBA").getchannel("A").getextrema()
    return bool(lowest != 255)


def _convert(image: Image.Image, has_alpha: bool, profile: bytes) -> Image.Image:
    alpha = image.convert("RGBA").getchannel("A") if has_alpha else None
    if image.mode.startswith("I"):
        # 16 bits of grey, which Pillow would cut off at 255.
        image = image.convert("I").point(lambda value: value * (1 / 256)).convert("L")
        profile = b""
    elif image.mode not in ("CMYK", "L", "RGB"):
        image = image.convert("RGB")
    colours = _to_srgb(image, profile)
    if alpha is not None:
        colours.putalpha(alpha)
    return colours


def _to_srgb(image: Image.Image, profile: bytes) -> Image.Image:
    """Colours as a browser would show them. A profile that makes no sense is as good as none."""
    if profile and not (image.mode == "RGB" and b"sRGB IEC61966" in profile):
        try:
            source = ImageCms.ImageCmsProfile(io.BytesIO(profile))
            target = ImageCms.createProfile("sRGB")
            converted = ImageCms.profileToProfile(
                image,
                source,
                target,
                renderingIntent=ImageCms.Intent.RELATIVE_COLORIMETRIC,
                outputMode="RGB",
                flags=ImageCms.Flags.BLACKPOINTCOMPENSATION,
            )
        except (ImageCms.PyCMSError, OSError, ValueError):
            converted = None
        if converted is not None:
            return converted
    return image.convert("RGB")
