"""A body, rendered, and what is wrong with its links and images."""

from __future__ import annotations

import re
from collections.abc import Mapping
from html import unescape

from markupsafe import Markup

from site_builder.articles.article import Image
from site_builder.articles.asterisks import warn_of_asterisks
from site_builder.articles.links import Fault, find_link_fault, locate_image
from site_builder.articles.markdown import BodyLink, Heading, MarkdownError, render_body
from site_builder.controls import BIDI_CONTROL
from site_builder.pictures.image import ImageFacts
from site_builder.pictures.markup import format_picture
from site_builder.schema import Reading
from site_builder.sources import Source
from site_builder.values import Value, replace
from site_builder.yamltree import Scalar

# As the sanitiser writes them: every value stands in double quotes, with its own escaped.
_IMG = re.compile(r'<img((?: [a-z]+="[^"]*")*)>')
_ATTRIBUTE = re.compile(r' ([a-z]+)="([^"]*)"')


class IllustratedBody(Value):
    """A rendered body, its links with lines counted in the file, and the images that it shows."""

    html: Markup
    text: str
    headings: tuple[Heading, ...]
    links: tuple[BodyLink, ...]
    images: tuple[Image, ...]


def read_body(
    source: Source, media: Mapping[str, ImageFacts], reading: Reading
) -> IllustratedBody | None:
    """Render the body of a source; take down in `reading` what keeps it from being published."""
    _warn_of_bidi(source, reading)
    try:
        body = render_body(source.body)
    except MarkdownError as error:
        place = _place(source, error.line)
        hint = "write it more simply"
        reading.refuse(place, rule="bad-markdown", message=error.message, hint=hint)
        return None
    images: dict[str, Image] = {}
    for link in body.links:
        found = _check_link(link, source, media)
        if isinstance(found, Image):
            images[link.href] = found
        elif found is not None:
            place = _place(source, link.line, link.column)
            reading.refuse(place, rule=found.rule, message=found.message, hint=found.hint)
    for line, column in body.unpaired:
        warn_of_asterisks(_place(source, line, column), reading)
    return IllustratedBody(
        html=Markup(_illustrate(body.html, images)),  # noqa: S704 (the renderer has sanitised it)
        text=body.text,
        headings=body.headings,
        links=tuple(replace(link, line=source.body_line + link.line - 1) for link in body.links),
        images=tuple({image.name: image for image in images.values()}.values()),
    )


def _illustrate(html: str, images: Mapping[str, Image]) -> str:
    """The body with its pictures in all their sizes; `images` are by the source in the markup."""

    def illustrate(tag: re.Match[str]) -> str:
        attributes = {key: unescape(value) for key, value in _ATTRIBUTE.findall(tag[1])}
        image = images.get(attributes.get("src", ""))
        return format_picture(image.facts, image.source_path, attributes) if image else tag[0]

    return _IMG.sub(illustrate, html) if images else html


def _check_link(
    link: BodyLink, source: Source, media: Mapping[str, ImageFacts]
) -> Image | Fault | None:
    if not link.is_image:
        return find_link_fault(link)
    found = locate_image(link.href, source.source_path, media)
    if isinstance(found, Fault):
        return found
    facts = media[found.source_path]
    return Image(found.name, found.source_path, alt="", credit="", facts=facts)


def _warn_of_bidi(source: Source, reading: Reading) -> None:
    if source.body.isascii() or not (found := BIDI_CONTROL.search(source.body)):
        return
    before = source.body[: found.start()]
    column = len(before) - before.rfind("\n")
    message = f"an invisible U+{ord(found[0]):04X}, which reorders the text after it"
    place = _place(source, before.count("\n") + 1, column)
    hint = "remove it, unless that is what is meant"
    reading.refuse(place, rule="bidi-control", message=message, hint=hint, severity="warning")


def _place(source: Source, line: int, column: int = 0) -> Scalar:
    """A place in the body, as one in the file."""
    return Scalar("", True, source.body_line + line - 1, column)
