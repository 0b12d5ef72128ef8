"""What Pagefind says of words, taken apart and put together."""

from __future__ import annotations

import gzip
from collections.abc import Mapping

import pytest

from site_builder.search.cbor import parse_cbor
from site_builder.search.pagefind import PagefindPage, find_indexer, make_index
from site_builder.search.postings import join_chunks, split_chunk

TEXTS = (
    "café cafe Café naïve " + "模 型 " * 400,
    " ".join(f"word{chr(97 + n % 26)}{chr(97 + n // 26)}" for n in range(500)),
    "cafe résumé resume " * 130,
)


def make_chunks() -> tuple[bytes, ...]:
    indexer = find_indexer()
    assert indexer is not None
    pages = [PagefindPage(str(n), text, {"title": "a cafe"}) for n, text in enumerate(TEXTS)]
    return make_index(pages, "en", indexer).chunks


def test_a_chunk_comes_apart_into_the_words_that_a_parser_finds_in_it() -> None:
    for chunk in make_chunks():
        ((*entries,),) = parse_cbor(chunk)
        assert [parse_cbor(said) for _, said in split_chunk(chunk)] == entries
        assert [word for word, _ in split_chunk(chunk)] == [word for word, *_ in entries]


def test_spellings_with_marks_stay_with_their_word() -> None:
    words = dict(pair for chunk in make_chunks() for pair in split_chunk(chunk))
    assert "café".encode() in words["cafe"]


def test_words_of_all_parts_are_joined_in_order() -> None:
    words = dict(pair for chunk in make_chunks() for pair in split_chunk(chunk))
    halves = [dict(list(words.items())[::2]), dict(list(words.items())[1::2])]
    found: list[dict[str, object]] = [{}, {}]
    chunks = [chunk for group in join_chunks(halves) for chunk in group]
    starts = [chunk.start for chunk in chunks]
    for chunk in chunks:
        content = gzip.decompress(chunk.compress())
        for part, entries in zip(found, parse_cbor(content), strict=True):
            part |= {entry[0]: entry for entry in entries}
            assert all(entry[0] >= chunk.start for entry in entries)
    assert starts == sorted(starts)
    assert len(starts) > 1
    for part, half in zip(found, halves, strict=True):
        assert part == {word: parse_cbor(said) for word, said in half.items()}


def test_what_is_said_of_a_word_changes_no_more_than_its_group() -> None:
    words = {word: word.encode() * 40 for word in (f"word{number:04}" for number in range(2_000))}
    before = contents_of_groups([words])
    assert len(before) > 8
    assert all(8 <= len(group) <= 16 for group in before[:-1])
    after = contents_of_groups([{**words, "word1000": b"word1000" * 45}])
    assert len(set(before) - set(after)) == len(set(after) - set(before)) == 1


def contents_of_groups(parts: list[Mapping[str, bytes]]) -> list[tuple[bytes, ...]]:
    return [tuple(chunk.content for chunk in group) for group in join_chunks(parts)]


@pytest.mark.parametrize("data", [b"", b"\x81", b"\x81\x81\x83\x01", b"\x81\x80\x80"])
def test_what_is_no_chunk_is_refused(data: bytes) -> None:
    with pytest.raises((ValueError, IndexError)):
        list(split_chunk(data))
