"""The picture by which other services show an article: its social card, or else its cover."""

from __future__ import annotations

from site_builder.archive.archive import Story, StoryArticle
from site_builder.canonical import fingerprint
from site_builder.pages.cards import article_route, category_link, make_scores
from site_builder.pages.frames import FrameMaker
from site_builder.pages.page import SocialCard
from site_builder.pages.pictures import picture_route, picture_size
from site_builder.pages.routes import picture
from site_builder.pages.views import Preview
from site_builder.pictures.cards.face import CARD_HEIGHT, CARD_WIDTH, CardFace

_DIGITS = 12


def plan_card(story: Story, article: StoryArticle, frames: FrameMaker) -> SocialCard:
    """The card of an article. With another title it has another address, so that services which
    keep what they have loaded show the new one.
    """
    face = _make_face(article, frames)
    about = fingerprint(article_route(story, article).href, face).hex()[:_DIGITS]
    return SocialCard(picture(f"card-{article.slug}-{about}.png"), face)


def make_preview(story: Story, article: StoryArticle, frames: FrameMaker) -> Preview | None:
    """A card wins over a cover: it was asked for, says the title in the article's language, and has
    the proportions in which nothing is cut off. No service shows a drawing.
    """
    if frames.has_card(article.language):
        card = plan_card(story, article, frames)
        url = frames.url(card.route)
        return Preview(url, article.article.title.plain, CARD_WIDTH, CARD_HEIGHT)
    cover = article.facts.image
    if cover is None or cover.source_path.lower().endswith(".svg"):
        return None
    url = frames.url(picture_route(article_route(story, article), cover))
    return Preview(url, cover.alt, *picture_size(cover))


def _make_face(article: StoryArticle, frames: FrameMaker) -> CardFace:
    language, facts = article.language, article.facts
    scores = make_scores(facts, language, frames.config)
    given = [(meter.label, meter.value) for meter in scores.meters] if scores else []
    if scores:
        given.append((frames.word(language, "overall_score"), scores.overall))
    return CardFace(
        locale=frames.locale(language),
        site_title=frames.config.title.in_language(language),
        category=category_link(facts, language).label,
        date=frames.strings[language].day(facts.date.at),
        title=article.article.title.plain,
        scores=tuple(given),
    )
