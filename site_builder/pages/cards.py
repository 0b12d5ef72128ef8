"""Stories as they stand in lists, in the language of the page that lists them."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

from site_builder.archive.archive import Brief, Facts, Story, StoryArticle
from site_builder.config import Category, Config, Localised, Score
from site_builder.pages import routes
from site_builder.pages.frames import FrameMaker, RouteMaker
from site_builder.pages.routes import Route
from site_builder.pages.views import Card, CardTitle, Link, Mention, Meter, Scores
from site_builder.registry import Term


def article_route(story: Story, article: StoryArticle | Brief) -> Route:
    """The address of an article: the story's date, so that its languages lie under one month."""
    return routes.article(article.language, story.date.at, article.slug)


def make_card(story: Story, language: str, frames: FrameMaker) -> Card:
    """A story in lists. Cards are kept, since a story stands in many of them."""
    key = (story.key, language)
    if key not in frames.cards:
        frames.cards[key] = _make_card(story, language, frames)
    return frames.cards[key]


def _make_card(story: Story, language: str, frames: FrameMaker) -> Card:
    brief = story.brief_for(language)
    facts, is_foreign = brief.facts, brief.language != language
    return Card(
        href=article_route(story, brief).href,
        title=brief.title.html,
        other_title=_make_other_title(story, brief, frames),
        summary=brief.summary.html,
        date=facts.date,
        lang=frames.locale(brief.language) if is_foreign else "",
        language_name=frames.language_name(brief.language) if is_foreign else "",
        category=category_link(facts, language),
        event=term_link("event", facts.event, language) if facts.event else None,
        scores=make_scores(facts, language, frames.config),
    )


def _make_other_title(story: Story, shown: Brief, frames: FrameMaker) -> CardTitle | None:
    """The title below the one that is shown: in the first other language that has the story."""
    others = (item for item in story.briefs if item.language != shown.language)
    return next(
        (
            CardTitle(
                href=article_route(story, other).href,
                title=other.title.html,
                lang=frames.locale(other.language),
            )
            for other in others
        ),
        None,
    )


def make_cards(stories: Iterable[Story], language: str, frames: FrameMaker) -> tuple[Card, ...]:
    return tuple(make_card(story, language, frames) for story in stories)


def make_mention(story: Story, language: str, frames: FrameMaker) -> Mention:
    card = make_card(story, language, frames)
    return Mention(card.href, card.title, card.date, card.lang, card.language_name)


def make_mentions(
    stories: Iterable[Story], language: str, frames: FrameMaker
) -> tuple[Mention, ...]:
    return tuple(make_mention(story, language, frames) for story in stories)


def make_scores(facts: Facts, language: str, config: Config) -> Scores | None:
    if facts.overall is None:
        return None
    given = dict(facts.scores)
    meters = tuple(
        _make_meter(score, given[score.key], language)
        for score in config.scores
        if score.key in given
    )
    return Scores(facts.overall, meters)


# An archive of any size has few of these three, in every card: each is made once.


@lru_cache(4_096)
def _make_meter(score: Score, value: int, language: str) -> Meter:
    label, rubric = score.label.in_language(language), score.rubric.in_language(language)
    return Meter(score.key, label, value, rubric)


def category_link(facts: Facts, language: str) -> Link:
    return _make_category_link(facts.category, language)


@lru_cache(1_024)
def _make_category_link(category: Category, language: str) -> Link:
    return Link(category.label.in_language(language), routes.category(language, category.key).href)


@lru_cache(16_384)
def term_link(path: str, term: Term, language: str) -> Link:
    return Link(term.label.in_language(language), routes.term(language, path, term.key).href)


def other_labels(
    label: Localised, language: str, frames: FrameMaker, make_route: RouteMaker
) -> tuple[Link, ...]:
    """A thing's names in the other languages, where they were written and differ."""
    own = label.in_language(language)
    return tuple(
        Link(text, make_route(item.key).href, lang=item.locale)
        for item in frames.config.languages
        if item.key != language and label.has(item.key)
        if (text := label.in_language(item.key)) != own
    )
