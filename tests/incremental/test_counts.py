"""What a build does again after an edit, counted for each kind of edit."""

from __future__ import annotations

import re
from datetime import UTC, datetime

import pytest

from site_builder.errors import ContentError
from site_builder.pages.collisions import Addresses
from site_builder.pages.page import Made
from tests.support.counting import BuiltSite, Work, write_archive, write_story
from tests.support.edits import DOT, configure, exchange
from tests.support.sites import SITE_YAML, TERMS_YAML, SiteFolder

STORIES = 40
PAGE = "---\ntitle: About\nsummary: What it is.\n---\n"


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> BuiltSite:
    """Each test leaves the site as its last build published it, so that the next can go on."""
    site = SiteFolder.create(tmp_path_factory.mktemp("counts"))
    write_archive(site, STORIES)
    site.article("pictured.en", "![A dot](dot.png)", date="2009-12-01", category="china")
    site.write("content/articles/2026/dot.png", "").write_bytes(DOT)
    return BuiltSite.make(site)


TERMS_FILE, CONFIG_FILE = "content/terms/tags.yaml", "content/site.yaml"


def change(built: BuiltSite, path: str, before: str, after: str) -> Work:
    """What a build does after a file's text has become another, whatever it was earlier."""
    built.site.write(path, before)
    built.build()
    built.site.write(path, after)
    return built.build()


pytestmark = pytest.mark.xdist_group("counts")


def test_nothing_is_done_when_nothing_has_changed(built: BuiltSite) -> None:
    work = built.build()
    assert (work.counts, work.result.written_count) == ((0, 0, 0), 0)


def test_a_touched_file_is_read_and_no_more(built: BuiltSite) -> None:
    (built.site.site_dir / "content/articles/2026/s0003.en.md").touch()
    assert built.build().counts == (0, 0, 0)


def test_a_changed_body_changes_its_page_and_its_record_alone(built: BuiltSite) -> None:
    built.site.article("s0020.zh", "Another body.")
    work = built.build()
    assert work.counts == (1, 1, 1)
    assert work.pages == ("zh/2010/01/s0020/index.html",)
    assert {path.split("/")[1] for path in work.search} == {"shards.json", "zh"}


def test_a_changed_image_is_published_and_nothing_is_rendered(built: BuiltSite) -> None:
    image = built.site.site_dir / "content/articles/2026/dot.png"
    image.write_bytes(DOT[:-1] + b"\x83")
    work = built.build()
    assert work.counts == (1, 0, 1)
    assert work.pages == ("en/2009/12/pictured/dot.png",)
    assert work.search == ()


def test_a_renamed_file_with_the_same_slug_changes_no_file(built: BuiltSite) -> None:
    folder = built.site.site_dir / "content/articles/2026"
    for language in ("en", "zh"):
        path = folder / f"s0030.{language}.md"
        text = path.read_text(encoding="utf-8").replace("---\n", "---\nslug: s0030\n", 1)
        path.write_text(text, encoding="utf-8")
    assert built.build().pages == ()
    for language in ("en", "zh"):
        (folder / f"s0030.{language}.md").rename(folder / f"renamed.{language}.md")
    work = built.build()
    assert work.counts == (2, 2, 0)


def test_articles_that_change_places_change_where_they_are_shown(built: BuiltSite) -> None:
    folder = built.site.site_dir / "content/articles/2026"
    exchange(folder / "s0001.zh.md", folder / "s0002.zh.md", "rename")
    work = built.build()
    assert work.result.parsed_count == 2
    english = {path for path in work.pages if path.startswith("en/")}
    assert {"en/2010/01/s0001/index.html", "en/2010/01/s0002/index.html"} < english
    # Lists hold the titles in Chinese, too.
    for path in english:
        assert re.search(r"/zh/2010/01/s000[12]/", built.site.read(path)), path


def test_a_removed_translation_is_gone_and_comes_back_as_it_was(built: BuiltSite) -> None:
    before = built.published
    built.site.remove("content/articles/2026/s0010.zh.md")
    work = built.build()
    assert work.result.parsed_count == 0
    assert "zh/2010/01/s0010/index.html" in work.pages
    assert "zh/2010/01/s0010/index.html" not in built.published
    built.site.article("s0010.zh")
    assert built.build().pages == work.pages
    assert built.published == before


