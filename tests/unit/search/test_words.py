import json
from pathlib import Path
from typing import Any

import pytest

from site_builder.search.words import cut, han_characters

CASES = json.loads(Path(__file__).with_name("words.json").read_text(encoding="utf-8"))


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_text_is_cut(case: dict[str, Any]) -> None:
    assert cut(case["text"]) == case["words"]


def test_a_bigram_is_found_in_no_other_place_than_its_characters() -> None:
    words = cut("算力中心，智能")
    assert "心智" not in words
    assert words.index("中心") + 1 == words.index("心")


def test_every_han_character_is_listed_once() -> None:
    assert han_characters(cut("人人AI人工，𠮷")) == ["人", "工", "𠮷"]
