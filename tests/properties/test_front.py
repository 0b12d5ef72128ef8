"""What holds of every text, from its bytes to the article or the problems that it gives."""

from __future__ import annotations

import string
from collections.abc import Iterable
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from site_builder.articles.article import Article
from site_builder.articles.parse import parse_article
from site_builder.articles.slugs import find_slug
from site_builder.config import load_config
from site_builder.errors import (
    ConfigError,
    ContentError,
    Position,
    Problem,
    format_position,
    parse_position,
)
from site_builder.schema import SLUG
from site_builder.sources.reading import parse_source
from site_builder.textfile import parse_text
from site_builder.yamltree import Mapping, Node, Scalar, parse_tree

CONFIG = load_config(Path(__file__).parents[2])
PATH = "content/articles/2026/06/name.en.md"
SITE_KEYS = ["title", "languages", "taxonomies", "scores", "timezone", "navigation", '"\\e[31m"']
KEYS = ["title", "summary", "date", "tags", "scores", "sources", "slug", "image", "faq", "draft"]

paths = st.text(st.characters(codec="utf-8"), min_size=1).filter(
    lambda path: parse_position(path) == Position(path)
)
texts = st.text(
    string.printable.replace("\r", "").replace("\x0b", "").replace("\x0c", "") + "微软，“”é"
)
trees = st.recursive(
    texts,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(texts, inner, max_size=4),
    max_leaves=12,
)
yaml_like = st.text("[]{}-:,?|>&*!%@`'\"#~ \n\tab1微\\<=", max_size=60)
front_matter_lines = st.lists(
    st.tuples(st.sampled_from(KEYS), yaml_like).map(lambda item: f"{item[0]}: {item[1]}"),
    max_size=6,
)


@given(paths, st.integers(1, 10**6), st.integers(0, 10**6))
def test_parsing_and_formatting_a_position_are_inverses(path: str, line: int, column: int) -> None:
    for position in (Position(path), Position(path, line, column)):
        assert parse_position(format_position(position)) == position


@given(trees)
def test_the_tree_holds_the_texts_that_the_yaml_library_reads(tree: Any) -> None:
    written = yaml.dump(tree, default_style='"', allow_unicode=True, Dumper=yaml.SafeDumper)
    found = parse_tree(written, "x", max_nodes=10**6)
    if [problem.rule for problem in found.problems] == ["yaml-depth"]:
        return
    assert found.problems == ()
    assert found.root is not None
    assert as_texts(found.root) == yaml.load(written, yaml.CSafeLoader)


@given(st.dictionaries(st.text("abc", min_size=1), st.text("ab 微软", min_size=1), max_size=5))
def test_a_plain_scalar_stands_where_its_place_says(entries: dict[str, str]) -> None:
    lines = [f"{key}: x{value}" for key, value in entries.items()]
    root = parse_tree("\n".join(lines), "x").root
    assert isinstance(root, Mapping) or not lines
    for key, value in root.entries if isinstance(root, Mapping) else ():
        assert isinstance(value, Scalar)
        assert lines[value.line - 1][value.column - 1 :].startswith(value.text)
        assert lines[key.line - 1][key.column - 1 :].startswith(key.text)


@given(yaml_like)
def test_no_text_makes_the_yaml_reader_raise(text: str) -> None:
    tree = parse_tree(text, "x", first_line=2)
    assert tree.root is not None or tree.problems or not as_yaml(text)
    for problem in tree.problems:
        assert problem.position.line >= 2
        assert problem.hint


@given(st.binary(max_size=200) | st.builds(bytes.__add__, st.just(b"---\n"), st.binary()))
def test_no_bytes_make_the_parser_raise(data: bytes) -> None:
    check(data)


@given(front_matter_lines, yaml_like)
def test_no_front_matter_and_no_body_make_the_parser_raise(lines: list[str], body: str) -> None:
    check("\n".join(["---", *lines, "---", body]).encode())


@given(st.lists(st.tuples(st.sampled_from(SITE_KEYS), yaml_like), max_size=4))
def test_no_site_yaml_makes_the_reader_raise_but_for_problems(lines: list[tuple[str, str]]) -> None:
    with TemporaryDirectory() as folder:
        content = Path(folder, "content")
        content.mkdir()
        text = "\n".join(f"{key}: {value}" for key, value in lines)
        Path(content, "site.yaml").write_text(text, encoding="utf-8")
        with pytest.raises(ConfigError) as caught:  # four keys at least are wanted
            load_config(Path(folder))
    check_problems(caught.value.problems)


@given(st.text(st.characters(codec="utf-8")))
def test_a_slug_is_a_slug_or_nothing_and_its_own_slug(words: str) -> None:
    slug = find_slug(words)
    assert slug == "" or SLUG.fullmatch(slug)
    assert find_slug(slug) == slug


def check(data: bytes) -> None:
    """An article or at least one error, each problem with a place in the file and a message."""
    text = parse_text(data, PATH)
    if isinstance(text, Problem):
        article: Article | None = None
        problems: tuple[Problem, ...] = (text,)
    else:
        try:
            article, problems = parse_article(parse_source(text, PATH), CONFIG, {})
        except ContentError as error:
            article, problems = None, error.problems
    assert (article is None) == any(problem.severity == "error" for problem in problems)
    lines = data.decode(errors="replace").replace("\r\n", "\n").replace("\r", "\n").split("\n")
    assert {problem.position.path for problem in problems} <= {PATH}
    assert all(problem.position.line <= len(lines) for problem in problems)
    check_problems(problems)


def check_problems(problems: Iterable[Problem]) -> None:
    """Each says what is wrong and what to do, in words that any terminal can show."""
    for problem in problems:
        assert problem.message
        assert problem.hint
        assert (problem.message + problem.hint).isprintable()


def as_texts(node: Node) -> Any:
    if isinstance(node, Scalar):
        return node.text
    if isinstance(node, Mapping):
        return {key.text: as_texts(value) for key, value in node.entries}
    return [as_texts(item) for item in node.items]


def as_yaml(text: str) -> Any:
    try:
        return yaml.compose(text, yaml.SafeLoader)
    except (yaml.YAMLError, RecursionError):
        return None
