"""What Pagefind says of words, taken apart and put together."""

from __future__ import annotations

import gzip

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
    starts = []
    for start, chunk in join_chunks(halves):
        starts.append(start)
        for part, entries in zip(found, parse_cbor(gzip.decompress(chunk)), strict=True):
            part |= {entry[0]: entry for entry in entries}
            assert all(entry[0] >= start for entry in entries)
    assert starts == sorted(starts)
    assert len(starts) > 1
    for part, half in zip(found, halves, strict=True):
        assert part == {word: parse_cbor(said) for word, said in half.items()}


@pytest.mark.parametrize("data", [b"", b"\x81", b"\x81\x81\x83\x01", b"\x81\x80\x80"])
def test_what_is_no_chunk_is_refused(data: bytes) -> None:
    with pytest.raises((ValueError, IndexError)):
        list(split_chunk(data))
