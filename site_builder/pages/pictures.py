"""The files of the images that pages show, and what a page says of one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from site_builder.articles.article import Image
from site_builder.errors import Position
from site_builder.pages.frames import FrameMaker
from site_builder.pages.page import Copy, PictureFile
from site_builder.pages.routes import Route, picture
from site_builder.pages.views import Picture, PictureSource
from site_builder.pictures.renditions import MIME_TYPES, SIZES, format_srcset, plan_renditions


def plan_pictures(
    route: Route, images: Iterable[Image], origin: Position
) -> Iterator[Copy | PictureFile]:
    """What is published of the images that the page at `route` shows, each once."""
    for image in {image.source_path: image for image in images}.values():
        if image.facts.kind == "fixed":
            yield Copy(route.beside(image.name), image.source_path, origin)
            continue
        for rendition in plan_renditions(image.source_path, image.facts):
            place = picture(rendition.name)
            yield PictureFile(place, image.source_path, image.facts.digest, rendition)


def picture_route(route: Route, image: Image) -> Route:
    """The one file of an image that every program can show; `route` is its page's."""
    if image.facts.kind == "fixed":
        return route.beside(image.name)
    return picture(plan_renditions(image.source_path, image.facts).fallback.name)


def picture_size(image: Image) -> tuple[int, int]:
    """Width and height of that file."""
    if image.facts.kind == "fixed":
        return image.facts.width, image.facts.height
    fallback = plan_renditions(image.source_path, image.facts).fallback
    return fallback.width, fallback.height


def make_picture(route: Route, image: Image, frames: FrameMaker) -> Picture:
    """An image as the layout of the page at `route` shows it."""
    sources: tuple[PictureSource, ...] = ()
    if image.facts.kind != "fixed":
        sources = tuple(
            PictureSource(MIME_TYPES[encoding], format_srcset(choice))
            for encoding, choice in plan_renditions(image.source_path, image.facts).choices
        )
    file = picture_route(route, image)
    return Picture(
        href=file.href,
        url=frames.url(file),
        alt=image.alt,
        credit=image.credit,
        width=image.facts.width,
        height=image.facts.height,
        sources=sources,
        sizes=SIZES,
    )
