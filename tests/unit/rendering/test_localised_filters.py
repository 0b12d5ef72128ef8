"""Filters on what a reader sees: dates in the reader's language, titles inside links."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, timedelta, timezone

import pytest
from jinja2 import Environment
from markupsafe import Markup

from site_builder.articles.article import Moment
from site_builder.config import Config, Language, Localised
from site_builder.rendering.environment import make_environment
from site_builder.rendering.filters import host, without_links
from site_builder.rendering.layouts import load_layouts
from site_builder.strings import load_strings
from site_builder.theme import default_theme_dir
from tests.unit.rendering.views import ZONE

DAY = Moment(datetime(2026, 6, 18, tzinfo=ZONE), has_time=False)
MORNING = Moment(datetime(2026, 6, 18, 9, 30, tzinfo=ZONE), has_time=True)


@pytest.fixture(scope="module")
def environments() -> Mapping[str, Environment]:
    config = Config(
        title=Localised((("en", "Archive"),)),
        description=Localised(()),
        base_url="https://news.example",
        timezone=ZONE,
        languages=(
            Language("en", "English", "en", "ltr"),
            Language("zh", "中文", "zh-Hans", "ltr"),
        ),
        categories=(),
        taxonomies=(),
        scores=(),
        navigation=(),
        page_size=20,
        social_cards=False,
    )
    layout_dirs = (default_theme_dir() / "layouts",)
    environment = make_environment(load_layouts(layout_dirs), load_strings(layout_dirs, config), {})
    in_language = environment.globals["in_language"]
    assert isinstance(in_language, dict)
    return in_language


@pytest.mark.parametrize(
    ("language", "name", "moment", "expected"),
    [
        ("en", "localized_date", MORNING, "June 18, 2026"),
        ("zh", "localized_date", MORNING, "2026年6月18日"),
        ("en", "short_date", DAY, "Jun 18, 2026"),
        ("zh", "short_date", DAY, "2026年6月18日"),
        ("en", "localized_month", DAY, "June 2026"),
        ("zh", "localized_month", DAY, "2026年6月"),
        ("en", "localized_moment", MORNING, "June 18, 2026, 9:30\u202fAM UTC+8"),
        ("zh", "localized_moment", MORNING, "2026年6月18日 09:30 UTC+8"),
        ("zh", "localized_moment", DAY, "2026年6月18日"),
    ],
)
def test_a_date_is_written_in_the_language_of_the_page(
    environments: Mapping[str, Environment],
    language: str,
    name: str,
    moment: Moment,
    expected: str,
) -> None:
    layout = environments[language].from_string("{{ moment | " + name + " }}")
    assert layout.render(moment=moment) == expected


@pytest.mark.parametrize(
    ("minutes", "zone"), [(0, "UTC"), (480, "UTC+8"), (-210, "UTC-3:30"), (345, "UTC+5:45")]
)
def test_a_time_says_its_distance_from_utc(
    environments: Mapping[str, Environment], minutes: int, zone: str
) -> None:
    at = datetime(2026, 6, 18, 9, 30, tzinfo=timezone(timedelta(minutes=minutes)))
    layout = environments["zh"].from_string("{{ moment | localized_moment }}")
    assert layout.render(moment=Moment(at, has_time=True)) == f"2026年6月18日 09:30 {zone}"


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ('A <a href="/x/" rel="noopener">b</a> <em>c</em>', "A b <em>c</em>"),
        ('<a href="/x/" title="a > b">A</a>', "A"),
        ("a &lt;a&gt; <abbr>b</abbr>", "a &lt;a&gt; <abbr>b</abbr>"),
    ],
)
def test_a_title_inside_a_link_has_no_links(title: str, expected: str) -> None:
    assert without_links(Markup(title)) == Markup(expected)


@pytest.mark.parametrize(
    ("url", "expected"),
    [("https://www.example.com:8080/news", "www.example.com"), ("mailto:a@b.example", "")],
)
def test_a_link_is_known_by_its_host(url: str, expected: str) -> None:
    assert host(url) == expected


@pytest.mark.parametrize(
    ("locale", "attributes"),
    [
        ("zh-Hans", ' lang="zh-Hans"'),
        ("ar", ' lang="ar" dir="rtl"'),
        ("ur-Latn", ' lang="ur-Latn"'),
        ("", ""),
    ],
)
def test_an_element_in_another_language_says_which_and_where_it_differs_in_direction(
    environments: Mapping[str, Environment], locale: str, attributes: str
) -> None:
    layout = environments["en"].from_string("{{ locale | in_language }}")
    assert layout.render(locale=locale) == attributes


@pytest.mark.parametrize(
    ("language", "locale", "name"),
    [
        ("en", "zh-Hans", "Chinese"),
        ("en", "en-GB", "British English"),
        ("zh", "en", "英文"),
        ("zh", "fr-CA", "法文"),
        ("zh", "zh-Hant", "繁体中文"),
        ("en", "x-unknown", "x-unknown"),
    ],
)
def test_a_language_is_called_by_its_name_in_the_language_of_the_page(
    environments: Mapping[str, Environment], language: str, locale: str, name: str
) -> None:
    layout = environments[language].from_string("{{ locale | language_called }}")
    assert layout.render(locale=locale) == name
