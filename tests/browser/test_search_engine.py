"""The index that Pagefind makes and the scripts that read it, against the text itself."""

from __future__ import annotations

import json
import shutil
import string
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from functools import partial
from pathlib import Path
from random import Random

import pytest
from playwright.sync_api import Browser, Error, Page, Route

from site_builder.han import HAN, HAN_RUN
from site_builder.search.record import SearchRecord
from tests.browser.search_support.engine import Engine, write_site
from tests.browser.search_support.odd_records import HOSTILE, ODD_RECORDS, REPERTOIRE
from tests.support.archive_text import make_records
from tests.support.search_index import one_part, one_shard_per_language, write_index

pytestmark = pytest.mark.xdist_group("search engine")

CASES = Path(__file__).parents[1] / "unit/search/words.json"
BOTH = ["en", "zh"]
GENERATED = make_records(chinese=520, english=120)
RECORDS = [*GENERATED, *ODD_RECORDS]
BY_HREF = {record.href: record for record in RECORDS}


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("site")
    write_site(folder, one_shard_per_language(RECORDS))
    return folder


@pytest.fixture
def open_engine(
    page: Page, site: Path, serve_folder: Callable[[Path], str]
) -> Callable[..., Engine]:
    page.goto(f"{serve_folder(site)}/")
    return lambda languages=BOTH: Engine(page, site, languages)


@pytest.fixture(scope="module")
def engine(browser: Browser, site: Path, serve_folder: Callable[[Path], str]) -> Iterator[Engine]:
    """One page for all tests that only ask."""
    page = browser.new_page()
    complaints: list[str] = []
    page.on("pageerror", lambda error: complaints.append(error.message))
    page.on("console", lambda message: complaints.append(message.text))
    page.goto(f"{serve_folder(site)}/")
    yield Engine(page, site, BOTH)
    assert complaints == []
    page.close()


def holding(text: str, records: Iterable[SearchRecord] = RECORDS) -> set[str]:
    """The addresses of the articles whose text holds this, as it is."""
    return {
        record.href
        for record in records
        if any(
            text in field for field in (record.title, record.summary, record.text, *record.terms)
        )
    }


def substrings(count: int, seed: int) -> list[str]:
    """Stretches of 1 to 6 Han characters of Chinese articles, at random."""
    random = Random(seed)
    records = [record for record in GENERATED if record.language == "zh"]
    found: list[str] = []
    while len(found) < count:
        record = random.choice(records)
        field = random.choice([record.title, record.summary, record.text, *record.terms])
        length = random.randint(1, 6)
        runs = [run for run in HAN_RUN.findall(field) if len(run) >= length]
        if runs:
            run = random.choice(runs)
            start = random.randint(0, len(run) - length)
            found.append(run[start : start + length])
    return found


@pytest.mark.usefixtures("open_engine")
def test_the_browser_cuts_text_as_the_builder_does(page: Page) -> None:
    cases = json.loads(CASES.read_text(encoding="utf-8"))
    cut = """async (texts) => {
      const { cut } = await import("/js/search/words.js");
      return texts.map((text) => cut(text).map(({ word }) => word || "|"));
    }"""
    found = page.evaluate(cut, [case["text"] for case in cases])
    assert dict(zip([case["name"] for case in cases], found, strict=True)) == {
        case["name"]: case["words"] for case in cases
    }
    assert page.evaluate("async () => (await import('/js/search/han.js')).HAN") == HAN


def test_300_random_substrings_find_exactly_the_articles_that_hold_them(engine: Engine) -> None:
    queries = substrings(300, seed=1)
    assert {len(query) for query in queries} == {1, 2, 3, 4, 5, 6}
    answers = engine.search_all(queries)
    wrong = {
        query: set(answer.hrefs) ^ holding(query)
        for query, answer in zip(queries, answers, strict=True)
        if set(answer.hrefs) != holding(query)
    }
    assert wrong == {}


