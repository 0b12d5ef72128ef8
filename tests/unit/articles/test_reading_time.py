from __future__ import annotations

import pytest

from site_builder.articles.reading_time import count_reading_minutes


@pytest.mark.parametrize(
    ("text", "minutes"),
    [
        ("", 1),
        ("one two three", 1),
        ("word " * 660, 3),
        ("字" * 1_200, 3),
        ("字" * 800 + " " + "word " * 440, 4),
        ("，。" * 5_000, 1),
        ("don't state-of-the-art 3.14 " * 220, 3),
        ("用GPT写" * 400, 4),
    ],
)
def test_han_characters_and_words_are_counted_each_at_their_pace(text: str, minutes: int) -> None:
    assert count_reading_minutes(text) == minutes
