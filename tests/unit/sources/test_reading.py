from __future__ import annotations

from pathlib import Path

import pytest

from site_builder.errors import ContentError, format_position
from site_builder.sources import Source, SourceFile, read_source

FILE = SourceFile("content/articles/a.en.md", "article")


def read(site_dir: Path, data: bytes) -> Source:
    path = site_dir / FILE.source_path
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)
    return read_source(site_dir, FILE)


def problem_of(site_dir: Path, data: bytes) -> tuple[str, str]:
    with pytest.raises(ContentError) as caught:
        read(site_dir, data)
    (problem,) = caught.value.problems
    return format_position(problem.position), problem.rule


def test_a_file_is_parted_into_front_matter_and_body(tmp_path: Path) -> None:
    source = read(tmp_path, b"---\ntitle: T\nsummary: S\n---\n\nBody\n---\nmore\n")
    assert source.source_path == "content/articles/a.en.md"
    assert source.front_matter == "title: T\nsummary: S\n"
    assert source.body == "\nBody\n---\nmore\n"
    assert source.body_line == 5


@pytest.mark.parametrize(
    ("data", "front_matter", "body", "body_line"),
    [
        (b"---\n---", "", "", 3),
        (b"---\n---\n", "", "", 3),
        (b"---\na: b\n---", "a: b\n", "", 4),
        (b"--- \na: b\n---\t\nx", "a: b\n", "x", 4),
        (b"---\na: |\n  ---\n  x\n---\ny", "a: |\n  ---\n  x\n", "y", 6),
    ],
)
def test_the_fences_are_lines_of_three_hyphens(
    data: bytes, front_matter: str, body: str, body_line: int, tmp_path: Path
) -> None:
    source = read(tmp_path, data)
    assert (source.front_matter, source.body, source.body_line) == (front_matter, body, body_line)


@pytest.mark.parametrize(
    "data",
    [b"", b"title: T\n", b"\n---\na: b\n---\n", b"---\na: b\n----\n", b"---", b"----\n---\n"],
)
def test_a_file_without_front_matter_is_refused(data: bytes, tmp_path: Path) -> None:
    assert problem_of(tmp_path, data) == ("content/articles/a.en.md:1", "no-front-matter")


def test_the_digest_does_not_depend_on_line_ends_and_byte_order_marks(tmp_path: Path) -> None:
    plain = read(tmp_path, "---\ntitle: 大模型\n---\nBody\n".encode())
    assert read(tmp_path, "\ufeff---\r\ntitle: 大模型\r\n---\r\nBody\r\n".encode()) == plain
    assert read(tmp_path, "---\rtitle: 大模型\r---\rBody\r".encode()) == plain


def test_the_digest_depends_on_everything_else(tmp_path: Path) -> None:
    texts = [
        b"---\na: b\n---\nx",
        b"---\na: c\n---\nx",
        b"---\na: b\n---\ny",
        b"---\na: b\n---\nx\n",
    ]
    assert len({read(tmp_path, text).digest for text in texts}) == 4


def test_front_matter_of_more_than_64_kib_is_refused(tmp_path: Path) -> None:
    line = b"a: " + b"x" * (64 * 1024 - 4) + b"\n"
    assert len(read(tmp_path, b"---\n" + line + b"---\n").front_matter) == 64 * 1024
    place = "content/articles/a.en.md:1"
    assert problem_of(tmp_path, b"---\nb" + line + b"---\n") == (place, "too-large")


def test_a_file_of_more_than_a_mebibyte_is_refused(tmp_path: Path) -> None:
    head = b"---\na: b\n---\n"
    assert read(tmp_path, head + b"x" * ((1 << 20) - len(head))).body_line == 4
    assert problem_of(tmp_path, head + b"x" * (1 << 20)) == (FILE.source_path, "too-large")


def test_a_file_that_is_not_utf_8_is_refused(tmp_path: Path) -> None:
    place = "content/articles/a.en.md:2:8"
    assert problem_of(tmp_path, b"---\ntitle: \xff\n---\n") == (place, "not-utf-8")