def test_an_article_tells_itself_where_the_index_found_a_phrase(engine: Engine) -> None:
    compare = """async (queries) => {
      const { parseQuery } = await import("/js/search/query.js");
      const { findRows } = await import("/js/search/phrase.js");
      const { readArticle } = await import("/js/search/lookup.js");
      const [shard] = await window.index.load(["zh"]);
      const told = { zones: [0, 0, 0], wrong: [] };
      for (const query of queries) {
        const [{ words }] = parseQuery(query);
        const found = findRows(await shard.postings(words), [...words.keys()]);
        for (const [row, zones] of [...found].slice(0, 20)) {
          const own = await readArticle(shard, row, words);
          for (const zone of told.zones.keys()) {
            const [indexed, read] = [zones, own].map((its) => String(its[zone] ?? []));
            told.zones[zone] += zones[zone]?.length ?? 0;
            if (indexed !== read) told.wrong.push({ query, row, zone, indexed, read });
          }
        }
      }
      return told;
    }"""
    told = engine.page.evaluate(compare, substrings(200, seed=3))
    assert told["wrong"] == []
    assert all(count > 100 for count in told["zones"])


def test_several_shards_find_the_same_as_one(
    page: Page, tmp_path: Path, serve_folder: Callable[[Path], str]
) -> None:
    chinese = one_shard_per_language(GENERATED)[1].records
    thirds = [one_part(f"zh-{n}", "zh", chinese[n * 180 : n * 180 + 180]) for n in range(3)]
    write_site(tmp_path, thirds)
    page.goto(f"{serve_folder(tmp_path)}/")
    engine = Engine(page, tmp_path, ["zh"])
    queries = substrings(40, seed=2)
    for query, answer in zip(queries, engine.search_all(queries), strict=True):
        assert set(answer.hrefs) == holding(query, chinese)
    newest_first = [record.href for record in reversed(chinese)]
    assert engine.search("").hrefs == newest_first
    assert engine.search("公司", order="date").hrefs == [
        href for href in newest_first if href in holding("公司", chinese)
    ]
    assert engine.search("公司").facets["year"] == count("year", holding("公司", chinese))


def test_an_archive_without_articles_finds_nothing(
    page: Page, tmp_path: Path, serve_folder: Callable[[Path], str]
) -> None:
    write_site(tmp_path, ())
    page.goto(f"{serve_folder(tmp_path)}/")
    assert Engine(page, tmp_path, BOTH).search("").total == 0


def test_every_block_of_han_is_found(engine: Engine) -> None:
    for query in [*REPERTOIRE, *(char * 2 for char in REPERTOIRE)]:
        assert set(engine.search(query, order="date").hrefs) == holding(query), query


def test_punctuation_separates_what_must_be_found(engine: Engine) -> None:
    both = holding("模型") & holding("推理")
    assert set(engine.search("模型，推理").hrefs) == both
    assert set(engine.search("“模型” 推理！").hrefs) == both
    assert set(engine.search("模型推理").hrefs) == holding("模型推理") != both


def test_a_mixed_query_asks_for_every_part(engine: Engine) -> None:
    naming = {r.href for r in RECORDS if "nvidia" in f"{r.title}{r.summary}{r.text}".lower()}
    expected = holding("微软") & naming
    assert set(engine.search("微软 NVIDIA").hrefs) == expected != set()
    assert set(engine.search("nvidia微软").hrefs) == expected


def test_a_name_is_found_however_it_is_written(engine: Engine) -> None:
    for query in ("quux-7x", "Quux 7X", "QUUX7x", "ｑｕｕｘ－７ｘ", "7x quux mini"):
        assert engine.search(query).hrefs == ["/en/names/"], query


def test_forms_and_marks_make_no_difference(engine: Engine) -> None:
    for query in ("muller", "MÜLLER", "Mu\u0308ller", "cafe", "Müller’s", "foobaz", "zyzzyva 3.5"):
        assert engine.search(query).hrefs == ["/en/names/"], query
    for query in ("人工豈", "⼈工\uf900"):
        assert engine.search(query).hrefs == ["/zh/old-forms/"], query


