"""What is wrong with the links and images of an article."""

from __future__ import annotations

import re
from collections.abc import Collection
from posixpath import dirname, normpath
from urllib.parse import unquote

from site_builder.articles.markdown import BodyLink
from site_builder.suggest import did_you_mean
from site_builder.values import Value
from site_builder.wording import quoted

_ELSEWHERE = re.compile(r"[a-zA-Z][a-zA-Z0-9+.-]*:|//")


class Fault(Value):
    """A problem without its place."""

    rule: str
    message: str
    hint: str


def find_link_fault(link: BodyLink) -> Fault | None:
    """Why the Markdown stage shows only the text of a link; None where it shows the link."""
    if link.is_allowed:
        return None
    is_bare = link.href.startswith("//")
    hint = f"write {quoted(f'https:{link.href}')}" if is_bare else "link to an https: address"
    return Fault(rule="unsafe-link", message=f"a link to {quoted(link.href)}", hint=hint)


class Located(Value):
    """A file beside an article: from the article's folder, and from the site's."""

    name: str
    source_path: str


def locate_image(src: str, source_path: str, media: Collection[str]) -> Located | Fault:
    """The image that an article names, or what is wrong with it.

    An image lies in the article's own folder or below it, as it is published with the article.
    """
    path = unquote(src)
    if _ELSEWHERE.match(path):
        message = f"an image from elsewhere, {quoted(src)}"
        hint = "save it beside the article, if its licence allows that"
        return Fault(rule="remote-image", message=message, hint=hint)
    folder = dirname(source_path)
    found = normpath(f"{folder}/{path}")
    if "\\" in path or path.startswith("/") or not found.startswith(f"{folder}/"):
        message = f"an image outside the article's folder, {quoted(src)}"
        return Fault(rule="outside-image", message=message, hint="put it beside the article")
    if found not in media:
        beside = sorted(other for other in media if dirname(other) == folder)
        names = [other.removeprefix(f"{folder}/") for other in beside]
        hint = did_you_mean(path, names) or "put the file beside the article"
        message = f"no file {quoted(src)} beside the article"
        return Fault(rule="missing-image", message=message, hint=hint)
    return Located(found.removeprefix(f"{folder}/"), found)
