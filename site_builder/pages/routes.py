"""The address table: every address is made here, and different pages never share one."""

from __future__ import annotations

import re
from datetime import datetime
from functools import lru_cache
from urllib.parse import quote

from site_builder.pictures.renditions import FOLDER
from site_builder.values import Value

INDEX = "index.html"
_DIGEST, _EMAIL = "digest", "email.html"
_EMAIL_PATH = re.compile(rf"[^/]+/{_DIGEST}/[^/]+/{re.escape(_EMAIL)}")


class Route(Value, order=True):
    """An address: folders and a file name. `index.html` does not show in the address."""

    folders: tuple[str, ...]
    file: str = INDEX

    @property
    def output_path(self) -> str:
        """Where the page lies below public/: `en/2026/06/name/index.html`."""
        return "/".join((*self.folders, self.file))

    @property
    def href(self) -> str:
        """The address from the site's root: `/en/2026/06/name/`."""
        path = "".join([f"{_quoted(folder)}/" for folder in self.folders])
        return f"/{path}" if self.file == INDEX else f"/{path}{_quoted(self.file)}"

    def beside(self, file: str) -> Route:
        """Another file in the same folder."""
        return Route(self.folders, file)

    def below(self, *folders: str) -> Route:
        """The page that many folders deeper."""
        return Route((*self.folders, *folders), self.file)


_quoted = lru_cache(16_384)(quote)

ROOT = Route(())
NOT_FOUND = Route((), "404.html")
ROBOTS = Route((), "robots.txt")
LLMS = Route((), "llms.txt")
REDIRECTS = Route((), "_redirects")
SITEMAP_INDEX = Route((), "sitemap.xml")


def home(language: str) -> Route:
    return Route((language,))


def article(language: str, date: datetime, slug: str) -> Route:
    return Route((language, f"{date.year:04}", f"{date.month:02}", slug))


def year(language: str, number: int) -> Route:
    return Route((language, f"{number:04}"))


def month(language: str, date: datetime) -> Route:
    return Route((language, f"{date.year:04}", f"{date.month:02}"))


def category(language: str, key: str) -> Route:
    return Route((language, "category", key))


def categories(language: str) -> Route:
    return Route((language, "categories"))


def term(language: str, taxonomy_path: str, key: str) -> Route:
    return Route((language, taxonomy_path, key))


def beneath(listing: Route) -> Route:
    """What the addresses of a term and its neighbours have in common, made from one of them."""
    return Route(listing.folders[:-1])


def taxonomy_index(language: str, taxonomy_key: str) -> Route:
    return Route((language, taxonomy_key))


def top(listing: Route) -> Route:
    """The best of a list: of a home or a category."""
    return listing.below("top")


def numbered(listing: Route, number: int) -> Route:
    """A full page of a list; number 0 is the newest page, at the list's own address."""
    return listing.below("page", str(number)) if number else listing


def archive(language: str) -> Route:
    """The archive in numbers."""
    return Route((language, "archive"))


def digests(language: str) -> Route:
    """The index of all digests."""
    return Route((language, _DIGEST))


def digest(language: str, name: str) -> Route:
    """The digest of a week, `2026-w25`, or of a month, `2026-06`."""
    return Route((language, _DIGEST, name))


def email(digest: Route) -> Route:
    """A digest as an e-mail."""
    return digest.beside(_EMAIL)


def is_email(output_path: str) -> bool:
    """Whether a digest's e-mail lies there, whose styles stand in its elements."""
    return _EMAIL_PATH.fullmatch(output_path) is not None


def search(language: str) -> Route:
    return Route((language, "search"))


def search_terms(language: str) -> Route:
    return Route((language, "search"), "terms.json")


def reading_list(language: str) -> Route:
    return Route((language, "reading"))


def offline(language: str) -> Route:
    return Route((language, "offline"))


def standalone(language: str, name: str) -> Route:
    return Route((language, name))


def atom(listing: Route) -> Route:
    return listing.beside("feed.xml")


def json_feed(listing: Route) -> Route:
    return listing.beside("feed.json")


def picture(name: str) -> Route:
    """A file made of an image."""
    return Route((FOLDER,), name)


def sitemap(name: str) -> Route:
    """A part of the sitemap: a month such as `2026-06`, or `lists-1`."""
    return Route(("sitemap",), f"{name}.xml")


def alias(path: str) -> Route:
    """An old address, `/old/address/` or `/old/page.html`."""
    folders = tuple(part for part in path.split("/") if part)
    if folders and folders[-1].endswith((".html", ".htm")):
        return Route(folders[:-1], folders[-1])
    return Route(folders)