def test_traditional_and_simplified_are_different(engine: Engine) -> None:
    assert engine.search("華為").hrefs == ["/zh/traditional/"]
    assert "/zh/traditional/" not in engine.search("华为").hrefs


def test_what_no_article_holds_finds_nothing(engine: Engine) -> None:
    for query in (
        "qwfpgjluy",
        "模型 qwfpgjluy",
        "voxtralisation",
        "zyzzyva-9",
        "鸚鵡",
        "模型 鸚鵡",
        "？！",
    ):
        answer = engine.search(query)
        assert (answer.total, answer.hrefs, answer.languages) == (0, [], {"en": 0, "zh": 0}), query


def test_a_word_finds_its_inflections(engine: Engine) -> None:
    for query in ("zorking", "zorked", "zorkers zorker"):
        assert engine.search(query).hrefs == ["/en/inflections/"], query


def test_a_word_that_no_article_holds_finds_those_that_begin_with_it(engine: Engine) -> None:
    assert engine.search("frobn").hrefs == ["/en/inflections/"]
    assert engine.search("voxt zyzz").hrefs == ["/en/names/"]
    # "go" stands in a text, so that "goal" is another word.
    assert engine.search("go").hrefs == ["/en/beginnings/"]
    assert engine.search("goa").hrefs == ["/en/longer/"]


def test_a_beginning_finds_words_in_every_chunk_of_the_index(
    page: Page, tmp_path: Path, serve_folder: Callable[[Path], str]
) -> None:
    # A chunk holds some 6,000 bytes; each of these words has a third of that.
    record = GENERATED[0]
    records = [
        replace(record, href=f"/zh/{letter}/", text=f"krypt{letter}x " * 2000)
        for letter in string.ascii_lowercase
    ]
    write_site(tmp_path, one_shard_per_language(records))
    assert len(list(tmp_path.glob("search-index/*/index.*/*"))) >= 3
    page.goto(f"{serve_folder(tmp_path)}/")
    assert Engine(page, tmp_path, ["zh"]).search("krypt").total == 26


def test_a_phrase_does_not_go_across_lines(engine: Engine) -> None:
    assert engine.search("grows-quux").hrefs == []
    assert engine.search("grows quux").hrefs == ["/en/names/"]


def test_a_term_finds_articles_in_the_other_language(engine: Engine) -> None:
    english = {r.href for r in GENERATED if r.language == "en" and "微软" in r.terms}
    assert set(engine.search("微软", languages=["en"]).hrefs) == english != set()
    chinese = {r.href for r in GENERATED if r.language == "zh" and "芯片" in r.terms}
    assert set(engine.search("semiconductors", languages=["zh"]).hrefs) == chinese


def test_a_blank_query_lists_everything_newest_first(engine: Engine) -> None:
    answer = engine.search("  ")
    languages = Counter(record.language for record in RECORDS)
    assert (answer.total, answer.languages) == (len(RECORDS), languages)
    dates = [BY_HREF[href].date for href in answer.hrefs]
    assert dates == sorted(dates, reverse=True)


def test_a_language_is_loaded_when_it_is_asked_for(
    page: Page, open_engine: Callable[..., Engine]
) -> None:
    requested: list[str] = []
    page.on("request", lambda request: requested.append(request.url))
    engine = open_engine(["zh"])
    assert engine.search("模型").languages.keys() == {"zh"}
    assert not any("/en-1/" in url for url in requested)
    both = engine.search("模型", languages=BOTH)
    assert set(both.hrefs) == holding("模型")
    assert both.languages == Counter(BY_HREF[href].language for href in holding("模型"))
    assert any("/en-1/" in url for url in requested)


