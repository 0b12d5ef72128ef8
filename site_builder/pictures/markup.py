"""The markup of the pictures that stand in a text."""

from __future__ import annotations

from collections.abc import Mapping
from html import escape

from site_builder.pictures.image import ImageFacts
from site_builder.pictures.renditions import (
    MIME_TYPES,
    SIZES,
    format_href,
    format_srcset,
    plan_renditions,
)

_LATER = {"loading": "lazy", "decoding": "async"}


def format_picture(image: ImageFacts, source_path: str, tag: Mapping[str, str]) -> str:
    """The markup of an image in a text. `tag` has the attributes of the author's own `<img>`; with
    a width among them the image is shown at that, in its own proportions.
    """
    shown_width = _find_width(tag.get("width", ""), image)
    attributes = {**tag, **_find_size(image, shown_width), **_LATER}
    if image.kind == "fixed":
        return _format_tag("img", attributes)
    renditions = plan_renditions(source_path, image)
    sizes = f"{shown_width}px" if shown_width else SIZES
    sources = [
        {"type": MIME_TYPES[encoding], "srcset": format_srcset(choice), "sizes": sizes}
        for encoding, choice in renditions.choices
    ]
    attributes["src"] = format_href(renditions.fallback)
    tags = [*(_format_tag("source", each) for each in sources), _format_tag("img", attributes)]
    return f"<picture>{''.join(tags)}</picture>"


def _find_width(stated: str, image: ImageFacts) -> int:
    """The width that an author asks for; 0 for none, or one that the image does not have."""
    width = int(stated) if stated.isascii() and stated.isdecimal() and len(stated) < 6 else 0
    return width if not image.width or width <= image.width else 0


def _find_size(image: ImageFacts, shown_width: int) -> dict[str, str]:
    if not image.width:
        return {}
    width = shown_width or image.width
    height = max(1, round(image.height * width / image.width))
    return {"width": str(width), "height": str(height)}


def _format_tag(name: str, attributes: Mapping[str, str]) -> str:
    written = "".join(f' {key}="{escape(value)}"' for key, value in attributes.items())
    return f"<{name}{written}>"
