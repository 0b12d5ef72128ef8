from __future__ import annotations

import os
from pathlib import Path

import pytest

from site_builder.errors import format_position
from site_builder.sources import SourceFiles, collect_source_files


def write(site_dir: Path, *paths: str) -> None:
    for path in paths:
        file = site_dir / "content" / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text("x", encoding="utf-8")


def problems_of(files: SourceFiles) -> list[tuple[str, str, str]]:
    return [(format_position(item.position), item.severity, item.rule) for item in files.problems]


def test_articles_pages_and_images_are_found_in_the_order_of_their_paths(tmp_path: Path) -> None:
    write(tmp_path, "articles/b/z.en.md", "articles/b/c.JPG", "articles/a.zh.md", "articles/b.md")
    write(tmp_path, "pages/about.en.md", "pages/team.webp", "articles/b/d.svg")
    files = collect_source_files(tmp_path)
    assert [file.source_path for file in files.articles] == [
        "content/articles/a.zh.md",
        "content/articles/b.md",
        "content/articles/b/z.en.md",
    ]
    assert [file.source_path for file in files.pages] == ["content/pages/about.en.md"]
    assert [file.source_path for file in files.media] == [
        "content/articles/b/c.JPG",
        "content/articles/b/d.svg",
        "content/pages/team.webp",
    ]
    assert files.problems == ()


def test_what_others_read_and_what_is_no_part_of_the_site_is_passed_over(tmp_path: Path) -> None:
    write(tmp_path, "site.yaml", "terms/tags.yaml", "schema/article.json", ".git/x.md", ".env")
    write(tmp_path, "articles/.hidden.md", "articles/a.md~", "articles/.a.md.swp", "articles/a.swp")
    write(tmp_path, "articles/.DS_Store", "articles/Thumbs.db", "articles/__pycache__/a.md")
    write(tmp_path, "articles/node_modules/x/README.md")
    assert collect_source_files(tmp_path) == SourceFiles((), (), (), ())


def test_other_files_are_warned_of(tmp_path: Path) -> None:
    write(tmp_path, "notes.txt", "articles/data.csv", "pages/page.html")
    files = collect_source_files(tmp_path)
    assert problems_of(files) == [
        ("content/articles/data.csv", "warning", "unknown-file"),
        ("content/notes.txt", "warning", "unknown-file"),
        ("content/pages/page.html", "warning", "unknown-file"),
    ]


def test_links_are_refused_wherever_they_stand(tmp_path: Path) -> None:
    write(tmp_path, "articles/a/real.en.md", "other/secret.en.md")
    articles = tmp_path / "content/articles"
    (articles / "file.en.md").symlink_to("a/real.en.md")
    (articles / "outside.en.md").symlink_to("/etc/passwd")
    (articles / "dir").symlink_to("../other")
    (articles / "loop").symlink_to(".")
    (articles / "dangling.en.md").symlink_to("nowhere")
    (tmp_path / "content/pages").symlink_to("other")
    files = collect_source_files(tmp_path)
    assert [file.source_path for file in (*files.articles, *files.pages)] == [
        "content/articles/a/real.en.md"
    ]
    assert [place for place, _, rule in problems_of(files) if rule == "symlink"] == [
        "content/articles/dangling.en.md",
        "content/articles/dir",
        "content/articles/file.en.md",
        "content/articles/loop",
        "content/articles/outside.en.md",
        "content/pages",
    ]


def test_a_hard_link_is_warned_of_and_taken(tmp_path: Path) -> None:
    write(tmp_path, "articles/a.en.md")
    os.link(tmp_path / "content/articles/a.en.md", tmp_path / "elsewhere.md")
    files = collect_source_files(tmp_path)
    assert problems_of(files) == [("content/articles/a.en.md", "warning", "hard-link")]
    assert len(files.articles) == 1


def test_what_is_no_regular_file_is_refused(tmp_path: Path) -> None:
    (tmp_path / "content/articles/folder.en.md").mkdir(parents=True)
    os.mkfifo(tmp_path / "content/articles/pipe.en.md")
    files = collect_source_files(tmp_path)
    assert files.articles == ()
    assert problems_of(files) == [
        ("content/articles/folder.en.md", "error", "not-a-file"),
        ("content/articles/pipe.en.md", "error", "not-a-file"),
    ]


@pytest.mark.parametrize(
    "name",
    [
        "a\nb.md",
        'a"b.md',
        "<script>.md",
        "-rf.md",
        "a:b.md",
        "a\\b.md",
        "a?.md",
        "a\u202eb.md",
        "a\u200bb.md",
        "a.md ",
        os.fsdecode(b"a\xff.md"),
    ],
)
def test_a_name_that_not_every_system_can_hold_is_refused(name: str, tmp_path: Path) -> None:
    (tmp_path / "content/articles").mkdir(parents=True)
    (tmp_path / "content/articles" / name).write_text("x", encoding="utf-8")
    files = collect_source_files(tmp_path)
    assert files.articles == ()
    (problem,) = files.problems
    assert (format_position(problem.position), problem.rule) == (
        "content/articles",
        "bad-file-name",
    )
    assert problem.message.isprintable()
    problem.message.encode()  # it can be shown anywhere


@pytest.mark.parametrize("name", ["大模型 2026.zh.md", "it's (new), 50%.en.md", "a" * 240 + ".md"])
def test_a_name_in_any_script_is_taken(name: str, tmp_path: Path) -> None:
    (tmp_path / "content/articles").mkdir(parents=True)
    try:
        (tmp_path / "content/articles" / name).write_text("x", encoding="utf-8")
    except OSError:
        pytest.skip("this file system can't hold the name")
    assert collect_source_files(tmp_path).problems == ()


@pytest.mark.parametrize(("one", "other"), [("A.en.md", "a.en.md"), ("é.md", "e\u0301.md")])
def test_names_that_are_one_on_other_systems_are_refused(
    one: str, other: str, tmp_path: Path
) -> None:
    write(tmp_path, f"articles/{one}", f"articles/{other}")
    if len(list((tmp_path / "content/articles").iterdir())) < 2:
        pytest.skip("this file system takes them for one as well")
    files = collect_source_files(tmp_path)
    assert [rule for _, _, rule in problems_of(files)] == ["name-taken"]


def test_folders_nested_too_deep_are_refused(tmp_path: Path) -> None:
    write(tmp_path, "articles/" + "d/" * 7 + "a.en.md", "articles/" + "d/" * 200 + "b.en.md")
    files = collect_source_files(tmp_path)
    assert len(files.articles) == 1
    assert [rule for _, _, rule in problems_of(files)] == ["too-deep"]


def test_a_site_without_content_has_no_files(tmp_path: Path) -> None:
    assert problems_of(collect_source_files(tmp_path)) == [("content", "error", "unreadable-file")]


def test_content_itself_may_be_a_link(tmp_path: Path) -> None:
    write(tmp_path / "elsewhere", "articles/a.en.md")
    (tmp_path / "content").symlink_to("elsewhere/content")
    assert len(collect_source_files(tmp_path).articles) == 1
