from __future__ import annotations

import pytest

from site_builder.articles.slugs import find_slug
from site_builder.schema import SLUG


@pytest.mark.parametrize(
    ("words", "slug"),
    [
        ("OpenAI", "openai"),
        ("GPT-4.1", "gpt-4-1"),
        ("大模型", "da-mo-xing"),
        ("销售OpenAI模型", "xiao-shou-openai-mo-xing"),
        ("C", "c"),
        ("C++", "c-plus-plus"),
        ("C#", "c-sharp"),
        (".NET", "net"),
        ("x.AI", "x-ai"),
        ("R&D", "r-d"),
        ("Café Zürich", "cafe-zurich"),
        ("microsoft-openai-china", "microsoft-openai-china"),
        ("con-txt", "con-txt"),
    ],
)
def test_words_give_a_slug(words: str, slug: str) -> None:
    assert find_slug(words) == slug


@pytest.mark.parametrize("words", ["", "😀", "!!!", "&amp;", "-", "...", "#", "+"])
def test_words_without_letters_give_none(words: str) -> None:
    assert find_slug(words) == ""


@pytest.mark.parametrize("words", ["con", "NUL", "aux", "PRN", "com1", "LPT9"])
def test_names_of_devices_give_none(words: str) -> None:
    assert find_slug(words) == ""


def test_words_in_pinyin_may_share_a_slug_which_others_have_to_look_for() -> None:
    assert find_slug("北京") == find_slug("背景") == "bei-jing"


def test_a_slug_is_cut_at_a_word_to_80_characters() -> None:
    slug = find_slug(" ".join(["word"] * 40))
    assert len(slug) == 79
    assert slug.endswith("-word")
    assert SLUG.fullmatch(slug)
