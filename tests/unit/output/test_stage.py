"""What an edition costs on the disk, and that a base is used and never trusted."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from site_builder.output.edition import Edition
from site_builder.output.places import PUBLIC, Places
from site_builder.output.publish import building_alone, publishing

Files = dict[str, bytes]


def publish(site_dir: Path, files: Files) -> None:
    with building_alone(site_dir), publishing(site_dir) as stage:
        if stage.generation:
            stage.go_on()
        edition = Edition(stage)
        for path, content in files.items():
            edition.put(path, content)
        edition.finish()


def fail_half_way(site_dir: Path) -> None:
    with building_alone(site_dir), publishing(site_dir) as stage:
        stage.go_on()
        stage.write_file("a/index.html", b"half", "0" * 64)
        stage.write_file("new/index.html", b"half", "0" * 64)
        stage.remove_files({"b/index.html"})
        raise RuntimeError


def read(folder: Path) -> Files:
    return {
        file.relative_to(folder).as_posix(): file.read_bytes()
        for file in folder.rglob("*")
        if file.is_file() and not file.name.startswith(".")
    }


def pages(*changed: str) -> Files:
    return {f"{name}/index.html": name.encode() for name in "abcdef"} | {
        f"{name}/index.html": b"changed" for name in changed
    }


@pytest.fixture
def places(tmp_path: Path) -> Places:
    publish(tmp_path, pages())
    return Places(tmp_path, PUBLIC)


def test_only_what_differs_is_linked_or_written(
    places: Places, monkeypatch: pytest.MonkeyPatch
) -> None:
    linked: list[str] = []
    link = os.link

    def note_link(source: Path, target: Path) -> None:
        link(source, target)
        linked.append(source.parent.name)

    monkeypatch.setattr(os, "link", note_link)
    publish(places.site_dir, pages("a"))
    publish(places.site_dir, pages("a", "b"))
    publish(places.site_dir, pages("c"))
    assert linked == ["a", "b"]
    assert read(places.output_dir) == pages("c")


def test_a_build_that_changes_nothing_leaves_the_folders_alone(places: Places) -> None:
    before = places.output_dir.stat().st_ino
    publish(places.site_dir, pages())
    assert places.output_dir.stat().st_ino == before
    assert not places.previous_dir.exists()


def test_the_site_before_is_kept(places: Places) -> None:
    publish(places.site_dir, pages("a"))
    publish(places.site_dir, pages("b"))
    assert read(places.previous_dir) == pages("a")


def test_a_build_that_fails_leaves_a_base_for_the_next(
    places: Places, monkeypatch: pytest.MonkeyPatch
) -> None:
    publish(places.site_dir, pages("a"))
    with pytest.raises(RuntimeError):
        fail_half_way(places.site_dir)
    assert read(places.output_dir) == pages("a")
    assert read(places.spare_dir) == pages("a")
    monkeypatch.setattr(os, "link", None)  # nothing is left to link
    publish(places.site_dir, pages("a", "c"))
    assert read(places.output_dir) == pages("a", "c")


def test_a_file_takes_the_place_of_a_folder_and_the_other_way_round(tmp_path: Path) -> None:
    for files in ({"a": b"1", "b/c": b"2"}, {"a/d": b"3", "b": b"4"}, {"a": b"5", "b/c/d": b"6"}):
        publish(tmp_path, files)
        assert read(tmp_path / "public") == files


def test_a_file_system_without_links_gets_copies(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise PermissionError

    monkeypatch.setattr(os, "link", refuse)
    for changed in ("a", "b", "c"):
        publish(tmp_path, pages(changed))
        assert read(tmp_path / "public") == pages(changed)


def test_after_a_restart_of_the_machine_every_file_is_looked_at(
    places: Places, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """A power cut can leave a file without content and with the times that it had."""
    boot_file = tmp_path / "boot"
    boot_file.write_text("another")
    monkeypatch.setattr("site_builder.output.seal._BOOT_FILE", boot_file)
    read_files: list[str] = []

    def note_reading(file: Path, _: str) -> bool:
        read_files.append(file.parent.name)
        return True

    monkeypatch.setattr("site_builder.output.inspection._has_digest", note_reading)
    publish(places.site_dir, pages("a"))
    assert sorted(read_files) == list("abcdef")