def test_a_backdated_story_moves_and_a_deleted_one_leaves_nothing_behind(
    built: BuiltSite,
) -> None:
    write_story(built.site, 39, date="2010-01-15")
    work = built.build()
    assert work.result.parsed_count == 1
    assert {"en/2010/02/s0039/index.html", "en/2010/01/s0039/index.html"} <= set(work.pages)
    assert "en/2010/02/s0039/index.html" not in built.published
    for language in ("en", "zh"):
        built.site.remove(f"content/articles/2026/s0039.{language}.md")
    work = built.build()
    assert work.result.parsed_count == 0
    assert "en/2010/01/s0039/index.html" in work.pages
    assert not (built.site.site_dir / "public/en/2010/01/s0039").exists()


def test_an_error_costs_what_it_touches_and_hides_no_address_that_two_pages_claim(
    built: BuiltSite, monkeypatch: pytest.MonkeyPatch
) -> None:
    planned: list[Made] = []
    take = Addresses.take

    def take_and_note(addresses: Addresses, page: Made) -> None:
        planned.append(page)
        take(addresses, page)

    monkeypatch.setattr(Addresses, "take", take_and_note)
    page_count = len(built.published)
    write_story(built.site, 25, related=["nowhere"])
    with pytest.raises(ContentError) as caught:
        built.build()
    assert [problem.rule for problem in caught.value.problems] == ["unknown-story"]
    assert 0 < len(planned) < page_count / 4
    write_story(built.site, 26, aliases=["/en/tag/llm/"])
    with pytest.raises(ContentError) as caught:
        built.build()
    rules = {problem.rule for problem in caught.value.problems}
    assert rules == {"unknown-story", "address-collision"}
    write_story(built.site, 25)
    write_story(built.site, 26)
    assert built.build().pages == ()


def test_a_changed_layout_renders_the_pages_that_use_it(built: BuiltSite) -> None:
    built.site.write("layouts/pages/year.html", "{{ page.year }}\n")
    work = built.build()
    years = [f"{language}/{year}/index.html" for language in ("en", "zh") for year in (2009, 2010)]
    assert work.counts == (0, 4, 4)
    assert list(work.pages) == years


def test_a_changed_word_changes_the_pages_that_show_it(built: BuiltSite) -> None:
    built.site.write("layouts/strings/zh.yaml", "top_title: '{title}之最'\n")
    work = built.build()
    assert work.result.parsed_count == 0
    assert work.pages == (
        "zh/category/china/top/index.html",
        "zh/category/models/top/index.html",
        "zh/top/index.html",
    )


def test_a_changed_style_sheet_changes_the_pages_that_name_it(built: BuiltSite) -> None:
    built.site.write("static/css/home.css", "p { color: red }\n")
    work = built.build()
    pages = [path for path in work.pages if not path.startswith("assets/")]
    assert work.result.parsed_count == 0
    assert pages == ["en/index.html", "zh/index.html"]
    assert len(work.pages) == 4


def test_a_file_of_the_root_changes_itself_alone(built: BuiltSite) -> None:
    built.site.write("static/root/proof.txt", "of ownership\n")
    work = built.build()
    assert (work.result.parsed_count, work.pages) == (0, ("proof.txt",))


def test_a_standalone_page_is_named_on_every_page_but_its_text_is_its_own(
    built: BuiltSite,
) -> None:
    before = built.published.keys()
    built.site.write("content/pages/about.en.md", PAGE + "Text.\n")
    work = built.build()
    assert set(work.pages) - before == {"en/about/index.html"}
    assert {"en/index.html", "en/tag/llm/index.html", "en/2010/01/s0000/index.html"} <= set(
        work.pages
    )
    assert not any(path.startswith("zh/") for path in work.pages)
    built.site.write("content/pages/about.en.md", PAGE + "Another text.\n")
    work = built.build()
    assert work.counts == (0, 1, 1)
    assert work.pages == ("en/about/index.html",)


def test_a_changed_label_changes_the_pages_that_show_it(built: BuiltSite) -> None:
    relabelled = TERMS_YAML.replace("zh: 深度求索", "zh: 深度探索")
    work = change(built, TERMS_FILE, TERMS_YAML, relabelled)
    assert {"zh/tag/deepseek/index.html", "zh/2010/01/s0000/index.html"} <= set(work.pages)
    assert "en/2010/01/s0001/index.html" not in work.pages


