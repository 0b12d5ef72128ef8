"""Plans the page of every article."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from site_builder.archive.archive import Archive, Coverage, Story, StoryArticle
from site_builder.articles.article import Article
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
from site_builder.pages.page import Copy, Page
from site_builder.pages.views import (
    ArticleView,
    CorrectionView,
    EventBox,
    KeyDatumView,
    Mention,
    OtherTitle,
    OutlineEntry,
    Picture,
    QuestionView,
    SourceView,
    TermGroup,
    TermView,
)
from site_builder.registry import Term


def plan_articles(archive: Archive, frames: FrameMaker) -> Iterator[Page | Copy]:
    """A page for each article, and the images beside it."""
    for language in archive.config.languages:
        listed = [story for story in archive.stories if story.find_article(language.key)]
        neighbours = zip([None, *listed], listed, [*listed[1:], None], strict=False)
        for older, story, newer in neighbours:
            article = story.find_article(language.key)
            assert article is not None
            route = article_route(story, article)
            origin = article.article.position("slug")
            view = _make_view(story, article, (older, newer), archive, frames)
            yield Page(route, "pages/article.html", language.key, view, origin)
            for name, source_path in _images(article).items():
                yield Copy(route.beside(name), source_path, origin)


def _images(article: StoryArticle) -> dict[str, str]:
    """The files to publish beside the page: name → source path."""
    cover = article.facts.image
    images = (*article.article.images, *([cover] if cover else []))
    return {image.name: image.source_path for image in images}


def _make_view(
    story: Story,
    article: StoryArticle,
    neighbours: tuple[Story | None, Story | None],
    archive: Archive,
    frames: FrameMaker,
) -> ArticleView:
    language, facts, text = article.language, article.facts, article.article
    coverage = archive.coverage[story.key]
    category = category_link(facts, language)
    mentions = _make_coverage(coverage, language, frames)
    languages = {item.key for item in archive.config.languages}
    return ArticleView(
        frame=frames.make_frame(
            language,
            {item.language: article_route(story, item) for item in story.articles},
            title=text.title.plain,
            description=text.summary.plain,
            parents=(category,),
            category=facts.category.key,
            feed_of=category,
            canonical_url=text.canonical_url,
            nearest={key: routes.category(key, facts.category.key) for key in languages},
        ),
        title=text.title.html,
        title_text=text.title.plain,
        other_titles=_make_other_titles(story, article, frames),
        missing_languages=tuple(
            item.key for item in archive.config.languages if not story.find_article(item.key)
        ),
        summary=text.summary.html,
        summary_text=text.summary.plain,
        category=category,
        date=facts.date,
        month_href=routes.month(language, story.date.at).href,
        updated=facts.updated,
        authors=facts.authors,
        reading_minutes=text.reading_minutes,
        scores=make_scores(facts, language, archive.config),
        image=_make_picture(story, article, frames),
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
        sources=_make_sources(article),
        taxonomies=_make_term_groups(article, frames),
        keywords=tuple(
            term.label.in_language(language) for _, terms in facts.terms for term in terms
        ),
        corrections=tuple(CorrectionView(item.date, item.note.html) for item in text.corrections),
        ai=facts.ai or "",
        event=_make_event_box(story, facts.event, archive, language, frames),
        see_also=mentions["see_also"],
        earlier=mentions["earlier"],
        later=mentions["later"],
        previous=_mention_or_none(neighbours[0], language, frames),
        next=_mention_or_none(neighbours[1], language, frames),
    )


def _make_coverage(
    coverage: Coverage, language: str, frames: FrameMaker
) -> Mapping[str, tuple[Mention, ...]]:
    return {
        "see_also": make_mentions(coverage.see_also, language, frames),
        "earlier": make_mentions(coverage.earlier, language, frames),
        "later": make_mentions(coverage.later, language, frames),
    }


def _mention_or_none(story: Story | None, language: str, frames: FrameMaker) -> Mention | None:
    return make_mention(story, language, frames) if story else None


def _make_other_titles(
    story: Story, article: StoryArticle, frames: FrameMaker
) -> tuple[OtherTitle, ...]:
    return tuple(
        OtherTitle(
            href=article_route(story, other).href,
            title=other.article.title.html,
            language=other.language,
            locale=frames.locale(other.language),
            language_name=frames.language_name(other.language),
        )
        for other in story.articles
        if other is not article
    )


def _make_picture(story: Story, article: StoryArticle, frames: FrameMaker) -> Picture | None:
    image = article.facts.image
    if image is None:
        return None
    route = article_route(story, article).beside(image.name)
    return Picture(route.href, frames.url(route), image.alt, image.credit)


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
    story: Story, event: Term | None, archive: Archive, language: str, frames: FrameMaker
) -> EventBox | None:
    if event is None:
        return None
    earlier = [
        other
        for other in archive.stories_of("events", event.key)
        if (other.date.at, other.key) < (story.date.at, story.key)
    ]
    return EventBox(term_link("event", event, language), make_mentions(earlier, language, frames))
