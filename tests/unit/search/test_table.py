from site_builder.search.indexed import IndexedPart, Row
from site_builder.search.table import make_facets, make_table

FIRST = Row(1234, "1970-01-03", (("hot", 75), ("overall", 72)), (("tags", ("llm", "chips")),))
SECOND = Row(80, "1970-01-03", (("hot", 0),), (("category", ("models",)),))
THIRD = Row(9, "1970-02-01", (), ())
PARTS = (
    IndexedPart("en-1", ("aa", "bb"), (FIRST, SECOND), ("terms", "title"), b""),
    IndexedPart("en-2", ("ccc",), (THIRD,), ("title",), b""),
)


def test_a_table_has_an_entry_for_each_record_of_each_part() -> None:
    assert make_table(PARTS, ["1", "型"], "index.0") == {
        "parts": [
            {"code": "en-1", "size": 2, "ids": "aabb", "fields": ["terms", "title"]},
            {"code": "en-2", "size": 1, "ids": "ccc", "fields": ["title"]},
        ],
        "lengths": [1200, 80, 9],
        "days": [2, 0, 29],
        "index": "index.0",
        "starts": ["1", "型"],
    }


def test_what_a_record_lacks_has_its_place_in_the_facets() -> None:
    assert make_facets(PARTS) == {
        "scores": {"hot": [75, 0, None], "overall": [72, None, None]},
        "facets": {
            "category": {"values": ["models"], "rows": [[], [0], []]},
            "tags": {"values": ["chips", "llm"], "rows": [[1, 0], [], []]},
        },
    }
