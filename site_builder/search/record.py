"""What the search knows of one article."""

from __future__ import annotations

from site_builder.values import Value


class SearchRecord(Value):
    """One article as plain text, with what it can be filtered and ordered by.

    `language` is a key of the site's languages. `text` is the article without title and summary; a
    line of it is a block, and no phrase is found across two. `sections` are the lines of it where a
    section of the page begins, each with the section's id. `terms` are the labels and aliases, in
    all languages, of the article's terms, its category and its sources: each finds the article.
    `date` is an ISO date, or a date and time, in the site's zone. The keys of `facets` and `scores`
    and the values of `facets` are the same in every language.
    """

    href: str
    language: str
    title: str
    summary: str
    text: str
    terms: tuple[str, ...]
    date: str
    facets: tuple[tuple[str, tuple[str, ...]], ...]
    scores: tuple[tuple[str, int], ...]
    sections: tuple[tuple[int, str], ...] = ()
