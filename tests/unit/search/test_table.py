from dataclasses import replace

from site_builder.search.pagefind import PagefindIndex
from site_builder.search.table import make_table
from tests.support.archive_text import make_records

RECORD = make_records(chinese=1, english=0)[0]


def test_a_table_has_an_entry_for_each_record() -> None:
    first = replace(
        RECORD,
        date="2026-06-17",
        facets=(("category", ("china",)), ("tags", ("llm", "chips"))),
        scores=(("hot", 75), ("overall", 72)),
    )
    second = replace(
        RECORD, date="2026-06-18", facets=(("category", ("models",)),), scores=(("hot", 0),)
    )
    index = PagefindIndex(
        files={},
        chunks=(("1", "index/en_a.pf_index"), ("型", "index/en_b.pf_index")),
        fields=("terms", "title"),
        ids=("en_1", "en_2"),
        program=b"",
    )
    assert make_table([first, second], index, [120, 80]) == {
        "ids": ["en_1", "en_2"],
        "lengths": [120, 80],
        "dates": ["2026-06-17", "2026-06-18"],
        "scores": {"hot": [75, 0], "overall": [72, None]},
        "facets": {
            "category": {"values": ["china", "models"], "rows": [[0], [1]]},
            "tags": {"values": ["chips", "llm"], "rows": [[1, 0], []]},
        },
        "fields": ["terms", "title"],
        "starts": ["1", "型"],
        "chunks": ["index/en_a.pf_index", "index/en_b.pf_index"],
    }
