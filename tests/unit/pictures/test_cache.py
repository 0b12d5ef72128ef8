from __future__ import annotations

from pathlib import Path

import pytest

from site_builder.pictures.cache import PictureCache

KEY, OTHER = b"k" * 16, b"o" * 16


@pytest.fixture
def cache(tmp_path: Path) -> PictureCache:
    return PictureCache(tmp_path / "pictures")


def test_what_is_kept_is_found_again(cache: PictureCache) -> None:
    assert cache.find(KEY) is None
    cache.keep(KEY, b"a picture")
    assert (cache.find(KEY), cache.find(OTHER)) == (b"a picture", None)


@pytest.mark.parametrize("damage", [b"", b"a picture", b"\0" * 40])
def test_what_was_damaged_counts_as_never_kept(cache: PictureCache, damage: bytes) -> None:
    cache.keep(KEY, b"a picture")
    (cache.folder / KEY.hex()).write_bytes(damage)
    assert cache.find(KEY) is None


def test_a_file_under_the_name_of_another_is_not_taken_for_it(cache: PictureCache) -> None:
    cache.keep(KEY, b"a picture")
    (cache.folder / KEY.hex()).rename(cache.folder / OTHER.hex())
    assert cache.find(OTHER) is None


def test_what_is_not_wanted_any_more_is_forgotten(cache: PictureCache) -> None:
    for key in (KEY, OTHER):
        cache.keep(key, key)
    cache.keep_only([KEY])
    assert (cache.find(KEY), cache.find(OTHER)) == (KEY, None)


def test_where_nothing_can_be_written_nothing_is_kept(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")
    cache = PictureCache(tmp_path / "file" / "pictures")
    cache.keep(KEY, b"a picture")
    cache.keep_only([])
    assert cache.find(KEY) is None


def test_something_else_in_its_place_gives_way(cache: PictureCache) -> None:
    cache.folder.write_bytes(b"a file where the folder should be")
    cache.keep(KEY, b"a picture")
    (cache.folder / OTHER.hex()).mkdir()
    cache.keep(OTHER, b"another")
    assert (cache.find(KEY), cache.find(OTHER)) == (b"a picture", b"another")
