from __future__ import annotations

import pytest

from site_builder.pictures.cards.lines import break_lines


def width_of(text: str) -> float:
    """Half a unit for a Latin character, a whole one for a Chinese one."""
    return sum(
        0.5 if character < "\u2e80" and character not in "“”‘’…—" else 1 for character in text
    )


def lines(text: str, width: float, more: int = 0) -> list[str]:
    return list(break_lines(text, width, width_of, more).texts)


def test_a_title_that_fits_is_one_line() -> None:
    assert lines("Grok 3 is here", 20) == ["Grok 3 is here"]


def test_lines_are_about_equally_long() -> None:
    title = "Apple picks Alibaba for AI features in China"
    assert lines(title, 20) == ["Apple picks Alibaba for", "AI features in China"]


def test_one_more_line_than_needed_can_be_asked_for() -> None:
    assert len(lines("Apple picks Alibaba for AI features in China", 20, more=1)) == 3
    assert lines("Grok", 20, more=1) == []


@pytest.mark.parametrize("width", range(4, 16))
@pytest.mark.parametrize(
    "title",
    [
        "《办法》施行：DeepSeek、“豆包”（字节）等平台，均已上线……用户也须声明！",
        "马斯克：Grok 3将在“一到两周”内发布，涨幅达30%？",
        "他说：“可以。”——然后走了",
    ],
)
def test_no_line_begins_with_what_closes_or_ends_with_what_opens(title: str, width: int) -> None:
    found = lines(title, width)
    assert all(line[0] not in "，。、；：？！）》”’…—%" for line in found)
    assert all(line[-1] not in "（《“‘" for line in found)
    assert "".join(found).replace(" ", "") == title.replace(" ", "")


def test_a_chinese_line_ends_at_a_pause_where_it_can() -> None:
    assert lines("蒸馏之争：模型的回答，谁可以拿去学？", 12) == [
        "蒸馏之争：模型的回答，",
        "谁可以拿去学？",
    ]


def test_a_common_word_is_not_divided() -> None:
    assert lines("华为归来：2024年中国手机市场的座次之变", 11.5) == [
        "华为归来：2024年中国",
        "手机市场的座次之变",
    ]


def test_a_name_in_latin_letters_stays_in_one_line_of_chinese() -> None:
    assert lines("苹果证实：Siri AI不会在中国推出", 9.5) == ["苹果证实：Siri AI", "不会在中国推出"]


def test_latin_words_are_divided_at_hyphens_and_nowhere_else() -> None:
    assert lines("a well-known model’s “answer”", 5) == ["a well-", "known", "model’s", "“answer”"]


def test_a_number_stays_with_the_name_before_it() -> None:
    title = "Huawei builds HarmonyOS 7 around agents as Siri stays"
    assert lines(title, 14)[0].endswith("HarmonyOS 7") or "HarmonyOS 7" in lines(title, 14)[1]


def test_a_word_wider_than_a_line_stands_alone() -> None:
    assert lines("an incomprehensibility here", 6) == ["an", "incomprehensibility", "here"]


@pytest.mark.parametrize("title", ["", " ", "\u3000"])
def test_nothing_has_no_lines(title: str) -> None:
    assert lines(title, 10) == []
