"""What is wrong with a file is said in full: where, what, under which rule, and what to do."""

from __future__ import annotations

from pathlib import Path

import pytest

from site_builder.articles.parse import parse_article
from site_builder.config import Config, load_config
from site_builder.errors import ConfigError, ContentError, Problem
from site_builder.pictures.image import ImageFacts
from site_builder.registry import load_registries
from site_builder.sources import collect_source_files, read_source
from tests.problems.cases import Case, format_problems, load_cases

ARTICLE = "title: A title\nsummary: A summary."
SITE = """\
title: {en: A title}
base_url: https://a.example
languages: {en: {name: English}}
categories: {news: {label: {en: News}}}"""
CONFIG = """\
title: {en: A title}
base_url: https://a.example
languages: {en: {name: English}, zh: {name: 中文}}
categories: {china: {label: {en: China, zh: 中国}}, models: {label: {en: Models}}}
taxonomies: {companies: {path: company, label: {en: Companies}}}
scores: {hot: {label: {en: Hot}}, quality: {label: {en: Quality}}}
"""

ARTICLE_CASES = [
    case
    for file in ("yaml.txt", "values.txt", "addresses.txt", "bodies.txt")
    for case in load_cases(file, ARTICLE)
]
SITE_CASES = load_cases("site.txt", SITE)
TERM_CASES = load_cases("terms.txt", "")


@pytest.fixture
def config(tmp_path: Path) -> Config:
    write(tmp_path / "content/site.yaml", CONFIG)
    return load_config(tmp_path)


@pytest.mark.parametrize("case", ARTICLE_CASES, ids=lambda case: case.name)
def test_problems_of_an_article(case: Case, config: Config, tmp_path: Path) -> None:
    write(tmp_path / "content/articles/case.en.md", case.text)
    assert format_problems(problems_of_articles(tmp_path, config)) == case.expected


@pytest.mark.parametrize("alias", [f"/{'a' * 201}/", f"/{'旧' * 67}", "/a" * 501])
def test_an_alias_that_no_disk_could_hold_is_refused(
    alias: str, config: Config, tmp_path: Path
) -> None:
    text = f"---\n{ARTICLE}\naliases: [{alias}]\n---\nBody\n"
    write(tmp_path / "content/articles/case.en.md", text)
    [problem] = problems_of_articles(tmp_path, config)
    assert (problem.rule, problem.position.line) == ("bad-alias", 4)


def test_one_run_tells_the_problems_of_all_articles(config: Config, tmp_path: Path) -> None:
    for number, case in enumerate(ARTICLE_CASES):
        write(tmp_path / f"content/articles/{number}/case.en.md", case.text)
    found = problems_of_articles(tmp_path, config)
    for number, case in enumerate(ARTICLE_CASES):
        path = f"content/articles/{number}/case.en.md"
        own = [problem for problem in found if problem.position.path == path]
        assert format_problems(own) == case.expected, case.name


@pytest.mark.parametrize("case", SITE_CASES, ids=lambda case: case.name)
def test_problems_of_site_yaml(case: Case, tmp_path: Path) -> None:
    write(tmp_path / "content/site.yaml", case.text)
    with pytest.raises(ConfigError) as caught:
        load_config(tmp_path)
    assert format_problems(caught.value.problems) == case.expected


@pytest.mark.parametrize("case", TERM_CASES, ids=lambda case: case.name)
def test_problems_of_a_registry(case: Case, config: Config, tmp_path: Path) -> None:
    write(tmp_path / "content/terms/tags.yaml", case.text)
    problems: tuple[Problem, ...] = ()
    try:
        load_registries(tmp_path, config)
    except ConfigError as error:
        problems = error.problems
    assert format_problems(problems) == case.expected


def write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def problems_of_articles(site_dir: Path, config: Config) -> list[Problem]:
    """What reading and parsing every article gives, beside a chart for each."""
    problems: list[Problem] = []
    for file in collect_source_files(site_dir).articles:
        chart = f"{file.source_path.rpartition('/')[0]}/chart.png"
        try:
            source = read_source(site_dir, file)
        except ContentError as error:
            problems += error.problems
        else:
            problems += parse_article(source, config, {chart: ImageFacts("digest")})[1]
    return problems
