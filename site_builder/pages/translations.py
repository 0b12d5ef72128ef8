"""A story's other languages, as pages in one of them show them."""

from __future__ import annotations

from site_builder.archive.archive import Facts, Story, StoryArticle
from site_builder.articles.article import Moment
from site_builder.pages.cards import article_route
from site_builder.pages.frames import FrameMaker
from site_builder.pages.views import NewerVersion, OtherTitle


def make_other_titles(
    story: Story, article: StoryArticle, frames: FrameMaker
) -> tuple[OtherTitle, ...]:
    """The titles of `story` in all languages but that of `article`."""
    return tuple(
        OtherTitle(
            href=article_route(story, other).href,
            title=other.title.html,
            language=other.language,
            locale=frames.locale(other.language),
            language_name=frames.language_name(other.language),
        )
        for other in story.briefs
        if other.language != article.language
    )


def make_newer_versions(
    story: Story, article: StoryArticle, frames: FrameMaker
) -> tuple[NewerVersion, ...]:
    """The articles of `story` that changed in substance after `article` did."""
    return tuple(
        NewerVersion(
            href=article_route(story, other).href,
            language=other.language,
            locale=frames.locale(other.language),
            updated=other.facts.updated,
        )
        for other in story.briefs
        if other.facts.updated and _is_later(other.facts.updated, article.facts)
    )


def _is_later(updated: Moment, facts: Facts) -> bool:
    """A day without a time is no later than a time on that day."""
    own = facts.updated or facts.date
    if updated.has_time and own.has_time:
        return updated.at > own.at
    return updated.at.date() > own.at.date()