def test_another_alias_of_a_term_changes_search_alone(built: BuiltSite) -> None:
    renamed = TERMS_YAML.replace("[DeepSeek AI]", "[DS]")
    work = change(built, TERMS_FILE, TERMS_YAML, renamed)
    assert work.pages == ("en/search/terms.json", "zh/search/terms.json")
    assert work.search != ()


def test_an_unused_term_changes_nothing(built: BuiltSite) -> None:
    more = TERMS_YAML + "unused: {label: {en: Unused}}\n"
    work = change(built, TERMS_FILE, TERMS_YAML, more)
    assert (work.pages, work.search) == ((), ())


def test_an_earlier_name_of_a_term_becomes_addresses(built: BuiltSite) -> None:
    renamed = TERMS_YAML.replace("[DeepSeek AI]", "[DeepSeek AI], was: [seek]")
    work = change(built, TERMS_FILE, TERMS_YAML, renamed)
    assert work.pages == ("_redirects", "en/tag/seek/index.html", "zh/tag/seek/index.html")


def test_a_description_of_a_category_changes_its_lists_and_the_index(built: BuiltSite) -> None:
    described = SITE_YAML.replace("About China.", "All about China.")
    work = change(built, CONFIG_FILE, SITE_YAML, described)
    assert "en/category/china/index.html" in work.pages
    assert all(path.startswith(("en/category/china/", "en/categories/")) for path in work.pages)


def test_navigation_changes_every_page_with_a_frame_and_no_other(built: BuiltSite) -> None:
    configure(built.site, {"navigation": ["china"]})
    built.build()
    configure(built.site, {"navigation": ["models"]})
    work = built.build()
    assert all(path.endswith(".html") for path in work.pages)
    assert "en/index.html" in work.pages
    assert work.search == ()


def test_another_version_of_the_code_renders_all_and_changes_nothing(
    built: BuiltSite, monkeypatch: pytest.MonkeyPatch
) -> None:
    for module in ("inputs", "preparing", "theming"):
        monkeypatch.setattr(f"site_builder.build.{module}.digest_code", lambda: b"another")
    work = built.build()
    assert work.result.parsed_count == work.result.article_count
    assert work.result.rendered_count > work.result.article_count
    assert (work.pages, work.search) == ((), ())


def test_a_draft_comes_and_goes_as_it_is_asked_for(built: BuiltSite) -> None:
    built.build()
    write_story(built.site, 35, draft=True)
    assert "en/2010/02/s0035/index.html" in built.build().pages
    assert "en/2010/02/s0035/index.html" in built.build(drafts=True).pages
    assert "en/2010/02/s0035/index.html" in built.build().pages


def test_a_story_that_is_due_is_published_without_being_parsed_again(
    built: BuiltSite, monkeypatch: pytest.MonkeyPatch
) -> None:
    def build_on(day: int, hour: int = 0) -> Work:
        now = int(datetime(2010, 2, day, hour, tzinfo=UTC).timestamp()) * 10**9
        monkeypatch.setattr("time.time_ns", lambda: now)
        return built.build()

    write_story(built.site, STORIES)
    build_on(12)
    assert build_on(12, hour=12).counts == (0, 0, 0)
    work = build_on(14)
    assert work.result.parsed_count == 0
    assert "en/2010/02/s0040/index.html" in work.pages


def test_a_story_in_a_closed_week_changes_that_weeks_digests_alone(built: BuiltSite) -> None:
    built.build()
    write_story(built.site, 12, title="Another title")
    work = built.build()
    english = {
        f"en/digest/{name}/{file}"
        for name in ("2010-01", "2010-w02")
        for file in ("index.html", "email.html")
    }
    # Chinese digests hold the English title for readers who ask for it, their e-mails don't.
    chinese = {f"zh/digest/{name}/index.html" for name in ("2010-01", "2010-w02")}
    assert {path for path in work.pages if "/digest/" in path} == english | chinese


def test_the_digests_of_other_weeks_stay_when_a_new_one_begins(built: BuiltSite) -> None:
    built.build()
    write_story(built.site, STORIES + 1, date="2010-03-01")
    work = built.build()
    changed = {path.removesuffix("index.html") for path in work.pages if "/digest/" in path}
    new = {
        f"{language}/digest/{name}/{file}"
        for language in ("en", "zh")
        for name in ("2010-03", "2010-w09")
        for file in ("", "email.html")
    }
    assert changed == {"en/digest/", "zh/digest/", *new}
