"""Loads the articles of stories when they are looked at; keeps the ones looked at last, and the
briefs of all.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Mapping, Sequence

from site_builder.archive.archive import Brief, StoryArticle
from site_builder.archive.inheritance import complete_story
from site_builder.archive.joining import Joiner
from site_builder.articles.article import Article
from site_builder.config import Config

_KEPT_STORIES = 1_000  # about 60 MB; planners go from one to the next in time


class JoiningLibrary:
    """A library that joins a story anew whenever its articles are wanted: what is joined depends on
    the articles and the configuration alone.
    """

    def __init__(
        self,
        config: Config,
        joiner: Joiner,
        files: Mapping[str, Sequence[str]],
        load_article: Callable[[str], Article],
    ) -> None:
        """`files` are the source paths of each story, `load_article` gives one of them parsed."""
        self._config = config
        self._joiner = joiner
        self._files = files
        self._load_article = load_article
        self._kept: OrderedDict[str, tuple[StoryArticle, ...]] = OrderedDict()
        self._briefs: dict[str, tuple[Brief, ...]] = {}

    def load_articles(self, key: str) -> tuple[StoryArticle, ...]:
        """The published articles of a story."""
        if key in self._kept:
            self._kept.move_to_end(key)
            return self._kept[key]
        articles = (self._load_article(path) for path in self._files[key])
        completed, _ = complete_story(articles, self._config)
        _, published = self._joiner.join(completed, b"")
        self.remember(key, published)
        return published

    def load_briefs(self, key: str) -> tuple[Brief, ...]:
        """The briefs of the same articles."""
        if key not in self._briefs:
            self.load_articles(key)
        return self._briefs[key]

    def remember(self, key: str, published: tuple[StoryArticle, ...]) -> None:
        """Keep the published articles of a story that has just been joined, for a while, and their
        briefs."""
        self._briefs[key] = tuple(map(_make_brief, published))
        self._kept[key] = published
        if len(self._kept) > _KEPT_STORIES:
            self._kept.popitem(last=False)


def _make_brief(article: StoryArticle) -> Brief:
    text = article.article
    return Brief(
        language=article.language,
        slug=article.slug,
        facts=article.facts,
        title=text.title,
        summary=text.summary,
        tldr=text.tldr,
        canonical_url=text.canonical_url,
    )
