from pathlib import Path

import pytest

from site_builder.authoring.files import ContentFile, write_made_files, write_new_files
from site_builder.errors import ContentError

FILES = (ContentFile("content/a/b.en.md", "one\n"), ContentFile("content/a/b.zh.md", "二\n"))


def test_new_files_are_written_with_the_folders_they_need(tmp_path: Path) -> None:
    write_new_files(tmp_path, FILES)
    assert (tmp_path / "content/a/b.zh.md").read_text(encoding="utf-8") == "二\n"


def test_a_file_that_is_there_is_kept_and_nothing_is_written_beside_it(tmp_path: Path) -> None:
    (tmp_path / "content/a").mkdir(parents=True)
    (tmp_path / "content/a/b.zh.md").write_text("mine")
    with pytest.raises(ContentError) as caught:
        write_new_files(tmp_path, FILES)
    [problem] = caught.value.problems
    assert (problem.rule, problem.position.path) == ("file-exists", "content/a/b.zh.md")
    assert (tmp_path / "content/a/b.zh.md").read_text() == "mine"
    assert not (tmp_path / "content/a/b.en.md").exists()


def test_files_of_the_program_are_written_over_earlier_ones(tmp_path: Path) -> None:
    write_made_files(tmp_path, FILES)
    write_made_files(tmp_path, (ContentFile(FILES[0].source_path, "changed"),))
    assert (tmp_path / FILES[0].source_path).read_text() == "changed"


@pytest.mark.parametrize("write", [write_new_files, write_made_files])
def test_a_file_that_cannot_be_written_is_a_problem(tmp_path: Path, write: object) -> None:
    assert callable(write)
    (tmp_path / "content").write_text("not a folder")
    with pytest.raises(ContentError, match="can't be written"):
        write(tmp_path, FILES)
