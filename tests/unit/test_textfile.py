from __future__ import annotations

import os
from pathlib import Path

import pytest

from site_builder.errors import Problem, format_position
from site_builder.textfile import is_ignored, parse_text, read_bytes, read_text


def write(path: Path, data: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)


def rule_of(result: object) -> str:
    assert isinstance(result, Problem)
    return result.rule


@pytest.mark.parametrize(
    ("data", "text"),
    [
        (b"\xef\xbb\xbfa", "a"),
        (b"a\r\nb\rc\n", "a\nb\nc\n"),
        ("a\u2028b\u2029c".encode(), "a b c"),
        (b"tab\there", "tab\there"),
        ("👩\u200d👩".encode(), "👩\u200d👩"),
    ],
)
def test_text_comes_without_mark_and_with_one_kind_of_line_end(data: bytes, text: str) -> None:
    assert parse_text(data, "x") == text


@pytest.mark.parametrize(
    ("data", "place", "rule"),
    [
        (b"a\nb\xffc", "x:2:2", "not-utf-8"),
        (b"\xef\xbb\xbfa\xff", "x:1:2", "not-utf-8"),
        (b"a\r\nb\rc\xe4\xb8", "x:3:2", "not-utf-8"),
        (b"\xc0\xaf", "x:1:1", "not-utf-8"),
        (b"\xed\xa0\x80", "x:1:1", "not-utf-8"),
        ("中文".encode("gb18030"), "x:1:1", "not-utf-8"),
        ("中文".encode("big5"), "x:1:1", "not-utf-8"),
        ("a".encode("utf-16"), "x:1:1", "not-utf-8"),
        (b"a\nb\x00", "x:2:2", "control-character"),
        (b"\x1b[31m", "x:1:1", "control-character"),
        (b"a\x7f", "x:1:2", "control-character"),
        ("a\u0085b".encode(), "x:1:2", "control-character"),
        ("中\ufeff".encode(), "x:1:2", "control-character"),
        ("\ufffe".encode(), "x:1:1", "control-character"),
    ],
)
def test_what_is_no_text_is_named_with_its_place(data: bytes, place: str, rule: str) -> None:
    problem = parse_text(data, "x")
    assert isinstance(problem, Problem)
    assert (format_position(problem.position), problem.rule) == (place, rule)


def test_the_offset_of_a_bad_byte_counts_the_whole_file() -> None:
    problem = parse_text(b"\xef\xbb\xbfab\xff", "x")
    assert isinstance(problem, Problem)
    assert problem.message == "byte 0xFF at offset 5 is not UTF-8"


def test_a_file_of_the_limit_is_read_and_one_byte_more_is_not(tmp_path: Path) -> None:
    write(tmp_path / "content/a", b"12345")
    assert read_text(tmp_path, "content/a", 5) == "12345"
    assert rule_of(read_text(tmp_path, "content/a", 4)) == "too-large"


def test_a_link_at_any_depth_below_content_is_not_followed(tmp_path: Path) -> None:
    write(tmp_path / "outside/secret.md", b"canary")
    write(tmp_path / "content/articles/a.md", b"a")
    (tmp_path / "content/articles/link.md").symlink_to(tmp_path / "outside/secret.md")
    (tmp_path / "content/articles/dir").symlink_to(tmp_path / "outside")
    (tmp_path / "content/pages").symlink_to(tmp_path / "outside")
    (tmp_path / "content/articles/dangling.md").symlink_to("nowhere")
    (tmp_path / "content/articles/loop.md").symlink_to("loop.md")
    for path in (
        "articles/link.md",
        "articles/dir/secret.md",
        "pages/secret.md",
        "articles/dangling.md",
        "articles/loop.md",
    ):
        assert rule_of(read_bytes(tmp_path, f"content/{path}", 100)) == "symlink", path


def test_the_content_folder_itself_may_be_a_link(tmp_path: Path) -> None:
    write(tmp_path / "elsewhere/articles/a.md", b"a")
    (tmp_path / "content").symlink_to(tmp_path / "elsewhere")
    assert read_bytes(tmp_path, "content/articles/a.md", 100) == b"a"


def test_a_fifo_does_not_hang(tmp_path: Path) -> None:
    (tmp_path / "content").mkdir()
    os.mkfifo(tmp_path / "content/a.md")
    assert rule_of(read_bytes(tmp_path, "content/a.md", 100)) == "not-a-file"


def test_a_folder_is_no_file(tmp_path: Path) -> None:
    (tmp_path / "content/a.md").mkdir(parents=True)
    assert rule_of(read_bytes(tmp_path, "content/a.md", 100)) == "not-a-file"


def test_a_device_is_no_file(tmp_path: Path) -> None:
    (tmp_path / "content").symlink_to("/dev")
    assert rule_of(read_bytes(tmp_path, "content/null", 100)) == "not-a-file"


def test_a_file_that_is_not_there_is_a_problem(tmp_path: Path) -> None:
    (tmp_path / "content").mkdir()
    assert rule_of(read_bytes(tmp_path, "content/a.md", 100)) == "missing-file"


@pytest.mark.parametrize(
    "name", [".git", ".env", "a.md~", "a.md.swp", ".DS_Store", "Thumbs.db", "__pycache__"]
)
def test_files_of_editors_and_systems_are_ignored(name: str) -> None:
    assert is_ignored(name)


def test_an_article_is_not_ignored() -> None:
    assert not is_ignored("a.en.md")
