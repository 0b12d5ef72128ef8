"""An archive in many shards gives the answers of one index of the same articles."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from random import Random
from typing import Any

import pytest
from playwright.sync_api import Browser

from site_builder.han import HAN_RUN
from site_builder.search.periods import Limits
from tests.browser.search_support.dividing import divide
from tests.browser.search_support.engine import Engine, write_site
from tests.support.archive_text import make_records
from tests.support.search_index import one_shard_per_language

pytestmark = pytest.mark.xdist_group("search shards")

BOTH = ("en", "zh")
GENERATED = make_records(chinese=1500, english=1500)
# A phrase of two characters that stand nowhere else, and of the commonest one.
WITH_COMMON = "鹭机鸢"
HOLDING_IT = [
    replace(
        GENERATED[0],
        language="zh",
        href="/zh/1/",
        date="2022-01-01",
        text=f"机{WITH_COMMON}机，{WITH_COMMON}",
    ),
    replace(
        GENERATED[0], language="zh", href="/zh/2/", date="2022-01-03", title=f"机{WITH_COMMON}"
    ),
    replace(
        GENERATED[0], language="zh", href="/zh/3/", date="2022-01-05", terms=("机", WITH_COMMON)
    ),
]
APART = replace(
    GENERATED[0], language="zh", href="/zh/4/", date="2022-01-07", text="鹭机，鸢。鹭手鸢"
)
RECORDS = [*HOLDING_IT, APART, *GENERATED]
CHINESE = [record for record in RECORDS if record.language == "zh"]
ENGLISH = [record for record in RECORDS if record.language == "en"]
NAMES = ("OpenAI", "gpt-4o", "Qwen2.5", "llama 3.1", "H100", "nvidia", "HarmonyOS")
FACETS: tuple[dict[str, list[str]], ...] = (
    {},
    {"category": ["china"]},
    {"category": ["models", "industry"], "tags": ["llm"]},
    {"year": ["2025"]},
    {"sources": ["reuters"], "hot": ["70", "80", "90"]},
)
RANGES: tuple[dict[str, list[int]], ...] = ({}, {}, {"hot": [40, 80]}, {"impact": [60, 100]})
ORDERS = ("relevance", "relevance", "relevance", "date", "hot", "overall")

Query = tuple[str, dict[str, Any]]


@pytest.fixture(scope="module")
def engines(
    browser: Browser,
    tmp_path_factory: pytest.TempPathFactory,
    serve_folder: Callable[[Path], str],
) -> Iterator[tuple[Engine, Engine]]:
    """The same articles in one index for each language, and in many."""
    pages = []
    engines = []
    shards = divide(RECORDS, Limits(most=50, most_of_long=150, most_of_newest=40))
    assert len(shards) > 20
    assert max(len(shard.parts) for shard in shards) > 2
    for name, division in (("one", one_shard_per_language(RECORDS)), ("many", shards)):
        folder = tmp_path_factory.mktemp(name)
        write_site(folder, division)
        page = browser.new_page()
        page.goto(f"{serve_folder(folder)}/")
        pages.append(page)
        engines.append(Engine(page, folder, BOTH))
    one, many = engines
    yield one, many
    for page in pages:
        page.close()


def make_queries(count: int) -> list[Query]:
    """Words, phrases, stretches of Chinese and mixtures of these, in all orders and with facets."""
    random = Random(3000)
    return [
        (
            random.choice(_KINDS)(random),
            {
                "languages": random.choice((BOTH, BOTH, ("en",), ("zh",))),
                "facets": random.choice(FACETS),
                "ranges": random.choice(RANGES),
                "order": random.choice(ORDERS),
            },
        )
        for _ in range(count)
    ]


def _word(random: Random) -> str:
    return random.choice(random.choice(ENGLISH).text.split()).strip(",.%")


def _several_words(random: Random) -> str:
    return " ".join(_word(random) for _ in range(random.randint(2, 3)))


def _beginning(random: Random) -> str:
    return random.choice(("resea", "benchm", "evaluat", "compan", "quart", "depl"))


def _han(random: Random) -> str:
    record = random.choice(CHINESE)
    run = random.choice(HAN_RUN.findall(random.choice([record.title, record.text])))
    start = random.randrange(len(run))
    return str(run[start : start + random.randint(1, 6)])


def _several_han(random: Random) -> str:
    return f"{_han(random)} {_han(random)}"


def _mixed(random: Random) -> str:
    return f"{_han(random)}{random.choice(NAMES)}"


def _name(random: Random) -> str:
    return random.choice(NAMES)


def _term(random: Random) -> str:
    return random.choice(("微软", "semiconductors", "AI agents", "深度求索", "policy"))


def _nothing(random: Random) -> str:
    return random.choice(("", "qwfpgj", "鸚鵡", "模型 qwfpgj", "？！"))


_KINDS: tuple[Callable[[Random], str], ...] = (
    _word,
    _several_words,
    _beginning,
    _han,
    _han,
    _several_han,
    _mixed,
    _name,
    _term,
    _nothing,
)


def test_200_queries_give_the_same_answers_in_the_same_order(
    engines: tuple[Engine, Engine],
) -> None:
    one, many = engines
    queries = make_queries(200)
    assert len({query for query, _ in queries}) > 120
    found = 0
    for query, options in queries:
        expected = one.search(query, **options)
        answer = many.search(query, **options)
        assert answer == expected, (query, options)
        found += bool(answer.total)
    assert found > 120


def test_what_is_shown_of_a_result_is_the_same(engines: tuple[Engine, Engine]) -> None:
    one, many = engines
    for query in ("模型", "gpt-4o", "research", "深度求索 训练"):
        assert many.search(query, shown=10).shown == one.search(query, shown=10).shown != []


def test_one_language_loads_no_shard_of_another(engines: tuple[Engine, Engine]) -> None:
    _, many = engines
    requested: list[str] = []
    many.page.reload()
    many.page.on("request", lambda request: requested.append(request.url))
    engine = Engine(many.page, Path(), ["zh"])
    engine.page.evaluate("index.search('模型')")
    assert any("/zh-" in url for url in requested)
    assert not any("/en-" in url for url in requested)


def test_a_phrase_loads_common_words_only_where_its_rare_ones_stand_together(
    engines: tuple[Engine, Engine],
) -> None:
    _, many = engines
    chunks_of_common = {url for url in _loaded_by(many, "的") if url.endswith(".words")}
    assert len(chunks_of_common) > 5
    assert not _loaded_by(many, "鸚鵡的鸚") & chunks_of_common


def test_few_articles_are_read_and_not_the_places_of_a_common_word(
    engines: tuple[Engine, Engine],
) -> None:
    one, many = engines
    loaded = _loaded_by(one, WITH_COMMON)
    assert any("/records/" in url for url in loaded)
    assert not loaded & {url for url in _loaded_by(one, "机") if url.endswith(".words")}
    assert not any("/records/" in url for url in _loaded_by(many, WITH_COMMON))
    for order in ("relevance", "date"):
        answer = one.search(WITH_COMMON, shown=10, order=order, languages=BOTH)
        assert answer == many.search(WITH_COMMON, shown=10, order=order, languages=BOTH)
        assert set(answer.hrefs) == {record.href for record in HOLDING_IT}


def _loaded_by(engine: Engine, query: str) -> set[str]:
    """What the first search of a page loads."""
    requested: set[str] = set()
    browser = engine.page.context.browser
    assert browser is not None
    page = browser.new_page()
    page.goto(engine.page.url)
    Engine(page, Path(), ["zh"])
    page.on("request", lambda request: requested.add(request.url))
    page.evaluate("async (query) => void (await index.search(query))", query)
    page.close()
    return requested
