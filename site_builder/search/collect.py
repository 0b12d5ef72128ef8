"""Stories → SearchRecords: what search knows of each article."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from site_builder.archive.archive import Story, StoryArticle
from site_builder.articles.markdown import Heading
from site_builder.config import Localised
from site_builder.pages.cards import article_route
from site_builder.search.periods import Period
from site_builder.search.record import SearchRecord


def make_records(period: Period) -> Iterator[SearchRecord]:
    """One record for each article of a period, oldest first."""
    for story in period.stories:
        article = story.find_article(period.language)
        if article is not None:
            yield _make_record(story, article)


def _make_record(story: Story, article: StoryArticle) -> SearchRecord:
    facts, text = article.facts, article.article
    overall = () if facts.overall is None else (("overall", facts.overall),)
    lines, sections = _make_text(article)
    return SearchRecord(
        href=article_route(story, article).href,
        language=article.language,
        title=text.title.plain,
        summary=text.summary.plain,
        text="\n".join(lines),
        terms=tuple(dict.fromkeys(_words(article))),
        date=facts.date.iso,
        facets=_make_facets(article),
        scores=(*facts.scores, *overall),
        sections=sections,
    )


def _make_text(article: StoryArticle) -> tuple[list[str], tuple[tuple[int, str], ...]]:
    """The lines of an article, and at which of them a section of its page begins: the ids are those
    of layouts/macros/articles.html, and of headings.
    """
    text = article.article
    rows = [(row.entity.plain, row.info.plain, row.data.plain) for row in text.key_data]
    questions = [(item.question.plain, item.answer.plain) for item in text.faq]
    blocks = (
        ("tldr", [item.plain for item in text.tldr]),
        ("key-data", [cell for row in rows for cell in row]),
        ("analysis", [text.body_text] if text.body_text else []),
        ("insights", [item.plain for item in text.insights]),
        ("faq", [part for question in questions for part in question]),
    )
    lines: list[str] = []
    sections: list[tuple[int, str]] = []
    for anchor, parts in blocks:
        first = len(lines)
        lines += (line for part in parts for line in part.split("\n"))
        if parts:
            sections.append((first, anchor))
        if anchor == "analysis":
            sections += _find_headings(article.headings, lines, first)
    return lines, tuple(sections)


def _find_headings(
    headings: Sequence[Heading], lines: Sequence[str], first: int
) -> Iterator[tuple[int, str]]:
    """The line of each heading of the body, which begins at the line `first`."""
    at = first
    for heading in headings:
        try:
            at = lines.index(heading.text, at)
        except ValueError:
            continue  # written in a way that its line is not
        yield at, heading.anchor
        at += 1


def _words(article: StoryArticle) -> Iterator[str]:
    """Labels in all languages, and aliases, of everything that the article is filed under."""
    facts = article.facts
    yield from _texts_of(facts.category.label)
    attributed = tuple(item.term for item in facts.sources)
    filed = tuple(term for _, terms in facts.terms for term in terms)
    for term in (*filed, *attributed, *((facts.event,) if facts.event else ())):
        yield from _texts_of(term.label)
        yield from term.aliases


def _texts_of(label: Localised) -> Iterator[str]:
    return (text for _, text in label.texts)


def _make_facets(article: StoryArticle) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Values by facet."""
    facts = article.facts
    sources = tuple(
        dict.fromkeys(item.term.key for item in facts.sources if item.credit.role != "image")
    )
    facets = [
        ("category", (facts.category.key,)),
        *((taxonomy.key, tuple(term.key for term in terms)) for taxonomy, terms in facts.terms),
        ("sources", sources),
        ("events", (facts.event.key,) if facts.event else ()),
        ("year", (str(facts.date.at.year),)),
    ]
    return tuple((name, values) for name, values in facets if values)
