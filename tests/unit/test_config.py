from __future__ import annotations

from pathlib import Path

import pytest

from site_builder.articles.fields import any_vocabulary, article_record
from site_builder.config import Config, Localised, load_config
from site_builder.config.fields import ARTICLE_KEYS
from site_builder.errors import ConfigError, format_position

LEAST = """\
title: {en: A title}
base_url: https://a.example
languages: {en: {name: English}}
categories: {news: {label: {en: News}}}
"""


def load(site_dir: Path, text: str) -> Config:
    (site_dir / "content").mkdir(exist_ok=True)
    (site_dir / "content/site.yaml").write_text(text, encoding="utf-8")
    return load_config(site_dir)


def test_four_keys_make_a_site(tmp_path: Path) -> None:
    config = load(tmp_path, LEAST)
    assert config.base_url == "https://a.example"
    assert config.timezone.key == "UTC"
    assert config.page_size == 20
    assert config.scores == ()
    assert config.description.in_language("en") == ""
    assert [(language.key, language.locale) for language in config.languages] == [("en", "en")]


def test_tags_sources_and_events_are_always_there(tmp_path: Path) -> None:
    config = load(tmp_path, LEAST)
    assert [(item.key, item.path) for item in config.taxonomies] == [
        ("tags", "tag"),
        ("sources", "source"),
        ("events", "event"),
    ]


def test_declared_taxonomies_follow_the_built_in_ones(tmp_path: Path) -> None:
    text = "taxonomies: {people: {path: person, label: {en: People}}, tags: {label: {en: Topics}}}"
    config = load(tmp_path, LEAST + text)
    assert [item.key for item in config.taxonomies] == ["tags", "sources", "events", "people"]
    assert config.taxonomies[0].label.in_language("en") == "Topics"


def test_built_in_taxonomies_are_labelled_in_chinese_too(tmp_path: Path) -> None:
    text = LEAST.replace("{en: {name: English}}", "{en: {name: English}, zh-hant: {name: 中文}}")
    labels = [item.label.in_language("zh-hant") for item in load(tmp_path, text).taxonomies]
    assert labels == ["标签", "来源", "事件"]


def test_built_in_taxonomies_have_english_labels_where_we_know_no_word(tmp_path: Path) -> None:
    text = LEAST.replace("en: ", "fr: ")
    labels = [item.label.in_language("fr") for item in load(tmp_path, text).taxonomies]
    assert labels == ["Tags", "Sources", "Events"]


@pytest.mark.parametrize(
    ("key", "locale", "direction"),
    [
        ("en", "", "ltr"),
        ("ar", "", "rtl"),
        ("he", "he-IL", "rtl"),
        ("fa", "", "rtl"),
        ("ur", "ur-Latn", "ltr"),
        ("pa", "pa-Arab-PK", "rtl"),
        ("zh", "zh-Hans", "ltr"),
        ("az-arab", "", "rtl"),
    ],
)
def test_the_script_tells_the_direction(
    key: str, locale: str, direction: str, tmp_path: Path
) -> None:
    entry = f"{{name: A name, locale: {locale}}}" if locale else "{name: A name}"
    text = LEAST.replace("{name: English}", entry).replace("en: ", f"{key}: ")
    assert load(tmp_path, text).languages[0].direction == direction


def test_the_first_six_categories_are_in_the_header(tmp_path: Path) -> None:
    categories = ", ".join(f"c{number}: {{label: {{en: C}}}}" for number in range(8))
    text = LEAST.replace("news: {label: {en: News}}", categories)
    assert load(tmp_path, text).navigation == ("c0", "c1", "c2", "c3", "c4", "c5")
    assert load(tmp_path, text + "navigation: [c7, c0]").navigation == ("c7", "c0")


def test_texts_stand_in_the_order_of_the_languages(tmp_path: Path) -> None:
    text = LEAST.replace("{en: {name: English}}", "{en: {name: English}, zh: {name: 中文}}")
    config = load(tmp_path, text.replace("title: {en: A title}", "title: {zh: 标题, en: A title}"))
    assert config.title.texts == (("en", "A title"), ("zh", "标题"))


def test_a_language_without_a_text_falls_back_to_the_first_that_has_one() -> None:
    text = Localised((("en", "News"), ("zh", "新闻")))
    assert [text.in_language(key) for key in ("en", "zh", "fr")] == ["News", "新闻", "News"]
    assert text.has("zh")
    assert not text.has("fr")


def test_a_score_weighs_1_unless_it_says_otherwise(tmp_path: Path) -> None:
    text = "scores: {hot: {label: {en: Hot}}, quality: {label: {en: Quality}, weight: 0.5}}"
    weights = [(score.key, score.weight) for score in load(tmp_path, LEAST + text).scores]
    assert weights == [("hot", 1.0), ("quality", 0.5)]


def test_a_site_without_site_yaml_is_a_problem(tmp_path: Path) -> None:
    with pytest.raises(ConfigError) as caught:
        load_config(tmp_path)
    (problem,) = caught.value.problems
    assert (format_position(problem.position), problem.rule) == (
        "content/site.yaml",
        "missing-file",
    )


def test_a_config_can_be_hashed_so_that_what_is_made_of_it_can_be_kept(tmp_path: Path) -> None:
    assert hash(load(tmp_path, LEAST)) == hash(load(tmp_path, LEAST))


def test_no_taxonomy_can_be_named_like_a_key_of_articles() -> None:
    record = article_record(any_vocabulary())
    assert {field.name for field in record.fields} | {"tags"} == ARTICLE_KEYS
