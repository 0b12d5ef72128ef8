import pytest
import yaml
from hypothesis import example, given
from hypothesis import strategies as st

from site_builder.authoring.yaml_text import format_text
from site_builder.yamltree import Mapping, Scalar, parse_tree

_CHARACTERS = st.characters(
    exclude_categories=("Cc", "Cs"), exclude_characters="\ufeff\ufffe\uffff\u2028\u2029"
)


@given(st.text(_CHARACTERS, min_size=1))
@example('It\'s: "A" #1')
@example("- item")
@example("{a: b}")
@example("no")
@example("C:\\new")
@example("a\u00a0b \U0001f600")
@example("2026-01-01")
@example("<<")
@example("---")
def test_every_text_reads_back_as_itself(text: str) -> None:
    line = f"title: {format_text(text)}\n"
    root = parse_tree(line, "a.md").root
    assert isinstance(root, Mapping)
    [(_, value)] = root.entries
    assert isinstance(value, Scalar)
    assert value.text == text
    assert yaml.safe_load(line) == {"title": text}


@pytest.mark.parametrize("text", ["Huawei builds HarmonyOS 7", "鸿蒙7押注智能体", "a"])
def test_a_plain_text_has_no_quotes(text: str) -> None:
    assert format_text(text) == text


@pytest.mark.parametrize("text", ["no", "Null", "7 agents", "a:", " a", "a ", "", "*a*", "a #b"])
def test_a_text_that_could_be_mistaken_has_quotes(text: str) -> None:
    assert format_text(text).startswith('"')
