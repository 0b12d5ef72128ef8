from __future__ import annotations

import pytest
import yaml

from site_builder.errors import format_position
from site_builder.yamltree import Mapping, Scalar, Sequence, parse_tree, reader


def test_every_node_knows_its_line_and_column() -> None:
    tree = parse_tree("title: 微软 sells\ntags: [a, 大模型, c]\n", "a.md", first_line=2)
    assert tree.root == Mapping(
        (
            (Scalar("title", True, 2, 1), Scalar("微软 sells", True, 2, 8)),
            (
                Scalar("tags", True, 3, 1),
                Sequence(
                    (
                        Scalar("a", True, 3, 8),
                        Scalar("大模型", True, 3, 11),
                        Scalar("c", True, 3, 16),
                    ),
                    line=3,
                    column=7,
                ),
            ),
        ),
        line=2,
        column=1,
    )


@pytest.mark.parametrize("text", ["no", "1.10", "2026-01-01", "~", "0x1F", "1e3", "true"])
def test_a_scalar_stays_as_it_is_written(text: str) -> None:
    assert parse_tree(text, "x").root == Scalar(text, True, 1, 1)


@pytest.mark.parametrize("text", ["'no'", '"no"', "|-\n no", ">-\n no"])
def test_a_scalar_in_quotes_or_in_a_block_is_not_plain(text: str) -> None:
    assert parse_tree(text, "x").root == Scalar("no", False, 1, 1)


@pytest.mark.parametrize("text", ["", "\n\n", "# only a comment\n"])
def test_an_empty_document_has_no_root_and_no_problem(text: str) -> None:
    tree = parse_tree(text, "x")
    assert (tree.root, tree.problems) == (None, ())


@pytest.mark.parametrize("opening", ["[", "{a: ", "- ", "? "])
def test_a_bomb_of_nesting_ends_the_reading_at_the_ninth_level(opening: str) -> None:
    tree = parse_tree(opening * 30_000, "x")
    assert tree.root is None
    assert [problem.rule for problem in tree.problems] == ["yaml-depth"]


def test_block_nesting_of_300_levels_is_refused() -> None:
    text = "".join(f"{' ' * level}a:\n" for level in range(300))
    tree = parse_tree(text, "x")
    assert [problem.rule for problem in tree.problems] == ["yaml-depth"]


def test_aliases_are_never_followed() -> None:
    levels = [f"l{n}: &l{n} [{', '.join([f'*l{n - 1}'] * 9)}]" for n in range(1, 9)]
    tree = parse_tree("\n".join(["l0: &l0 [x]", *levels]), "x")
    assert {problem.rule for problem in tree.problems} == {"yaml-alias"}
    assert len(tree.problems) == 9 + 8 * 9  # one for each anchor and each alias that is written


@pytest.mark.parametrize(
    "text",
    [
        "\n".join(f"k{n}: v" for n in range(60_000)),
        f"tags: [{', '.join(str(n) for n in range(5_000))}]",
    ],
)
def test_more_values_than_allowed_end_the_reading(text: str) -> None:
    tree = parse_tree(text, "x")
    assert tree.root is None
    assert [problem.rule for problem in tree.problems] == ["yaml-size"]


def test_a_scalar_of_a_megabyte_is_read() -> None:
    assert parse_tree("x" * 1_000_000, "x").root == Scalar("x" * 1_000_000, True, 1, 1)


def test_a_raw_control_character_is_found_where_it_stands() -> None:
    (problem,) = parse_tree("a: b\nc: d\x07e\n", "x", first_line=2).problems
    assert (format_position(problem.position), problem.rule) == ("x:3:5", "control-character")


def test_without_libyaml_the_tree_and_the_problems_places_are_the_same(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    text = "title: a\ntags: [b, 'c']\nscores: {hot: 1}\ntitle: e\nx: &a b\ny: C# #1\n"
    with_libyaml = parse_tree(text, "x")
    monkeypatch.setattr(reader, "_Loader", yaml.SafeLoader)
    assert parse_tree(text, "x") == with_libyaml
    assert len(with_libyaml.problems) == 3
