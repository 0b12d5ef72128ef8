"""The search engine in a page, asked from a test."""

from __future__ import annotations

import json
import shutil
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from playwright.sync_api import Page

from tests.support.search_index import Shard, write_index

_SCRIPTS_DIR = Path(__file__).parents[3] / "static/js/search"
_POLICY = (
    "default-src 'none'; script-src 'self'; connect-src 'self'; require-trusted-types-for 'script'"
)
_OPEN = """
    async ([languages]) => {
      const { openIndex } = await import("/js/search/engine.js");
      window.index = openIndex({ bundle: "/search-index/", languages });
      await window.index.load(languages);
    }
"""
_SEARCH = """
    async ([queries, options, shown]) => {
      const answers = [];
      for (const query of queries) {
        const { results, count, ...counts } = await window.index.search(query, options);
        const facets = await count(["category", "tags", "sources", "year", "hot"]);
        const ids = results.map(({ id }) => id);
        const loaded = await Promise.all(results.slice(0, shown).map((result) => result.load()));
        answers.push({ ...counts, facets, ids, shown: loaded });
      }
      return answers;
    }
"""


@dataclass(frozen=True, slots=True)
class Answer:
    """What the engine said: all addresses in order, and what is shown of the first results."""

    hrefs: list[str]
    total: int
    languages: dict[str, int]
    facets: dict[str, dict[str, int]]
    shown: list[dict[str, Any]]


class Engine:
    """An index that is open in a page."""

    def __init__(self, page: Page, folder: Path, languages: Sequence[str]) -> None:
        self.page = page
        self._hrefs: dict[str, str] = {}
        self.learn_addresses(folder)
        page.evaluate(_OPEN, [languages])

    def learn_addresses(self, folder: Path) -> None:
        """Reads what the ids of results stand for."""
        index_dir = folder / "search-index"
        for file in index_dir.glob("*/records/*.json"):
            id_ = file.relative_to(index_dir).as_posix()
            self._hrefs[id_] = json.loads(file.read_bytes())["href"]

    def search(self, query: str, shown: int = 0, **options: Any) -> Answer:
        return self.search_all([query], shown, **options)[0]

    def search_all(self, queries: Sequence[str], shown: int = 0, **options: Any) -> list[Answer]:
        answers = self.page.evaluate(_SEARCH, [queries, options, shown])
        return [
            Answer([self._hrefs[id_] for id_ in answer.pop("ids")], **answer) for answer in answers
        ]


def write_site(folder: Path, shards: Sequence[Shard]) -> None:
    """A site with nothing but the search scripts and an index, under the policy of a real one."""
    write_index(shards, folder / "search-index")
    shutil.copytree(_SCRIPTS_DIR, folder / "js/search")
    (folder / "_headers").write_text(f"/*\n  Content-Security-Policy: {_POLICY}\n")
    (folder / "index.html").write_text("<!doctype html><title>Search</title>", encoding="utf-8")
