"""The folder that the real Pagefind and we write."""

from __future__ import annotations

import gzip
import json
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from site_builder.search.cbor import parse_cbor
from site_builder.search.part import Part
from site_builder.search.record import SearchRecord
from tests.support.archive_text import make_records
from tests.support.search_index import Shard, one_shard_per_language, write_index

RECORDS = make_records(chinese=30, english=20)


def read_folder(folder: Path) -> dict[str, bytes]:
    return {
        file.relative_to(folder).as_posix(): file.read_bytes()
        for file in folder.rglob("*")
        if file.is_file()
    }


def divide(records: Sequence[SearchRecord], size: int) -> Shard:
    """One Chinese shard of several parts."""
    starts = range(0, len(records), size)
    return Shard(
        "zh", "zh", tuple(Part(f"zh-{at}", "zh", tuple(records[at : at + size])) for at in starts)
    )


def test_the_folder_holds_what_a_search_loads_and_nothing_else(tmp_path: Path) -> None:
    write_index(one_shard_per_language(RECORDS), tmp_path)
    listing = json.loads((tmp_path / "shards.json").read_text(encoding="utf-8"))
    assert [shard["code"] for shard in listing["shards"]] == ["en-1", "zh-1"]
    files = read_folder(tmp_path)
    named = {"shards.json"} | {f"{shard['code']}/{shard['table']}" for shard in listing["shards"]}
    assert named <= set(files)
    others = Counter(path.split("/")[1].partition(".")[0] for path in set(files) - named)
    assert others.keys() == {"records", "index", "columns"}
    assert others["records"] == len(RECORDS)


def test_a_row_of_the_table_leads_to_its_record(tmp_path: Path) -> None:
    shard = divide([record for record in RECORDS if record.language == "zh"], size=12)
    write_index([shard], tmp_path)
    (table_file,) = tmp_path.glob("zh/table.*.json")
    for part, made in zip(shard.parts, json.loads(table_file.read_bytes())["parts"], strict=True):
        for number, record in enumerate(part.records):
            digest = made["digests"][number // 10 * 4 :][:4]
            file = tmp_path / made["code"] / f"records/{number}-{digest}.json"
            text = json.loads(file.read_bytes())
            assert text == {
                "href": record.href,
                "title": record.title,
                "date": record.date,
                "category": list(dict(record.facets)["category"]),
                "overall": dict(record.scores)["overall"],
                "summary": record.summary,
                "text": record.text,
                "terms": "\n".join(record.terms),
                "sections": [],
            }


def test_the_table_says_which_chunk_holds_a_word(tmp_path: Path) -> None:
    write_index([divide([r for r in RECORDS if r.language == "zh"], size=12)], tmp_path)
    (table_file,) = tmp_path.glob("zh/table.*.json")
    table = json.loads(table_file.read_bytes())
    starts = list(read_starts(table["starts"]))
    assert len(starts) > 2
    assert starts == sorted(starts)
    for number, (start, end) in enumerate(zip(starts, [*starts[1:], "\U0010ffff"], strict=True)):
        file = table_file.parent / table["index"] / f"{number}.words"
        parts = parse_cbor(gzip.decompress(file.read_bytes()))
        assert len(parts) == len(table["parts"])
        assert all(start <= word < end for words in parts for word, *_ in words)


def read_starts(told: Sequence[str | int]) -> Iterator[str]:
    """What words don't come before, as static/js/search/table.js reads it."""
    first = 0
    for start in told:
        text = start if isinstance(start, str) else chr(first + start)
        first = ord(text[0]) if text else 0
        yield text


def test_two_builds_give_the_same_bytes(tmp_path: Path) -> None:
    for name in ("one", "two"):
        write_index(one_shard_per_language(RECORDS), tmp_path / name)
    assert read_folder(tmp_path / "one") == read_folder(tmp_path / "two")


def test_a_changed_letter_changes_the_name_of_its_record(tmp_path: Path) -> None:
    record = replace(RECORDS[0], title="“A title”")
    for name, title in (("one", "“A title”"), ("two", "‘A title’")):
        write_index(one_shard_per_language([replace(record, title=title)]), tmp_path / name)
    names = [set(read_folder(tmp_path / name)) for name in ("one", "two")]
    assert not any("/records/" in path for path in names[0] & names[1])


def test_a_record_without_words_is_indexed(tmp_path: Path) -> None:
    empty = replace(RECORDS[0], title="…", summary="", text="", terms=(), facets=(), scores=())
    write_index(one_shard_per_language([empty]), tmp_path)
    assert len(list(tmp_path.glob("*/records/*.json"))) == 1


def test_an_archive_without_articles_has_an_index_without_shards(tmp_path: Path) -> None:
    write_index((), tmp_path)
    assert read_folder(tmp_path) == {"shards.json": b'{"shards":[]}'}
