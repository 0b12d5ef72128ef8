import json
from pathlib import Path
from typing import Any

import pytest

from site_builder.search.words import cut

CASES = json.loads(Path(__file__).with_name("words.json").read_text(encoding="utf-8"))


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_text_is_cut(case: dict[str, Any]) -> None:
    assert cut(case["text"]) == case["words"]


def test_a_row_of_characters_ends_where_the_text_is_parted() -> None:
    words = " ".join(cut("算力中心，智能"))
    assert "中 心" in words
    assert "心 智" not in words
