from __future__ import annotations

from pathlib import Path

import pytest

from site_builder.config import Config, load_config
from site_builder.errors import ConfigError, Position, format_position
from site_builder.registry import fold_name, load_registries

SITE = """\
title: {en: A title}
base_url: https://a.example
languages: {en: {name: English}, zh: {name: 中文}}
categories: {news: {label: {en: News}}}
taxonomies: {companies: {path: company, label: {en: Companies}}}
"""
TAGS = """\
# yaml-language-server: $schema=../schema/terms.json
llm:
  label: {en: LLM, zh: 大模型}
  aliases: [large language model]
  was: [large-language-models]
  description: {en: Models of language.}
openai: {label: {en: OpenAI}}
"""


def write(site_dir: Path, path: str, text: str) -> None:
    file = site_dir / "content" / path
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, encoding="utf-8")


@pytest.fixture
def config(tmp_path: Path) -> Config:
    write(tmp_path, "site.yaml", SITE)
    return load_config(tmp_path)


def test_every_taxonomy_has_a_registry_with_or_without_a_file(
    config: Config, tmp_path: Path
) -> None:
    write(tmp_path, "terms/companies.yaml", TAGS)
    registries = load_registries(tmp_path, config)
    assert [(item.taxonomy, len(item.terms)) for item in registries] == [
        ("tags", 0),
        ("sources", 0),
        ("events", 0),
        ("companies", 2),
    ]


def test_a_term_holds_what_its_file_says(config: Config, tmp_path: Path) -> None:
    write(tmp_path, "terms/tags.yaml", TAGS)
    llm = load_registries(tmp_path, config)[0].terms[0]
    assert (llm.key, llm.aliases, llm.was) == (
        "llm",
        ("large language model",),
        ("large-language-models",),
    )
    assert llm.label.texts == (("en", "LLM"), ("zh", "大模型"))
    assert llm.description.in_language("zh") == "Models of language."
    assert llm.position == Position("content/terms/tags.yaml", 2, 1)


@pytest.mark.parametrize(
    "name", ["llm", "LLM", "ＬＬＭ", "大模型", "Large  Language Model", "large-language-models"]
)
def test_a_term_is_found_by_each_of_its_names(name: str, config: Config, tmp_path: Path) -> None:
    write(tmp_path, "terms/tags.yaml", TAGS)
    found = load_registries(tmp_path, config)[0].find(name)
    assert found is not None
    assert found.key == "llm"


def test_a_name_that_no_term_has_finds_none(config: Config, tmp_path: Path) -> None:
    write(tmp_path, "terms/tags.yaml", TAGS)
    assert load_registries(tmp_path, config)[0].find("LLMs") is None


def test_an_empty_registry_is_fine(config: Config, tmp_path: Path) -> None:
    write(tmp_path, "terms/tags.yaml", "# nothing yet\n")
    assert load_registries(tmp_path, config)[0].terms == ()


def test_files_of_editors_are_no_registries(config: Config, tmp_path: Path) -> None:
    for name in (".tags.yaml", "tags.yaml~", "tags.yaml.swp", "README.md"):
        write(tmp_path, f"terms/{name}", "]")
    assert load_registries(tmp_path, config)[0].terms == ()


def test_the_problems_of_all_registries_are_told_at_once(config: Config, tmp_path: Path) -> None:
    write(tmp_path, "terms/tags.yaml", "llm: {}\n")
    write(tmp_path, "terms/events.yaml", "x: y: z\n")
    write(tmp_path, "terms/company.yaml", TAGS)
    (tmp_path / "content/terms/sources.yaml").symlink_to("tags.yaml")
    with pytest.raises(ConfigError) as caught:
        load_registries(tmp_path, config)
    found = [(format_position(item.position), item.rule) for item in caught.value.problems]
    assert found == [
        ("content/terms/company.yaml", "unknown-taxonomy"),
        ("content/terms/events.yaml:1:5", "yaml-syntax"),
        ("content/terms/sources.yaml", "symlink"),
        ("content/terms/tags.yaml:1:6", "missing-key"),
    ]


def test_a_file_for_no_taxonomy_names_the_nearest(config: Config, tmp_path: Path) -> None:
    write(tmp_path, "terms/companys.yaml", TAGS)
    with pytest.raises(ConfigError) as caught:
        load_registries(tmp_path, config)
    assert [item.hint for item in caught.value.problems] == ['did you mean "companies"?']


def test_a_registry_may_hold_thousands_of_terms(config: Config, tmp_path: Path) -> None:
    write(
        tmp_path,
        "terms/tags.yaml",
        "".join(f"t{n}: {{label: {{en: Term {n}}}, aliases: [T {n}]}}\n" for n in range(3_000)),
    )
    assert len(load_registries(tmp_path, config)[0].terms) == 3_000


@pytest.mark.parametrize(
    ("one", "other"),
    [("OpenAI", "openai"), ("ＧＰＴ", "GPT"), (" a  b ", "a b"), ("é", "e\u0301"), ("ß", "SS")],
)
def test_names_that_look_the_same_mean_the_same(one: str, other: str) -> None:
    assert fold_name(one) == fold_name(other)


def test_names_that_differ_in_a_sign_differ() -> None:
    assert len({fold_name(name) for name in ("C", "C++", "C#", "北京", "背景")}) == 5
