"""Stories → SearchRecords: what search knows of each article."""

from __future__ import annotations

from collections.abc import Iterator

from site_builder.archive.archive import Story, StoryArticle
from site_builder.articles.article import Article
from site_builder.config import Config, Localised
from site_builder.pages.cards import article_route
from site_builder.pages.standalone import SCORE_BANDS
from site_builder.search.periods import Period
from site_builder.search.record import SearchRecord


def make_records(period: Period, config: Config) -> Iterator[SearchRecord]:
    """One record for each article of a period, oldest first."""
    for story in period.stories:
        article = story.find_article(period.language)
        if article is not None:
            yield _make_record(story, article, config)


def _make_record(story: Story, article: StoryArticle, config: Config) -> SearchRecord:
    facts, text = article.facts, article.article
    overall = () if facts.overall is None else (("overall", facts.overall),)
    return SearchRecord(
        href=article_route(story, article).href,
        language=article.language,
        title=text.title.plain,
        summary=text.summary.plain,
        text="\n".join(_texts(text)),
        terms=tuple(dict.fromkeys(_words(article))),
        date=facts.date.iso,
        facets=_make_facets(article, config),
        scores=(*facts.scores, *overall),
    )


def _texts(article: Article) -> Iterator[str]:
    yield from (item.plain for item in article.tldr)
    for row in article.key_data:
        yield from (row.entity.plain, row.info.plain, row.data.plain)
    yield article.body_text
    yield from (item.plain for item in article.insights)
    for item in article.faq:
        yield from (item.question.plain, item.answer.plain)


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


def _make_facets(article: StoryArticle, config: Config) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Values by facet; an article stands in one band of each score that it has."""
    facts = article.facts
    sources = tuple(
        dict.fromkeys(item.term.key for item in facts.sources if item.credit.role != "image")
    )
    given = dict(facts.scores)
    facets = [
        ("category", (facts.category.key,)),
        *((taxonomy.key, tuple(term.key for term in terms)) for taxonomy, terms in facts.terms),
        ("sources", sources),
        ("events", (facts.event.key,) if facts.event else ()),
        ("year", (str(facts.date.at.year),)),
        *((score.key, (_band(given[score.key]),)) for score in config.scores if score.key in given),
    ]
    return tuple((name, values) for name, values in facets if values)


def _band(value: int) -> str:
    return str(next(low for low in SCORE_BANDS if value >= low))
