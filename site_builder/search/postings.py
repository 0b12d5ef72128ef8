"""Where words stand, as Pagefind writes it: taken apart by word, and put together anew.

Pagefind cuts the words of an index into chunks by how many there are, so that a common word shares
its chunk with dozens of others and each index has another division. A browser that looks for one
word in many indexes loads all of that. So what Pagefind says of a word is kept as the bytes that it
is, and joined with what other indexes say of the same word, in chunks of our own.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterator, Mapping, Sequence
from itertools import chain
from zlib import crc32

from site_builder.values import Value

# In bytes before compression, which halves them. A word with more has a chunk to itself.
_CHUNK_SIZE = 6_000
_GROUP_SIZE = 48_000
# One word in four may begin a group. Which ones do hardly depends on what stands before them: where
# a word says more than it did, the other groups stay as they are.
_MAY_BEGIN = 4
# Twice as fast as the usual 6, for 5 % more bytes.
_LEVEL = 4
# Whole numbers and heads of arrays: what lies between two texts. At the speed of the regular
# expression engine, this costs a twentieth of reading the values.
_NO_TEXT = re.compile(
    rb"(?:[\x00-\x17\x20-\x37\x80-\x97]|[\x18\x38\x98].|[\x19\x39\x99]..|[\x1a\x3a\x9a].{4})*+",
    re.DOTALL,
)
_SIZES = {24: 1, 25: 2, 26: 4}
_TEXT = 3


def split_chunk(data: bytes) -> Iterator[tuple[str, bytes]]:
    """The words of a chunk, each with the bytes that say where it stands, its own among them.

    Raises ValueError, IndexError or UnicodeDecodeError when `data` is no chunk of Pagefind's.
    """
    _, _, at = _parse_head(data, 0)
    _, count, at = _parse_head(data, at)
    for left in range(count, 0, -1):
        start = at
        word, at, has_variants = _parse_word(data, at)
        end = _skip_numbers(data, at)
        # The last head before another text belongs to what that text begins.
        variants = data[end - 2] & 31 if has_variants and end < len(data) else 0
        for _ in range(variants):
            end = _skip_numbers(data, _skip_text(data, end))
        at = end - 1 if left > 1 else end
        yield word, data[start:at]
    if at != len(data):
        raise ValueError(f"{len(data) - at} bytes follow the words")


class Chunk(Value):
    """Some words in a row: what they don't come before, and what all parts of a shard say of them,
    in CBOR: for each part, what it says of those of the words that it has.
    """

    start: str
    content: bytes

    def compress(self) -> bytes:
        """The content in gzip."""
        compressor = zlib.compressobj(_LEVEL, wbits=31)  # the time of day is not in it
        return compressor.compress(self.content) + compressor.flush()


def join_chunks(parts: Sequence[Mapping[str, bytes]]) -> Iterator[list[Chunk]]:
    """Groups of chunks, in order, that say where the words of all parts stand.

    A change in what is said of a word changes the chunks of its group, and seldom those of others.
    """
    sizes = {
        word: sum(len(part.get(word, b"")) for part in parts)
        for word in sorted(set(chain.from_iterable(parts)))
    }
    before = ""
    for group in _cut_groups(sizes):
        chunks = []
        for words in _cut_chunks(group, sizes):
            start = _part(before, words[0]) if before else ""
            chunks.append(_join(start, words, parts))
            before = words[-1]
        yield chunks


def _cut_groups(sizes: Mapping[str, int]) -> Iterator[list[str]]:
    group: list[str] = []
    size = 0
    for word, added in sizes.items():
        if size >= _GROUP_SIZE and crc32(word.encode()) % _MAY_BEGIN == 0:
            yield group
            group, size = [], 0
        group.append(word)
        size += added
    if group:
        yield group


def _cut_chunks(group: Sequence[str], sizes: Mapping[str, int]) -> Iterator[list[str]]:
    words: list[str] = []
    size = 0
    for word in group:
        if words and size + sizes[word] > _CHUNK_SIZE:
            yield words
            words, size = [], 0
        words.append(word)
        size += sizes[word]
    yield words


def _part(before: str, after: str) -> str:
    """The shortest text that the one word comes before, and the other doesn't."""
    return next(after[:end] for end in range(1, len(after) + 1) if after[:end] > before)


def _join(start: str, words: Sequence[str], parts: Sequence[Mapping[str, bytes]]) -> Chunk:
    pieces = [_array(len(parts))]
    for part in parts:
        entries = [part[word] for word in words if word in part]
        pieces += (_array(len(entries)), *entries)
    return Chunk(start, b"".join(pieces))


def _array(length: int) -> bytes:
    if length < 24:
        return bytes([0x80 | length])
    return b"\x9a" + length.to_bytes(4, "big")


def _parse_word(data: bytes, at: int) -> tuple[str, int, bool]:
    """A word, where it ends, and whether it has room for other spellings of it."""
    _, parts, at = _parse_head(data, at)
    end = _skip_text(data, at)
    _, _, start = _parse_head(data, at)
    return data[start:end].decode(), end, parts > 2


def _skip_text(data: bytes, at: int) -> int:
    kind, length, at = _parse_head(data, at)
    if kind != _TEXT:
        raise ValueError(f"no text at byte {at}")
    return at + length


def _skip_numbers(data: bytes, at: int) -> int:
    match = _NO_TEXT.match(data, at)
    assert match is not None
    return match.end()


def _parse_head(data: bytes, at: int) -> tuple[int, int, int]:
    """Which kind of value begins at a place, its length or number, and where its head ends."""
    kind, short = data[at] >> 5, data[at] & 31
    if short < 24:
        return kind, short, at + 1
    if short not in _SIZES:
        raise ValueError(f"a length of form {short}")
    end = at + 1 + _SIZES[short]
    return kind, int.from_bytes(data[at + 1 : end], "big"), end
