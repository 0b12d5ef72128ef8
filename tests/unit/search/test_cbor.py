import pytest

from site_builder.search.cbor import parse_cbor


@pytest.mark.parametrize(
    ("data", "value"),
    [
        ("00", 0),
        ("17", 23),
        ("1818", 24),
        ("1903e8", 1000),
        ("1a000f4240", 1_000_000),
        ("1b000000e8d4a51000", 1_000_000_000_000),
        ("20", -1),
        ("3863", -100),
        ("80", []),
        ("8301820203820405", [1, [2, 3], [4, 5]]),
        ("60", ""),
        ("63e6b0b4", "水"),
    ],
)
def test_a_value_is_read(data: str, value: object) -> None:
    assert parse_cbor(bytes.fromhex(data)) == value


@pytest.mark.parametrize("data", ["", "82", "8200", "0000", "f5", "9fff", "a0", "61ff"])
def test_what_is_no_such_value_is_refused(data: str) -> None:
    with pytest.raises(ValueError, match=r"."):
        parse_cbor(bytes.fromhex(data))
