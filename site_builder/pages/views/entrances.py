"""Ways in: search, the root, and addresses that lead elsewhere."""

from __future__ import annotations

from site_builder.pages.views.frame import Frame, Link
from site_builder.values import Value


class FacetValue(Value):
    key: str
    label: str


class Facet(Value):
    """A way to narrow a search. `values` is empty where the labels are loaded with the search (open
    terms).
    """

    key: str
    label: str
    values: tuple[FacetValue, ...]


class SearchView(Value):
    frame: Frame
    bundle_href: str
    terms_href: str
    facets: tuple[Facet, ...]
    scores: tuple[FacetValue, ...]  # that have a range to choose
    orders: tuple[FacetValue, ...]  # "relevance", "date" and each score


class SearchTerms(Value):
    """The terms of one facet: `terms` are their keys, each with its label and then all else that it
    is called, in any language. The address of a term's page is `href`, its key, and a slash.
    """

    facet: str
    name: str
    href: str
    terms: tuple[tuple[str, tuple[str, ...]], ...]


class SearchTermsView(Value):
    """What terms are called in a language: for facets, and to lead from a name to its page."""

    facets: tuple[SearchTerms, ...]


class ReadingListView(Value):
    """The page of what a reader saved and read. The reader's browser fills it in."""

    frame: Frame


class OfflineView(Value):
    """What a browser shows in place of a page that it can't load and hasn't kept."""

    frame: Frame


class NotFoundView(Value):
    """The one page for every address that does not exist, in all languages."""

    frame: Frame


class RootView(Value):
    """`/`: a choice of languages, each with its own title and description."""

    frame: Frame
    titles: tuple[Link, ...]
    descriptions: tuple[str, ...]


class RedirectView(Value):
    """A page at an old address that leads to the new one."""

    locale: str
    href: str
    url: str
