"""Where the links of a page are written: a dead one is mended in the article, not in the page."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cached_property

from site_builder.archive.archive import Archive
from site_builder.articles.markdown import BodyLink
from site_builder.errors import Position
from site_builder.pages import routes
from site_builder.pages.cards import article_route


class WrittenLinks:
    """The links of all bodies of an archive. It reads the articles when it's first asked."""

    def __init__(self, archive: Archive) -> None:
        self._archive = archive

    def find(self, output_path: str, address: str) -> Position | None:
        """Where the body of a page first leads to `address`; None where it doesn't."""
        return self._places.get((output_path, address))

    @cached_property
    def _places(self) -> Mapping[tuple[str, str], Position]:
        places: dict[tuple[str, str], Position] = {}
        for output_path, source_path, link in self._links():
            place = Position(source_path, link.line, link.column)
            places.setdefault((output_path, link.href), place)
        return places

    def _links(self) -> Iterator[tuple[str, str, BodyLink]]:
        for story in self._archive.stories:
            for article in story.articles:
                path = article_route(story, article).output_path
                source_path = article.article.source_path
                yield from ((path, source_path, link) for link in article.article.links)
        for group in self._archive.standalone:
            for page in group:
                path = routes.standalone(page.language, page.name).output_path
                yield from ((path, page.source_path, link) for link in page.links)
