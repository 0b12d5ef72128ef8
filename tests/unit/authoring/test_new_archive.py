from pathlib import Path

import pytest

from site_builder.authoring.new_archive import create_archive
from site_builder.build import BuildOptions
from site_builder.build.checking import check_site
from site_builder.errors import ContentError
from site_builder.progress import SilentProgress


def test_a_new_archive_builds_without_a_problem(tmp_path: Path) -> None:
    create_archive(tmp_path / "archive")
    assert check_site(BuildOptions(tmp_path / "archive"), SilentProgress()) == ()


def test_a_new_archive_has_nothing_but_its_content_and_what_a_host_needs(tmp_path: Path) -> None:
    create_archive(tmp_path)
    files = {
        path.relative_to(tmp_path).as_posix() for path in tmp_path.rglob("*") if path.is_file()
    }
    assert files == {
        ".gitignore",
        "netlify.toml",
        "content/site.yaml",
        "content/terms/tags.yaml",
        "content/articles/2026/01/welcome.en.md",
        "content/articles/2026/01/welcome.zh.md",
        "content/pages/about.en.md",
        "content/pages/about.zh.md",
        "content/schema/article.json",
        "content/schema/page.json",
        "content/schema/site.json",
        "content/schema/terms.json",
    }


@pytest.mark.parametrize("name", ["notes.txt", ".git"])
def test_a_folder_that_holds_anything_is_left_alone(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_text("mine")
    with pytest.raises(ContentError) as caught:
        create_archive(tmp_path)
    assert [problem.rule for problem in caught.value.problems] == ["folder-in-use"]
    assert [path.name for path in tmp_path.iterdir()] == [name]


def test_a_file_is_no_folder_for_an_archive(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("mine")
    with pytest.raises(ContentError):
        create_archive(tmp_path / "file")
    with pytest.raises(ContentError, match="can't be written"):
        create_archive(tmp_path / "file/archive")
