from __future__ import annotations

from dataclasses import dataclass
from typing import TypeVar

import pytest

from site_builder.schema import (
    Boolean,
    Choice,
    Field,
    FieldType,
    Integer,
    ListOf,
    MapOf,
    Number,
    Reading,
    Record,
    Slug,
    Text,
    Url,
    find_url_fault,
)
from site_builder.wording import quoted
from site_builder.yamltree import parse_tree

T = TypeVar("T")


def read(field_type: FieldType[T], yaml_text: str) -> tuple[T | None, list[str]]:
    """What a field type makes of a text, and the rules that it names."""
    root = parse_tree(yaml_text, "x").root
    assert root is not None
    reading = Reading("x", key="field")
    value = field_type.read(root, reading)
    return value, [problem.rule for problem in reading.problems]


@pytest.mark.parametrize(
    ("written", "text"),
    [
        ("2026", "2026"),
        ("' a '", "a"),
        ('"a\\nb"', "a b"),
        ('"大模型\\n竞争"', "大模型竞争"),
        ('"大模型，\\n竞争"', "大模型，竞争"),
        ('"大模型\\nGPT"', "大模型 GPT"),
        ("|-\n  one\n  two", "one two"),
    ],
)
def test_a_text_is_as_written_on_one_line(written: str, text: str) -> None:
    assert read(Text(), written) == (text, [])


@pytest.mark.parametrize("number", ["0", "7", "75", "100"])
def test_a_score_is_a_whole_number(number: str) -> None:
    assert read(Integer(0, 100), number) == (int(number), [])


@pytest.mark.parametrize(
    "number", ["-0", "+1", "1e2", "01", "1.0", "1_0", "９", "101", "9" * 5_000]
)
def test_no_other_notation_is_a_score(number: str) -> None:
    assert read(Integer(0, 100), number) == (None, ["bad-number"])


@pytest.mark.parametrize(("written", "number"), [("1", 1.0), ("0.5", 0.5), ("0", 0.0)])
def test_a_weight_is_a_decimal_number(written: str, number: float) -> None:
    assert read(Number(), written) == (number, [])


@pytest.mark.parametrize("written", ["1e9", ".5", "-1", "'1'", ".inf", "10000"])
def test_no_other_notation_is_a_weight(written: str) -> None:
    assert read(Number(), written) == (None, ["bad-number"])


@pytest.mark.parametrize(("written", "value"), [("true", True), ("false", False)])
def test_a_truth_value_is_true_or_false(written: str, value: bool) -> None:
    assert read(Boolean(), written) == (value, [])


@pytest.mark.parametrize("written", ["True", "yes", "off", "'true'", "1"])
def test_no_other_word_is_a_truth_value(written: str) -> None:
    assert read(Boolean(), written) == (None, ["wrong-type"])


def test_a_list_keeps_the_items_that_are_well() -> None:
    assert read(ListOf(Integer(0, 9)), "[1, x, 2]") == ((1, 2), ["bad-number"])


def test_a_single_item_may_stand_alone_only_where_that_is_allowed() -> None:
    assert read(ListOf(Text(), or_one=True), "Jane") == (("Jane",), [])
    assert read(ListOf(Text()), "Jane") == (None, ["wrong-type"])


def test_a_map_keeps_the_entries_that_are_well() -> None:
    entries, rules = read(MapOf(Slug(), Integer(0, 9)), "{a: 1, B: 2, c: 3}")
    assert entries is not None
    assert [(entry.key, entry.value) for entry in entries] == [("a", 1), ("c", 3)]
    assert rules == ["bad-slug"]


@dataclass(frozen=True)
class Point:
    x: int
    y: int = 5


POINT = Record(Point, (Field("x", Integer(0, 9), required=True), Field("y", Integer(0, 9))))


def test_a_record_becomes_a_value_with_defaults() -> None:
    assert read(POINT, "{x: 1}") == (Point(1, 5), [])


@pytest.mark.parametrize(
    ("written", "rules"),
    [
        ("{y: 1}", ["missing-key"]),
        ("{x: 1, z: 2}", ["unknown-key"]),
        ("{x: a, y: b, z: c}", ["bad-number", "bad-number", "unknown-key"]),
        ("[1, 2]", ["wrong-type"]),
        ("{x: }", ["empty-value"]),
    ],
)
def test_a_record_with_a_mistake_is_none_and_tells_them_all(written: str, rules: list[str]) -> None:
    assert read(POINT, written) == (None, rules)


def test_a_record_with_a_warning_is_a_value() -> None:
    class Warned(Text):
        def read(self, node, reading):  # type: ignore[no-untyped-def]
            reading.refuse(node, rule="hard-link", message="m", severity="warning")
            return 3

    record = Record(Point, (Field("x", Warned()),))
    assert read(record, "{x: 1}") == (Point(3), ["hard-link"])


@pytest.mark.parametrize(
    "url",
    [
        "https://example.com",
        "http://localhost:8000/",
        "https://example.com/新闻/?q=a%20b&c=1#f",
        "https://xn--bcher-kva.example/",
        "https://[2001:db8::1]:8080/",
        "https://192.0.2.1/",
        "HTTPS://EXAMPLE.COM/",
    ],
)
def test_an_address_of_the_web_has_no_fault(url: str) -> None:
    assert find_url_fault(url) is None
    assert read(Url(), f'"{url}"') == (url, [])


@pytest.mark.parametrize(
    "url",
    [
        "https://example.com/?c[]=1",
        "https://example.com/100%",
        "https://example.com/a b",
        "https://example.com/^",
        "https://example.com/a\u3000b",
        "https://[example.com]/",
        "https://example.com:0/",
        "https://@example.com/",
        "https:example.com",
    ],
)
def test_what_browsers_would_have_to_mend_is_no_address(url: str) -> None:
    assert find_url_fault(url) is not None


def test_an_address_may_have_2048_characters() -> None:
    url = "https://example.com/".ljust(2_048, "x")
    assert find_url_fault(url) is None
    assert find_url_fault(url + "x") is not None


def test_what_an_author_wrote_is_quoted_short_and_tame() -> None:
    assert quoted("a") == '"a"'
    assert quoted("\x1b[31m\u202e") == '"\\u001b[31m\\u202e"'
    assert quoted("x" * 100) == '"' + "x" * 60 + '…"'


def test_the_schema_of_a_record_is_closed_and_names_what_is_required() -> None:
    record: Record[dict[str, object]] = Record(
        dict,
        (
            Field("kind", Choice(("a", "b"), "kind", rule="unknown-choice"), "of what"),
            Field("score", Integer(0, 100), required=True),
        ),
    )
    assert record.json_schema() == {
        "type": "object",
        "properties": {
            "kind": {"description": "of what", "enum": ["a", "b"]},
            "score": {"type": "integer", "minimum": 0, "maximum": 100},
        },
        "required": ["score"],
        "additionalProperties": False,
    }
