"""What stands around every page: navigation, language toggle, alternates, feeds, breadcrumbs."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cache

from site_builder.archive.archive import Archive
from site_builder.config import Config
from site_builder.pages import routes
from site_builder.pages.routes import Route
from site_builder.pages.views import Alternate, Card, FeedLink, Frame, LanguageChoice, Link
from site_builder.strings import Strings

ATOM_TYPE = "application/atom+xml"
JSON_FEED_TYPE = "application/feed+json"

Routes = Mapping[str, Route]
"""The addresses of one page by language, for the languages that have it."""

RouteMaker = Callable[[str], Route]
"""From a language's key to the address of a page in it."""


class FrameMaker:
    """Makes the frames of all pages of one archive. What many pages have in common is made once."""

    def __init__(self, archive: Archive, strings: Mapping[str, Strings]) -> None:
        self.config: Config = archive.config
        self.strings = strings
        self.cards: dict[tuple[str, str], Card] = {}  # by story and language
        self._languages = {language.key: language for language in archive.config.languages}
        self._standalone = archive.standalone
        self._navigation = cache(self._make_navigation)
        self._footer = cache(self._make_footer)
        self._feeds = cache(self._make_feeds)

    def url(self, route: Route) -> str:
        return self.config.base_url + route.href

    def word(self, language: str, key: str, **values: object) -> str:
        """A text of the layouts' strings in `language`."""
        return self.strings[language].text(key, **values)

    def has_card(self, language: str) -> bool:
        """Whether articles in `language` have social cards: the typefaces that there are for them
        can't set a script that runs from right to left.
        """
        return self.config.social_cards and self._languages[language].direction == "ltr"

    def everywhere(self, make_route: RouteMaker) -> Routes:
        """The addresses of a page that exists in every language."""
        return {language.key: make_route(language.key) for language in self.config.languages}

    def make_frame(
        self,
        language: str,
        page_routes: Routes,
        *,
        title: str,
        description: str = "",
        parents: tuple[Link, ...] = (),
        category: str = "",
        feed_of: Link | None = None,
        canonical_url: str = "",
        is_indexed: bool = True,
        nearest: Routes | None = None,
    ) -> Frame:
        """The frame of one page in `language`.

        `parents` are the breadcrumbs below the home; `category` marks the navigation; `feed_of`
        names a list with feeds of its own; `nearest` are the addresses that the toggle leads to in
        languages without the page, by default their homes.
        """
        own = self._languages[language]
        url = self.url(page_routes[language])
        return Frame(
            language=language,
            locale=own.locale,
            direction=own.direction,
            site_title=self.config.title.in_language(language),
            title=title,
            description=description or self.config.description.in_language(language),
            url=url,
            canonical_url=canonical_url or url,
            is_indexed=is_indexed,
            home_href=routes.home(language).href,
            search_href=routes.search(language).href,
            reading_href=routes.reading_list(language).href,
            offline_href=routes.offline(language).href,
            navigation=self._navigation(language, category),
            footer=self._footer(language),
            languages=self._choices(language, page_routes, nearest or {}),
            alternates=self.alternates(page_routes) if is_indexed else (),
            feeds=self._feeds(language, feed_of),
            breadcrumbs=(self.home_link(language), *parents) if parents else (),
        )

    def alternates(self, page_routes: Routes) -> tuple[Alternate, ...]:
        """A page's languages, itself included, and the default one for everyone else; none for a
        page that has only one.
        """
        if len(page_routes) < 2:
            return ()
        existing = [item for item in self.config.languages if item.key in page_routes]
        found = [Alternate(item.locale, self.url(page_routes[item.key])) for item in existing]
        return (*found, Alternate("x-default", self.url(page_routes[existing[0].key])))

    def home_link(self, language: str) -> Link:
        return Link(self.word(language, "home"), routes.home(language).href)

    def language_name(self, language: str) -> str:
        return self._languages[language].name

    def locale(self, language: str) -> str:
        return self._languages[language].locale

    def is_mirrored(self, language: str) -> bool:
        """Whether pictures run from right to left, as the text does."""
        return self._languages[language].direction == "rtl"

    def _choices(
        self, current: str, page_routes: Routes, nearest: Routes
    ) -> tuple[LanguageChoice, ...]:
        return tuple(
            LanguageChoice(
                language=item.key,
                name=item.name,
                locale=item.locale,
                href=(
                    page_routes.get(item.key) or nearest.get(item.key) or routes.home(item.key)
                ).href,
                is_current=item.key == current,
                is_translated=item.key in page_routes,
            )
            for item in self.config.languages
        )

    def _make_navigation(self, language: str, current: str) -> tuple[Link, ...]:
        labels = {item.key: item.label.in_language(language) for item in self.config.categories}
        return tuple(
            Link(labels[key], routes.category(language, key).href, is_current=key == current)
            for key in self.config.navigation
        )

    def _make_footer(self, language: str) -> tuple[Link, ...]:
        numbers = Link(self.word(language, "archive_numbers"), routes.archive(language).href)
        reading = Link(self.word(language, "reading_list"), routes.reading_list(language).href)
        pages = tuple(
            Link(page.title.plain, routes.standalone(language, page.name).href)
            for group in self._standalone
            for page in group
            if page.language == language
        )
        return (*pages, numbers, reading)

    def _make_feeds(self, language: str, feed_of: Link | None) -> tuple[FeedLink, ...]:
        site_title = self.config.title.in_language(language)
        titles = {site_title: routes.home(language).href}
        if feed_of is not None:
            titles[f"{site_title}: {feed_of.label}"] = feed_of.href
        return tuple(
            FeedLink(title, mime_type, f"{href}{file}")
            for title, href in titles.items()
            for mime_type, file in ((ATOM_TYPE, "feed.xml"), (JSON_FEED_TYPE, "feed.json"))
        )
