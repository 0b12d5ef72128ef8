from __future__ import annotations

import subprocess
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from site_builder.output.manifest import (
    MANIFEST_NAME,
    digest_of,
    format_manifest,
    parse_manifest,
    read_generation,
)

paths = st.text(st.characters(blacklist_categories=["Cs"]) | st.sampled_from("\\\n\r/"), min_size=1)


@given(st.dictionaries(paths, st.binary().map(digest_of)))
def test_a_manifest_is_read_as_it_was_written(digests: dict[str, str]) -> None:
    assert parse_manifest(format_manifest(digests)) == digests


def test_the_order_of_files_does_not_show() -> None:
    digest = digest_of(b"")
    assert format_manifest({"b": digest, "a": digest}) == format_manifest(
        {"a": digest, "b": digest}
    )


@pytest.mark.parametrize(
    "content", [b"{}", b"\xff", b"a line\n", format_manifest({"a": digest_of(b"")})[:-1]]
)
def test_what_is_no_manifest_is_none(content: bytes) -> None:
    assert parse_manifest(content) is None


def test_sha256sum_reads_a_manifest(tmp_path: Path) -> None:
    names = ("plain", "with blank", "北京.html", "back\\slash", "new\nline")
    for name in names:
        (tmp_path / name).write_text(name)
    digests = {name: digest_of(name.encode()) for name in names}
    (tmp_path / MANIFEST_NAME).write_bytes(format_manifest(digests))
    command = ["sha256sum", "--check", "--strict", "--quiet", MANIFEST_NAME]
    checked = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False)
    assert (checked.returncode, checked.stdout) == (0, ""), checked.stderr


def test_a_site_has_no_generation_where_there_is_none(tmp_path: Path) -> None:
    assert read_generation(tmp_path) == ""
