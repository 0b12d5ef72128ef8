"""What there is to know of an image besides its pixels."""

from __future__ import annotations

from typing import Literal, TypeAlias

from site_builder.values import Value

ImageKind: TypeAlias = Literal["photograph", "graphic", "fixed"]
"""How an image is encoded: with the losses of photographs, or with those that lines and letters
bear. A fixed one is published as it is: a drawing, an animation, or an image too small to gain.
"""


class ImageFacts(Value):
    """An image as it is shown. Width and height are in pixels, 0 where a drawing says none."""

    digest: str  # of its bytes; empty where they can't be read
    kind: ImageKind = "fixed"
    width: int = 0
    height: int = 0
    has_alpha: bool = False
