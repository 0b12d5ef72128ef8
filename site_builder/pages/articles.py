"""Plans the page of every article."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial
from itertools import chain, groupby

from site_builder.archive.archive import Archive, Facts, Story, StoryArticle
from site_builder.articles.article import Article, Image
from site_builder.pages import routes
from site_builder.pages.cards import (
    article_route,
    category_link,
    make_mention,
    make_mentions,
    make_scores,
    other_labels,
    term_link,
)
from site_builder.pages.frames import FrameMaker
from site_builder.pages.group import Group, Section, fingerprint_of
from site_builder.pages.page import Made, Page
from site_builder.pages.pictures import make_picture, plan_pictures
from site_builder.pages.previews import make_preview, plan_card
from site_builder.pages.redirects import redirect
from site_builder.pages.surroundings import Surroundings, find_surroundings
from site_builder.pages.translations import make_newer_versions, make_other_titles
from site_builder.pages.views import (
    ArticleView,
    CorrectionView,
    CoverageView,
    EventBox,
    Frame,
    KeyDatumView,
    OutlineEntry,
    QuestionView,
    Sections,
    SourceView,
    TermGroup,
    TermView,
)
from site_builder.registry import Term


def plan_articles(archive: Archive, frames: FrameMaker) -> Iterator[Section]:
    """A page for each article, the images beside it, and the pages at its old addresses."""
    for (year, month), found in groupby(find_surroundings(archive), key=lambda item: item.month):
        surroundings = list(found)
        yield Section(
            f"stories/{year:04}-{month:02}",
            _LAYOUTS,
            fingerprint_of(
                chain.from_iterable(around.stories() for around in surroundings),
                [around.shape() for around in surroundings],
            ),
            partial(_group_stories, surroundings, frames),
        )


def _group_stories(surroundings: Sequence[Surroundings], frames: FrameMaker) -> Iterator[Group]:
    for around in surroundings:
        yield Group(
            f"story/{around.story.key}",
            _LAYOUTS,
            fingerprint_of(around.stories(), around.shape()),
            partial(_plan_story, around, frames),
        )


_LAYOUTS = ("pages/article.html", "pages/redirect.html")


def _plan_story(around: Surroundings, frames: FrameMaker) -> Iterator[Made]:
    story = around.story
    for article in story.articles:
        route = article_route(story, article)
        origin = article.article.position("slug")
        coverage = _make_coverage(around, article, frames)
        view = _make_view(story, article, coverage, frames)
        yield Page(route, "pages/article.html", article.language, view, origin)
        yield from plan_pictures(route, _images(article), origin)
        if frames.has_card(article.language):
            yield plan_card(story, article, frames)
        for number, alias in enumerate(article.article.aliases):
            place = article.article.position(f"aliases.{number}")
            yield redirect(routes.alias(alias), route, article.language, frames, place)


def _images(article: StoryArticle) -> tuple[Image, ...]:
    cover = article.facts.image
    return (*article.article.images, *([cover] if cover else []))


def _make_view(
    story: Story, article: StoryArticle, coverage: CoverageView, frames: FrameMaker
) -> ArticleView:
    language, facts, text = article.language, article.facts, article.article
    cover = facts.image
    return ArticleView(
        frame=_make_frame(story, article, frames),
        title=text.title.html,
        title_text=text.title.plain,
        other_titles=make_other_titles(story, article, frames),
        newer_versions=make_newer_versions(story, article, frames),
        missing_languages=tuple(
            item.key for item in frames.config.languages if not story.find_article(item.key)
        ),
        summary=text.summary.html,
        summary_text=text.summary.plain,
        category=category_link(facts, language),
        date=facts.date,
        month_href=routes.month(language, story.date.at).href,
        updated=facts.updated,
        authors=facts.authors,
        reading_minutes=text.reading_minutes,
        scores=make_scores(facts, language, frames.config),
        image=make_picture(article_route(story, article), cover, frames) if cover else None,
        preview=make_preview(story, article, frames),
        sections=_make_sections(article),
        sources=_make_sources(article),
        taxonomies=_make_term_groups(article, frames),
        keywords=tuple(dict.fromkeys(_labels_of(facts, language))),
        corrections=tuple(CorrectionView(item.date, item.note.html) for item in text.corrections),
        ai=facts.ai or "",
        coverage=coverage,
    )


def _make_frame(story: Story, article: StoryArticle, frames: FrameMaker) -> Frame:
    text, key = article.article, article.facts.category.key
    category = category_link(article.facts, article.language)
    return frames.make_frame(
        article.language,
        {item.language: article_route(story, item) for item in story.articles},
        title=text.title.plain,
        description=text.summary.plain,
        parents=(category,),
        category=key,
        feed_of=category,
        canonical_url=text.canonical_url,
        nearest=frames.everywhere(partial(routes.category, key=key)),
    )


def _make_sections(article: StoryArticle) -> Sections:
    text = article.article
    return Sections(
        tldr=tuple(item.html for item in text.tldr),
        key_data=tuple(
            KeyDatumView(row.entity.html, row.info.html, row.data.html) for row in text.key_data
        ),
        body=article.body,
        outline=tuple(
            OutlineEntry(item.level, item.anchor, item.text) for item in article.headings
        ),
        insights=tuple(item.html for item in text.insights),
        faq=_make_faq(text),
    )


def _make_coverage(around: Surroundings, article: StoryArticle, frames: FrameMaker) -> CoverageView:
    language, coverage = article.language, around.coverage
    older, newer = around.neighbours[language]
    return CoverageView(
        event=_make_event_box(article.facts.event, around.event, language, frames),
        see_also=make_mentions(coverage.see_also, language, frames),
        earlier=make_mentions(coverage.earlier, language, frames),
        later=make_mentions(coverage.later, language, frames),
        previous=make_mention(older, language, frames) if older else None,
        next=make_mention(newer, language, frames) if newer else None,
    )


def _labels_of(facts: Facts, language: str) -> Iterator[str]:
    for _, terms in facts.terms:
        yield from (term.label.in_language(language) for term in terms)


def _make_faq(article: Article) -> tuple[QuestionView, ...]:
    return tuple(
        QuestionView(item.question.html, item.answer.html, item.question.plain, item.answer.plain)
        for item in article.faq
    )


def _make_sources(article: StoryArticle) -> tuple[SourceView, ...]:
    return tuple(
        SourceView(
            name=term_link("source", item.term, article.language).label,
            href=""
            if item.credit.role == "image"
            else term_link("source", item.term, article.language).href,
            url=item.credit.url,
            role=item.credit.role,
            published=item.credit.published,
        )
        for item in article.facts.sources
    )


def _make_term_groups(article: StoryArticle, frames: FrameMaker) -> tuple[TermGroup, ...]:
    language = article.language
    return tuple(
        TermGroup(
            taxonomy=taxonomy.key,
            label=taxonomy.label.in_language(language),
            terms=tuple(_make_term(taxonomy.path, term, language, frames) for term in terms),
        )
        for taxonomy, terms in article.facts.terms
    )


def _make_term(path: str, term: Term, language: str, frames: FrameMaker) -> TermView:
    return TermView(
        term_link(path, term, language),
        other_labels(
            term.label, language, frames, lambda other: routes.term(other, path, term.key)
        ),
    )


def _make_event_box(
    event: Term | None, earlier: tuple[Story, ...], language: str, frames: FrameMaker
) -> EventBox | None:
    if event is None:
        return None
    return EventBox(term_link("event", event, language), make_mentions(earlier, language, frames))
