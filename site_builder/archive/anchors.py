"""Heading anchors that match across a story's languages, so that the toggle can keep the reader's
place.
"""

from __future__ import annotations

from urllib.parse import quote

from markupsafe import Markup

from site_builder.articles.article import Article
from site_builder.articles.markdown import Heading
from site_builder.values import replace


def share_anchors(article: Article, first: Article) -> tuple[Markup, tuple[Heading, ...]]:
    """The body and headings of `article` under the anchors of `first`, where the two outlines
    agree.

    Outlines agree when they have the same headings by number and level. Where they don't, an
    article keeps its own anchors. Links within the body follow.
    """
    own, shared = article.headings, first.headings
    if article is first or [item.level for item in own] != [item.level for item in shared]:
        return article.body, own
    body = str(article.body)
    # Two passes over marks that no text can hold, since one article's anchor may be another
    # heading's here.
    for number, heading in enumerate(own):
        body = body.replace(f'id="{heading.anchor}"', f'id="\0{number}"')
        body = body.replace(f'href="#{quote(heading.anchor)}"', f'href="#\0{number}"')
    for number, heading in enumerate(shared):
        body = body.replace(f'id="\0{number}"', f'id="{heading.anchor}"')
        body = body.replace(f'href="#\0{number}"', f'href="#{quote(heading.anchor)}"')
    headings = tuple(
        replace(mine, anchor=theirs.anchor) for mine, theirs in zip(own, shared, strict=True)
    )
    return Markup(body), headings  # noqa: S704 - only our own anchors changed