def test_choices_widen_within_a_facet_and_narrow_across_facets(engine: Engine) -> None:
    chosen = {"category": ["china", "models"], "tags": ["llm"], "year": []}

    def chosen_in(facet: str) -> set[str]:
        return {
            href
            for href in holding("模型")
            if set(dict(BY_HREF[href].facets).get(facet, ())) & set(chosen[facet])
        }

    answer = engine.search("模型", facets=chosen)
    assert set(answer.hrefs) == chosen_in("category") & chosen_in("tags")
    assert answer.total == len(answer.hrefs) > 0
    # A facet counts what the choices in the others leave, so that it says what one more would add.
    assert answer.facets["category"] == count("category", chosen_in("tags"))
    assert answer.facets["tags"] == count("tags", chosen_in("category"))
    for facet in ("sources", "year", "hot"):
        assert answer.facets[facet] == count(facet, answer.hrefs)
    assert engine.search("模型", facets={"category": ["nowhere"]}).total == 0


def test_scores_are_within_the_ranges_that_are_asked_for(engine: Engine) -> None:
    def within(least: int, most: int, name: str = "hot") -> set[str]:
        return {
            href
            for href in holding("公司")
            if least <= dict(BY_HREF[href].scores).get(name, -1) <= most
        }

    assert set(engine.search("公司", ranges={"hot": [40, 60]}).hrefs) == within(40, 60) != set()
    both = engine.search("公司", ranges={"hot": [40, 60], "impact": [50, 100]})
    assert set(both.hrefs) == within(40, 60) & within(50, 100, "impact")
    assert both.facets["category"] == count("category", both.hrefs)
    # An article without the score is in no range of it, not even in the widest.
    assert "/zh/title/" not in engine.search("鲲鹏启航", ranges={"hot": [0, 100]}).hrefs


def test_a_value_may_have_any_name(engine: Engine) -> None:
    answer = engine.search("", facets={"tags": ["constructor"]})
    assert answer.hrefs == ["/en/names/"]
    assert answer.facets["tags"]["constructor"] == 1


def test_results_stand_by_date_or_by_score(engine: Engine) -> None:
    def facts(href: str) -> tuple[int, str]:
        return dict(BY_HREF[href].scores).get("hot", -1), BY_HREF[href].date

    by_date = engine.search("公司", order="date").hrefs
    by_score = engine.search("公司", order="hot").hrefs
    assert set(by_date) == set(by_score) == holding("公司")
    assert [facts(href)[1] for href in by_date] == sorted(
        (facts(href)[1] for href in by_date), reverse=True
    )
    assert [facts(href) for href in by_score] == sorted(map(facts, by_score), reverse=True)


def test_a_title_makes_an_article_more_relevant(engine: Engine) -> None:
    assert engine.search("wyvern").hrefs == ["/en/title/", "/en/mention/"]
    assert engine.search("鲲鹏启航").hrefs == ["/zh/title/", "/zh/mention/"]


def test_a_search_gives_the_same_whatever_was_asked_before(
    open_engine: Callable[..., Engine],
) -> None:
    engine = open_engine()
    queries = ["model", "rob", "cost", "train", "深度", "微", "c", "re", "report costs"]
    assert engine.search_all(queries) == engine.search_all(queries[::-1])[::-1]


def test_a_result_shows_what_is_known_of_its_article(engine: Engine) -> None:
    (shown,) = engine.search("", shown=1).shown
    record = BY_HREF[shown["href"]]
    assert shown == {
        "href": record.href,
        "language": record.language,
        "title": record.title,
        "summary": record.summary,
        "excerpt": [{"text": record.summary, "mark": False}],
        "anchor": "",
        "date": record.date,
        "category": list(dict(record.facets)["category"]),
        "overall": dict(record.scores)["overall"],
    }


def test_an_excerpt_of_chinese_has_no_stray_spaces_and_parts_its_blocks(engine: Engine) -> None:
    text, marks = excerpt(engine, "蓝鲸")
    assert "模型 · “蓝鲸”再度现身 · 蓝鲸潜入深海。后文。" in text
    assert marks == ["蓝鲸", "蓝鲸"]
    assert text.startswith("…")
    assert text.endswith("…")
    assert len(text) < 110
    assert excerpt(engine, "鲸潜")[1] == ["鲸潜"]
    assert excerpt(engine, "鲸", "/zh/excerpt/")[1] == ["鲸", "鲸"]


