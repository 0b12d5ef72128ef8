"""Ways in: search, the root, and addresses that lead elsewhere."""

from __future__ import annotations

from dataclasses import dataclass

from site_builder.pages.views.frame import Frame, Link


@dataclass(frozen=True)
class FacetValue:
    key: str
    label: str


@dataclass(frozen=True)
class Facet:
    """A way to narrow a search. `values` is empty where the labels are loaded with the search (open
    terms).
    """

    key: str
    label: str
    values: tuple[FacetValue, ...]


@dataclass(frozen=True)
class SearchView:
    frame: Frame
    bundle_href: str
    terms_href: str
    facets: tuple[Facet, ...]
    scores: tuple[FacetValue, ...]  # that have a range to choose
    orders: tuple[FacetValue, ...]  # "relevance", "date" and each score


@dataclass(frozen=True)
class SearchTerms:
    """The terms of one facet: `terms` are their keys, each with its label and then all else that it
    is called, in any language. The address of a term's page is `href`, its key, and a slash.
    """

    facet: str
    name: str
    href: str
    terms: tuple[tuple[str, tuple[str, ...]], ...]


@dataclass(frozen=True)
class SearchTermsView:
    """What terms are called in a language: for facets, and to lead from a name to its page."""

    facets: tuple[SearchTerms, ...]


@dataclass(frozen=True)
class ReadingListView:
    """The page of what a reader saved and read. The reader's browser fills it in."""

    frame: Frame


@dataclass(frozen=True)
class OfflineView:
    """What a browser shows in place of a page that it can't load and hasn't kept."""

    frame: Frame


@dataclass(frozen=True)
class NotFoundView:
    """The one page for every address that does not exist, in all languages."""

    frame: Frame


@dataclass(frozen=True)
class RootView:
    """`/`: a choice of languages, each with its own title and description."""

    frame: Frame
    titles: tuple[Link, ...]
    descriptions: tuple[str, ...]


@dataclass(frozen=True)
class RedirectView:
    """A page at an old address that leads to the new one."""

    locale: str
    href: str
    url: str
