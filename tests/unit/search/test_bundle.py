"""The folder that the real Pagefind and we write."""

from __future__ import annotations

import gzip
import json
from collections import Counter
from dataclasses import replace
from pathlib import Path

from site_builder.search.cbor import parse_cbor
from tests.support.archive_text import make_records
from tests.support.search_index import one_shard_per_language, write_index

RECORDS = make_records(chinese=30, english=20)


def read_folder(folder: Path) -> dict[str, bytes]:
    return {
        file.relative_to(folder).as_posix(): file.read_bytes()
        for file in folder.rglob("*")
        if file.is_file()
    }


def test_the_folder_holds_what_a_search_loads_and_nothing_else(tmp_path: Path) -> None:
    write_index(one_shard_per_language(RECORDS), tmp_path)
    listing = json.loads((tmp_path / "shards.json").read_text(encoding="utf-8"))
    assert [shard["code"] for shard in listing["shards"]] == ["en-1", "zh-1"]
    files = read_folder(tmp_path)
    named = {"shards.json", listing["program"]} | {
        f"{shard['code']}/{shard['table']}" for shard in listing["shards"]
    }
    assert named <= set(files)
    others = Counter(path.partition("/")[2].partition("/")[0] for path in set(files) - named)
    assert others.keys() == {"records", "index"}
    assert others["records"] == len(RECORDS)


def test_a_row_of_the_table_leads_to_its_record(tmp_path: Path) -> None:
    (shard,) = one_shard_per_language(RECORDS[:5])[:1]
    write_index([shard], tmp_path)
    (entry,) = json.loads((tmp_path / "shards.json").read_bytes())["shards"]
    folder = tmp_path / entry["code"]
    table = json.loads((folder / entry["table"]).read_bytes())
    for record, id_ in zip(shard.records, table["ids"], strict=True):
        text = json.loads((folder / f"records/{id_}.json").read_bytes())
        assert text == {
            "href": record.href,
            "title": record.title,
            "summary": record.summary,
            "text": record.text,
        }


def test_the_table_says_which_chunk_holds_a_word(tmp_path: Path) -> None:
    write_index(one_shard_per_language(RECORDS), tmp_path)
    (table_file,) = tmp_path.glob("zh-1/table.*.json")
    table = json.loads(table_file.read_bytes())
    assert len(table["chunks"]) > 2
    ends = [*table["starts"][1:], "\U0010ffff"]
    for start, end, name in zip(table["starts"], ends, table["chunks"], strict=True):
        content = gzip.decompress((table_file.parent / name).read_bytes())
        ((*words,),) = parse_cbor(content.removeprefix(b"pagefind_dcd"))
        assert all(start <= word < end for word, *_ in words)


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
    assert read_folder(tmp_path) == {"shards.json": b'{"program":null,"shards":[]}'}