def test_an_excerpt_of_english_has_its_spaces_and_parts_its_blocks(engine: Engine) -> None:
    text, marks = excerpt(engine, "narwhal surface")
    assert "it. A narwhal · surfaced and went on" in text
    assert text.endswith((" and…", " went…", " on…"))
    assert marks == ["narwhal", "surfaced"]
    assert len(text) < 200


def test_an_excerpt_marks_what_the_index_found(engine: Engine) -> None:
    zorkers = "The zorker zorked. Frobnication"
    assert excerpt(engine, "zorking") == (zorkers, ["zorked"])
    assert excerpt(engine, "zorkers zorking") == (zorkers, ["zorker", "zorked"])
    assert excerpt(engine, "frobn")[1] == ["Frobnication"]
    assert excerpt(engine, "kraken-2 模型")[1] == ["Kraken 2", "模型"]
    assert excerpt(engine, "muller cafe")[1] == ["Müller", "café"]


def test_an_article_found_by_its_title_shows_its_summary(engine: Engine) -> None:
    assert excerpt(engine, "节选") == ("这是摘要。", [])


def test_markup_comes_back_as_the_text_it_is(engine: Engine) -> None:
    for query in ("glorp", f"glorp {HOSTILE}"):
        (shown,) = engine.search(query, shown=1).shown
        assert (shown["title"], shown["summary"]) == (HOSTILE, f"Glorp {HOSTILE}")
        assert "".join(part["text"] for part in shown["excerpt"]).startswith(f"Glorp {HOSTILE}")
    assert engine.page.title() == "Search"


def test_a_chunk_that_cannot_be_loaded_is_no_empty_answer(
    page: Page, open_engine: Callable[..., Engine], complaints: list[str]
) -> None:
    engine = open_engine()
    page.route("**/*.words", lambda route: route.abort())
    with pytest.raises(Error, match=r"IndexUnavailable: .*/search-index/.*/index"):
        engine.search("模型")
    page.unroute("**/*.words")
    assert set(engine.search("模型").hrefs) == holding("模型")
    complaints.clear()


def test_an_index_that_was_published_again_is_read_again(
    page: Page, tmp_path: Path, serve_folder: Callable[[Path], str], complaints: list[str]
) -> None:
    write_site(tmp_path, one_shard_per_language(GENERATED[:20]))
    page.goto(f"{serve_folder(tmp_path)}/")
    engine = Engine(page, tmp_path, BOTH)
    assert engine.search("").total == 20
    shutil.rmtree(tmp_path / "search-index")
    write_index(one_shard_per_language(GENERATED[20:50]), tmp_path / "search-index")
    with pytest.raises(Error, match="IndexUnavailable"):
        engine.search("", shown=1)
    engine.learn_addresses(tmp_path)
    assert engine.search("", shown=1).total == 30
    complaints.clear()


def test_an_index_that_is_missing_or_something_else_is_said_to_be(
    page: Page, open_engine: Callable[..., Engine], complaints: list[str]
) -> None:
    for status, file in ((404, "shards.json"), (200, "shards.json"), (200, "table.*.json")):
        page.route(f"**/{file}", partial(Route.fulfill, status=status, body="<p>"))
        with pytest.raises(Error, match=r"IndexUnavailable: .*/search-index/"):
            open_engine()
        page.unroute(f"**/{file}")
    assert open_engine().search("模型").total
    complaints.clear()


def count(facet: str, hrefs: Iterable[str]) -> Counter[str]:
    """How many of these articles have each value of a facet."""
    return Counter(value for href in hrefs for value in dict(BY_HREF[href].facets).get(facet, ()))


def excerpt(engine: Engine, query: str, href: str | None = None) -> tuple[str, list[str]]:
    """The excerpt of the only result, or that of an article, as text; and what is marked in it."""
    shown = engine.search(query, shown=100).shown
    (found,) = [result for result in shown if href in (None, result["href"])]
    text = "".join(part["text"] for part in found["excerpt"])
    return text, [part["text"] for part in found["excerpt"] if part["mark"]]
