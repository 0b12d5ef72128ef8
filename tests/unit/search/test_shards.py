from random import Random

from site_builder.search.shards import plan_shards
from tests.support.archive_text import make_records


def test_each_language_is_a_shard() -> None:
    shards = plan_shards(make_records(chinese=3, english=2))
    assert [(shard.code, shard.language, len(shard.records)) for shard in shards] == [
        ("en-1", "en", 2),
        ("zh-1", "zh", 3),
    ]


def test_the_records_of_a_shard_stand_by_date_and_address() -> None:
    (shard,) = plan_shards(make_records(chinese=20, english=0))
    order = [(record.date, record.href) for record in shard.records]
    assert order == sorted(order)


def test_the_order_of_the_records_changes_nothing() -> None:
    records = make_records(chinese=10, english=10)
    shuffled = Random(1).sample(records, len(records))
    assert plan_shards(shuffled) == plan_shards(records)


def test_no_records_are_no_shards() -> None:
    assert plan_shards([]) == ()
