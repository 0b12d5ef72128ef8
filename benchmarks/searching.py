"""How long a reader waits for the first result of a search, and what is transferred for it.

Chromium with an empty cache opens the search page at an address that holds the query. The network
is Chromium's own simulation: 40 ms before each answer, 10 Mbit/s for all of them together.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median
from typing import Any
from urllib.parse import urlencode

from playwright.sync_api import Browser, sync_playwright

from benchmarks.static_host import serving
from site_builder.han import HAN_RUN
from tests.support.chromium import find_chromium

LATENCY = 40  # milliseconds
BANDWIDTH = 10_000_000 / 8  # bytes in a second
_VIEWPORT = {"width": 1280, "height": 800}
_FLAGS = (
    *("--no-sandbox", "--disable-gpu", "--disable-background-networking", "--no-first-run"),
    "--ignore-certificate-errors",
)
_LONGEST_WAIT = 120_000
# Notes when the browser has painted the first result.
_WATCH = """
new MutationObserver((_, observer) => {
  if (!document.querySelector(".search-results ol > li")) return;
  observer.disconnect();
  requestAnimationFrame(() => setTimeout(() => (window.firstResult = performance.now())));
}).observe(document, { childList: true, subtree: true });
"""


@dataclass(frozen=True, slots=True)
class Query:
    """What a reader asks for, of which kind it is, and on which language's page."""

    kind: str
    language: str
    parameters: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Search:
    """What a query took: milliseconds to the first result, and requests and bytes, until then and
    in all.
    """

    query: Query
    first: float
    requests: int
    bytes_before: int
    bytes_in_all: int
    found: str


@dataclass(slots=True)
class _Traffic:
    """The answers of a page by the time when they had come, in seconds of the browser's clock."""

    began: float = 0.0
    sizes: list[tuple[float, int]] = field(default_factory=list)

    def until(self, moment: float) -> list[int]:
        return [size for at, size in self.sizes if at <= moment]


def choose_queries(site_dir: Path) -> tuple[Query, ...]:
    """Queries of each kind, from articles in the middle of the archive of a built site."""
    english, chinese = (_read_sample(site_dir, language) for language in ("en", "zh"))
    subject = english[len(english) // 2]
    words = re.findall(r"[a-z]{4,}", subject["text"].lower())
    texts = [set(re.findall(r"[a-z]{4,}", record["text"].lower())) for record in english]
    word = min(words, key=lambda word: abs(sum(word in text for text in texts) - len(texts) / 20))
    phrase = re.search(rf"\b{word} [a-z]{{4,}}\b|\b[a-z]{{4,}} {word}\b", subject["text"])
    pair = _choose_stretch(chinese, 2, 0.25, max)
    common_pair = _choose_stretch(chinese, 2, 0.9, min)
    plain, common = (_choose_stretch(chinese, 4, share, max) for share in (0.25, 0.75))
    category = subject["category"][0]
    return (
        Query("one word", "en", (("q", word),)),
        Query("phrase", "en", (("q", "-".join(phrase[0].split() if phrase else words[:1])),)),
        Query("Chinese, 2 characters", "zh", (("q", pair),)),
        Query("Chinese, 2 common ones", "zh", (("q", common_pair),)),
        Query("Chinese, 4 characters", "zh", (("q", plain),)),
        Query("Chinese, with a common one", "zh", (("q", common),)),
        Query("faceted", "en", (("q", word), ("category", category), ("hot.least", "30"))),
        Query("facet alone", "zh", (("category", category), ("order", "overall"))),
    )


def _choose_stretch(
    records: Sequence[dict[str, Any]],
    length: int,
    share: float,
    decisive: Callable[[Iterator[int]], int],
) -> str:
    """Chinese characters in a row, from a title: so many of all such stretches are less common. Of
    a stretch that is how common its rarest (`min`) or commonest character (`max`) is.
    """
    counts = Counter(character for record in records for character in record["text"])
    runs: list[str] = [run for record in records for run in HAN_RUN.findall(record["title"])]
    stretches = [run[at : at + length] for run in runs for at in range(len(run) - length + 1)]
    stretches.sort(key=lambda stretch: (decisive(counts[char] for char in stretch), stretch))
    return stretches[int(len(stretches) * share)]


def measure_searches(site_dir: Path, repeat: int) -> list[Search]:
    """The medians of each query over a built site."""
    queries = choose_queries(site_dir)
    with serving(site_dir) as url, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=find_chromium(), args=_FLAGS)
        _search(browser, url, queries[0])  # so that nobody pays for the start of the browser
        found = [
            _median([_search(browser, url, query) for _ in range(repeat)]) for query in queries
        ]
        browser.close()
    return found


def format_searches(found: Sequence[Search]) -> str:
    """A table in Markdown."""
    return "\n".join(_lines(found))


def _lines(found: Sequence[Search]) -> Iterator[str]:
    yield "| query | | found | first result | until then | in all |"
    yield "|---|---|--:|--:|--:|--:|"
    for search in found:
        asked = " ".join(f"{name}={value}" for name, value in search.query.parameters)
        yield (
            f"| {search.query.kind} | `{asked}` | {search.found} | {search.first / 1000:.2f} s "
            f"| {search.requests} requests, {search.bytes_before / 1000:.0f} kB "
            f"| {search.bytes_in_all / 1000:.0f} kB |"
        )


def _read_sample(site_dir: Path, language: str) -> list[dict[str, Any]]:
    """Some two hundred records, evenly over the archive."""
    files = sorted(site_dir.glob(f"search-index/{language}*/records.*/*.json"))
    return [json.loads(file.read_bytes()) for file in files[:: len(files) // 200 + 1]]


def _search(browser: Browser, url: str, query: Query) -> Search:
    context = browser.new_context(viewport=_VIEWPORT)  # type: ignore[arg-type]
    page = context.new_page()
    page.set_default_timeout(_LONGEST_WAIT)
    page.add_init_script(_WATCH)
    client = context.new_cdp_session(page)
    traffic = _Traffic()
    client.on("Network.requestWillBeSent", lambda event: _note_start(traffic, event))
    client.on(
        "Network.loadingFinished",
        lambda event: traffic.sizes.append((event["timestamp"], int(event["encodedDataLength"]))),
    )
    client.send("Network.enable")
    client.send("Network.setCacheDisabled", {"cacheDisabled": False})
    conditions = {"offline": False, "latency": LATENCY, "downloadThroughput": BANDWIDTH}
    client.send("Network.emulateNetworkConditions", {**conditions, "uploadThroughput": BANDWIDTH})
    page.goto(f"{url}/{query.language}/search/?{urlencode(query.parameters)}")
    page.wait_for_function("window.firstResult")
    page.wait_for_load_state("networkidle")
    first = float(page.evaluate("window.firstResult"))
    found = (page.get_by_role("status").text_content() or "").strip()
    context.close()
    before = traffic.until(traffic.began + first / 1000)
    in_all = sum(size for _, size in traffic.sizes)
    return Search(query, first, len(before), sum(before), in_all, re.sub(r"\D", "", found))


def _note_start(traffic: _Traffic, event: dict[str, Any]) -> None:
    traffic.began = traffic.began or event["timestamp"]


def _median(searches: Sequence[Search]) -> Search:
    """The one that took neither long nor short."""
    middle = median(search.first for search in searches)
    return min(searches, key=lambda search: abs(search.first - middle))
