from __future__ import annotations

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from site_builder.articles.parse import parse_article
from site_builder.authoring.files import ContentFile
from site_builder.authoring.new_story import StoryRequest, WrongRequestError, plan_story
from site_builder.config import Config, load_config
from site_builder.sources.reading import parse_source
from site_builder.values import replace
from tests.support.sites import SiteFolder

NOW = datetime(2026, 6, 17, 22, 30, 0, 123456, tzinfo=UTC)  # already the 18th in Shanghai
HAN_TITLE = "微软在中国销售模型"


@pytest.fixture(scope="module")
def config(tmp_path_factory: pytest.TempPathFactory) -> Config:
    return load_config(SiteFolder.create(tmp_path_factory.mktemp("site")).site_dir)


def plan(config: Config, title: str, **wishes: object) -> dict[str, str]:
    request = replace(StoryRequest(title), **wishes)
    return {file.source_path: file.text for file in plan_story(request, config, NOW)}


def refused(config: Config, title: str, **wishes: object) -> tuple[str, str]:
    with pytest.raises(WrongRequestError) as caught:
        plan(config, title, **wishes)
    return caught.value.option, str(caught.value)


def test_a_story_has_a_file_per_language_below_its_year_and_month(config: Config) -> None:
    assert list(plan(config, "Huawei returns")) == [
        "content/articles/2026/06/huawei-returns.en.md",
        "content/articles/2026/06/huawei-returns.zh.md",
    ]


def test_the_first_language_holds_the_facts_and_the_others_their_own_texts(config: Config) -> None:
    first, second = plan(config, "Huawei returns").values()
    assert first == (
        "---\n"
        "# yaml-language-server: $schema=../../../schema/article.json\n"
        "title: Huawei returns\n"
        'summary: "To be written."\n'
        "date: 2026-06-18T06:30:00+08:00\n"
        "category: models\n"
        "tags: []\n"
        "# scores: {hot: …, quality: …}\n"
        "# sources: [{name: …, url: …}]\n"
        "draft: true\n"
        "---\n"
        "To be written.\n"
    )
    assert second == (
        "---\n"
        "# yaml-language-server: $schema=../../../schema/article.json\n"
        'title: "待译：Huawei returns"\n'
        'summary: "待写。"\n'
        "---\n"
        "待写。\n"
    )


def test_a_chinese_title_goes_to_the_chinese_article_and_names_the_files_in_pinyin(
    config: Config,
) -> None:
    files = plan(config, HAN_TITLE)
    name = "content/articles/2026/06/wei-ruan-zai-zhong-guo-xiao-shou-mo-xing"
    assert f'title: "To be translated: {HAN_TITLE}"\n' in files[f"{name}.en.md"]
    assert f"title: {HAN_TITLE}\n" in files[f"{name}.zh.md"]


def test_what_is_asked_for_is_taken(config: Config) -> None:
    files = plan(
        config,
        "A title",
        category="china",
        date="2025-02-03",
        languages=("zh",),
        slug="another-name",
    )
    [(path, text)] = files.items()
    assert path == "content/articles/2025/02/another-name.zh.md"
    assert "title: A title\n" in text
    assert "date: 2025-02-03\ncategory: china\n" in text


def test_languages_are_in_the_order_of_the_site_however_they_are_asked_for(config: Config) -> None:
    assert list(plan(config, "A", languages=("zh", "en", "zh"))) == list(plan(config, "A"))


@pytest.mark.parametrize(
    ("wishes", "option"),
    [
        ({"category": "modles"}, "--category"),
        ({"date": "tomorrow"}, "--date"),
        ({"languages": ("en", "fr")}, "--language"),
        ({"slug": "../x"}, "--slug"),
        ({"slug": "search"}, "--slug"),
        ({"slug": "zh"}, "--slug"),
    ],
)
def test_a_wish_that_the_archive_cannot_meet_is_refused(
    config: Config, wishes: dict[str, object], option: str
) -> None:
    assert refused(config, "A title", **wishes)[0] == option


def test_a_refusal_says_what_was_meant(config: Config) -> None:
    assert 'did you mean "models"?' in refused(config, "A", category="modles")[1]


@pytest.mark.parametrize("title", ["😀", "!!!", "con"])
def test_a_title_that_gives_no_name_asks_for_one(config: Config, title: str) -> None:
    option, message = refused(config, title)
    assert option == "TITLE"
    assert message.endswith("name one with --slug")
    assert plan(config, title, slug="a-name")


@pytest.mark.parametrize(
    "title",
    [
        "",
        " \t\n",
        "a\x07b",
        "a\udc80b",
        "a\u202eb",
        "a" * 201,
        "[x](javascript:alert)",
        "![x](y.png)",
    ],
)
def test_a_title_that_no_article_may_have_is_refused(config: Config, title: str) -> None:
    assert refused(config, title, slug="a-name")[0] == "TITLE"


def test_blanks_and_line_ends_in_a_title_are_one_blank(config: Config) -> None:
    assert "title: A title\n" in plan(config, " A\n  title\t", languages=("en",)).popitem()[1]


@given(title=st.text(min_size=1))
def test_every_title_is_refused_or_read_back_by_the_parser(config: Config, title: str) -> None:
    try:
        files = plan_story(StoryRequest(title, languages=("en",), slug="x"), config, NOW)
    except WrongRequestError:
        return
    [file] = files
    article, problems = parse(file, config)
    assert problems == []
    assert article


def test_the_parser_takes_every_file_as_it_is(config: Config) -> None:
    for title in ("Huawei: \"returns\" #1 & 'more'", HAN_TITLE, "- [ ] {a}: 5 * 3"):
        for file in plan_story(StoryRequest(title), config, NOW):
            assert parse(file, config)[1] == []


def parse(file: ContentFile, config: Config) -> tuple[object, list[str]]:
    article, problems = parse_article(parse_source(file.text, file.source_path), config, {})
    return article, [problem.message for problem in problems]
