from site_builder.search.indexed import IndexedPart, Row
from site_builder.search.postings import Chunk
from site_builder.search.table import make_columns, make_table

FIRST = Row(1234, "1970-01-03", (("hot", 75), ("overall", 72)), (("tags", ("llm", "chips")),))
SECOND = Row(80, "1970-01-03", (("hot", 0),), (("category", ("models",)),))
THIRD = Row(9, "1970-02-01", (), ())
PARTS = (
    IndexedPart("en-1", ("0",), (FIRST, SECOND), ("terms", "title"), b""),
    IndexedPart("en-2", ("1",), (THIRD,), ("title",), b""),
)


def test_a_table_has_an_entry_for_each_record_of_each_part() -> None:
    starts = ("al", "b", "型", "垌")
    groups = [("a", [Chunk("", bytes(4500))]), ("b", [Chunk(start, b"") for start in starts])]
    assert make_table(PARTS, sorted(make_columns(PARTS)), groups) == {
        "parts": [
            {"code": "en-1", "records": ["0"], "size": 2, "fields": ["terms", "title"]},
            {"code": "en-2", "records": ["1"], "size": 1, "fields": ["title"]},
        ],
        "together": 8,
        "lengths": [1200, 80, 9],
        "days": [2, 0, 29],
        "columns": ["facet-category", "facet-tags", "score-hot", "score-overall"],
        "groups": ["a", "b"],
        "chunks": [1, 4],
        "starts": ["", "al", 1, ord("型") - ord("b"), ord("垌") - ord("型")],
        "sizes": [4, 0, 0, 0, 0],
    }


def test_what_a_record_lacks_has_its_place_in_each_column() -> None:
    assert make_columns(PARTS) == {
        "score-hot": [75, 0, None],
        "score-overall": [72, None, None],
        "facet-category": {"values": ["models"], "rows": [[], [0], []]},
        "facet-tags": {"values": ["chips", "llm"], "rows": [[1, 0], [], []]},
    }
