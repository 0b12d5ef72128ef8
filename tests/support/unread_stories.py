"""Stories of which only the record is known: for what must not look at an article."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from site_builder.archive.archive import Brief, Story, StoryArticle, StoryRecord


class _NoLibrary:
    def load_articles(self, key: str) -> tuple[StoryArticle, ...]:
        raise AssertionError(f"the articles of {key} are looked at")

    def load_briefs(self, key: str) -> tuple[Brief, ...]:
        raise AssertionError(f"the briefs of {key} are looked at")


def make_unread_story(key: str, day: date, languages: Sequence[str], digest: bytes = b"") -> Story:
    record = StoryRecord(
        order=float(day.toordinal()),
        key=key,
        digest=digest,
        year=day.year,
        month=day.month,
        day=day.day,
        languages=tuple(languages),
        category="models",
        listed=(),
        terms=(),
        minted=(),
        overall=None,
        related=(),
        has_aliases=False,
    )
    return Story(record, _NoLibrary())
