"""A page: an address, the layout that renders it, and the view that the layout gets."""

from __future__ import annotations

from typing import TypeAlias

from site_builder.errors import Position
from site_builder.pages.routes import Route
from site_builder.pages.views import View
from site_builder.pictures.cards.face import CardFace
from site_builder.pictures.renditions import Rendition
from site_builder.values import Value


class Page(Value):
    """`origin` is the file that a problem with this page points at, if it has one."""

    route: Route
    layout: str
    language: str
    view: View
    origin: Position | None = None


class Copy(Value):
    """A file of the content folder that is published as it is, beside a page."""

    route: Route
    source_path: str
    origin: Position


class PictureFile(Value):
    """A file that is made from an image beside the articles. Its address says from which, so that
    several pages may claim it. `digest` is of the image's bytes.
    """

    route: Route
    source_path: str
    digest: str
    rendition: Rendition


class SocialCard(Value):
    """A picture of an article's title. Its address says what stands on it."""

    route: Route
    face: CardFace


Made: TypeAlias = Page | Copy | PictureFile | SocialCard
"""Every kind of file that a group of pages makes."""
