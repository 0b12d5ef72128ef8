"""A built site as the checks see it: files by path, pages parsed once, addresses as a host resolves
them.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from pathlib import Path
from urllib.parse import quote, unquote, urljoin, urlsplit

from site_builder.checks.page_facts import PageFacts, Reference, parse_page
from site_builder.checks.written_links import WrittenLinks
from site_builder.errors import Position
from site_builder.values import Value

_INDEX = "index.html"
# What a browser removes from an address before it looks at the scheme.
_IGNORED_IN_ADDRESSES = re.compile(r"^[\x00-\x20]+|[\x00-\x20]+$|[\t\n\r]")


class Target(Value):
    """Where an address leads.

    `output_path` is of the file that answers there, whether or not it exists; it is empty for an
    address outside the site. `scheme` is empty where the address can't be read.
    """

    scheme: str
    output_path: str
    fragment: str


@dataclass(frozen=True)
class BuiltSite:
    """The files of a site that was built into `folder`; problems call that folder `name`, but are
    placed in the articles where `written` says so.
    """

    folder: Path
    base_url: str
    name: str = "public"
    written: WrittenLinks | None = None

    @cached_property
    def paths(self) -> Mapping[str, Path]:
        """Every file by its output path, in the order of the paths."""
        files = (file for file in self.folder.rglob("*") if file.is_file())
        return dict(sorted((file.relative_to(self.folder).as_posix(), file) for file in files))

    @cached_property
    def pages(self) -> Mapping[str, PageFacts]:
        """The facts of every HTML page, by output path."""
        return {
            path: parse_page(file.read_bytes())
            for path, file in self.paths.items()
            if path.endswith(".html")
        }

    def read(self, path: str) -> bytes:
        return self.paths[path].read_bytes()

    def url(self, path: str) -> str:
        """The address of the file at `path`."""
        folder, slash, file = path.rpartition("/")
        return f"{self.base_url}/{quote(folder + slash)}{'' if file == _INDEX else quote(file)}"

    def resolve(self, address: str, path: str) -> Target:
        """Where `address` leads from the file at `path`."""
        # Most addresses are the same on many pages, and mean the same wherever they stand.
        place = "" if address.startswith(("/", "https://")) else self.url(path)
        return _find_target(address, place, self.base_url)

    def position(self, path: str, line: int = 0) -> Position:
        return Position(f"{self.name}/{path}", line)

    def position_of_link(self, path: str, link: Reference) -> Position:
        """Where a link of the page at `path` is to be mended: in its article, if that has it."""
        written = self.written.find(path, link.address) if self.written else None
        return written or self.position(path, link.line)

    @cached_property
    def hrefs(self) -> Sequence[str]:
        """The address of every page, from the site's root."""
        return [f"/{path.removesuffix(_INDEX)}" for path in self.pages]


@lru_cache(maxsize=1 << 16)
def _find_target(address: str, place: str, base_url: str) -> Target:
    cleaned = _IGNORED_IN_ADDRESSES.sub("", address)
    try:
        url = urlsplit(urljoin(place or base_url, cleaned))
    except ValueError:
        return Target("", "", "")
    if f"{url.scheme}://{url.netloc}" != base_url:
        return Target(url.scheme, "", "")
    return Target(url.scheme, _output_path(url.path), unquote(url.fragment))


def _output_path(url_path: str) -> str:
    path = unquote(url_path).removeprefix("/")
    return f"{path}{_INDEX}" if path.endswith("/") or not path else path
