from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from site_builder.articles.schema_files import schema_files
from site_builder.config import load_config
from site_builder.folders import CONFIG_FILE
from site_builder.sources import collect_source_files, read_source
from site_builder.yamltree import Mapping, Node, Scalar, parse_tree

ROOT = Path(__file__).parents[3]
CONFIG = load_config(ROOT)


def to_json(node: Node) -> Any:
    """The values that an editor sees: those of YAML 1.2's core schema."""
    if isinstance(node, Mapping):
        return {key.text: to_json(value) for key, value in node.entries}
    if not isinstance(node, Scalar):
        return [to_json(item) for item in node.items]
    if node.is_plain and node.text in ("true", "false"):
        return node.text == "true"
    if node.is_plain and re.fullmatch(r"-?[0-9]+(\.[0-9]*)?", node.text):
        return float(node.text) if "." in node.text else int(node.text)
    return None if node.is_plain and node.text in ("", "~", "null") else node.text


def faults(name: str, text: str, *, of_any_site: bool = False) -> list[str]:
    schema = schema_files(None if of_any_site else CONFIG)[name]
    root = parse_tree(text, "x").root
    assert root is not None
    return [error.message for error in Draft202012Validator(schema).iter_errors(to_json(root))]


def sample() -> Iterator[tuple[str, str]]:
    """Every file of the sample archive with the schema that it names."""
    files = collect_source_files(ROOT)
    for file in (*files.articles, *files.pages):
        yield f"{file.kind}.json", read_source(ROOT, file).front_matter
    yield "site.json", (ROOT / CONFIG_FILE).read_text(encoding="utf-8")
    for path in sorted((ROOT / "content/terms").glob("*.yaml")):
        yield "terms.json", path.read_text(encoding="utf-8")


@pytest.mark.parametrize("name", ["article.json", "page.json", "site.json", "terms.json"])
@pytest.mark.parametrize("of_any_site", [True, False])
def test_every_schema_is_a_schema(name: str, of_any_site: bool) -> None:
    schema = schema_files(None if of_any_site else CONFIG)[name]
    Draft202012Validator.check_schema(schema)
    assert schema["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    json.dumps(schema)


@pytest.mark.parametrize("of_any_site", [True, False])
def test_the_sample_archive_follows_the_schemas(of_any_site: bool) -> None:
    assert [faults(*item, of_any_site=of_any_site) for item in sample() if faults(*item)] == []


def test_every_file_of_the_sample_archive_names_its_schema() -> None:
    named = [re.search(r"# yaml-language-server: \$schema=(\S+)", text) for _, text in sample()]
    assert [match[1].rpartition("/")[2] if match else "" for match in named] == [
        name for name, _ in sample()
    ]


@pytest.mark.parametrize(
    "line",
    [
        "title: 2026",
        "title: true",
        "tags: [no, 1.10, 2026-01-01, 0x1F]",
        "author: Jane",
        "author: [Jane, John]",
        "date: 2026-06-18T09:30:00+08:00",
        "date: 2026-06-18 09:30",
        "aliases: [old/address, /旧/]",
        "slug: 2026",
    ],
)
def test_what_the_builder_takes_the_schema_takes(line: str) -> None:
    required = {"title": "title: T", "summary": "summary: S"} | {line.partition(":")[0]: line}
    assert faults("article.json", "\n".join(required.values())) == []


@pytest.mark.parametrize(
    "line",
    [
        "titel: T",
        "category: zebra",
        "language: fr",
        "scores: {hot: 101}",
        'scores: {hot: "87"}',
        "scores: {heat: 87}",
        "draft: no",
        "date: 11/01/2026",
        "slug: ../x",
        "tags: ai",
        "tags: [[a]]",
        "sources: [{url: 'https://example.com'}]",
        "sources: [{name: A, role: other}]",
        "canonical_url: javascript:alert(1)",
        "image: {src: a.png}",
        "title: ''",
    ],
)
def test_a_mistake_that_an_editor_can_see_it_shows(line: str) -> None:
    required = {"title": "title: T", "summary": "summary: S"} | {line.partition(":")[0]: line}
    assert len(faults("article.json", "\n".join(required.values()))) >= 1


def test_the_schema_of_any_site_takes_further_taxonomies() -> None:
    text = "title: T\nsummary: S\npeople: [Jane]\ncategory: zebra\nscores: {heat: 5}"
    assert faults("article.json", text, of_any_site=True) == []
    assert len(faults("article.json", "title: T\nsummary: S\npeople: x", of_any_site=True)) == 1


def test_an_editor_can_show_what_a_key_means() -> None:
    properties = schema_files(CONFIG)["article.json"]["properties"]
    assert {key for key, schema in properties.items() if "description" not in schema} == set()
