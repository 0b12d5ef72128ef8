"""After any sequence of edits, an incremental build leaves what a clean build would."""

from __future__ import annotations

import atexit
import os
import shutil
import tempfile
from functools import cache
from pathlib import Path

import pytest
from hypothesis import HealthCheck, seed, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    Bundle,
    MultipleResults,
    RuleBasedStateMachine,
    consumes,
    initialize,
    invariant,
    multiple,
    rule,
    run_state_machine_as_test,
)

from site_builder.errors import Problem, SiteError
from tests.support.sites import SITE_YAML, TERMS_YAML, SiteFolder

SEQUENCES = int(os.environ.get("INCREMENTAL_SEQUENCES", "300"))
STEPS = int(os.environ.get("INCREMENTAL_STEPS", "4"))

NAMES = [f"s{number}" for number in range(7)]
LANGUAGES = ["en", "zh"]
TAGS = ["LLM", "大模型", "DeepSeek", "Robots", "robots", "北京"]
dates = st.integers(min_value=1, max_value=28).map(lambda day: f"2026-03-{day:02}")
fronts = st.fixed_dictionaries(
    {
        "title": st.sampled_from(["One", "Two *or* more", "三个"]),
        "date": dates | st.sampled_from(["2025-12-31", "2026-02-01"]),
        "category": st.sampled_from(["models", "china"]),
    },
    optional={
        "tags": st.lists(st.sampled_from(TAGS), min_size=1, max_size=3, unique=True),
        "event": st.sampled_from(["launch", "trial"]),
        "scores": st.fixed_dictionaries({"hot": st.integers(0, 100)}),
        "related": st.lists(st.sampled_from(NAMES), min_size=1, max_size=2, unique=True),
        "draft": st.just(True),
        "aliases": st.sampled_from([["/old/one/"], ["/old/two/"]]),
        "sources": st.just([{"name": "The Daily"}]),
        "slug": st.sampled_from(["alpha", "beta"]),
    },
)
bodies = st.sampled_from(["A body.", "## One\n\ntext\n\n## Two\n", "## 第一\n\n正文\n\n## 第二\n"])
Texts = dict[str, str]


class AnyEdits(RuleBasedStateMachine):
    """Edits a small site and builds it; at the end a clean build says what it should be."""

    articles = Bundle("articles")

    def __init__(self) -> None:
        super().__init__()
        self.folder = Path(tempfile.mkdtemp(prefix="incremental-"))
        self.site = SiteFolder(self.folder / "site")
        shutil.copytree(_built_archive(), self.site.site_dir)
        self.edits = 0

    @initialize(target=articles)
    def name_the_articles(self) -> MultipleResults[str]:
        content_dir = self.site.site_dir / "content"
        found = sorted(content_dir.rglob("articles/**/*.md"))
        return multiple(*(file.relative_to(self.site.site_dir).as_posix() for file in found))

    @rule(
        target=articles,
        name=st.sampled_from(NAMES),
        language=st.sampled_from(LANGUAGES),
        front=fronts,
        body=bodies,
    )
    def write_article(self, name: str, language: str, front: dict[str, object], body: str) -> str:
        self.site.article(f"{name}.{language}", body, "2026", **front)
        return f"content/articles/2026/{name}.{language}.md"

    @rule(path=articles, text=st.text("ab\n", max_size=5))
    def edit_without_a_trace(self, path: str, text: str) -> None:
        """The same size and times as before, as a fast editor or a checkout may leave them."""
        file = self.site.site_dir / path
        if file.is_file():
            before = file.stat()
            content = file.read_text(encoding="utf-8")
            changed = content.replace("body", "ydob") if text else content.swapcase()
            if len(changed.encode()) == before.st_size and "ydob" in changed:
                file.write_text(changed, encoding="utf-8")
                os.utime(file, ns=(before.st_atime_ns, before.st_mtime_ns))

    @rule(path=consumes(articles))
    def delete_article(self, path: str) -> None:
        (self.site.site_dir / path).unlink(missing_ok=True)

    @rule(path=consumes(articles), target=articles, name=st.sampled_from(NAMES))
    def rename_article(self, path: str, name: str) -> str:
        file = self.site.site_dir / path
        target = file.with_name(f"{name}.{file.name.split('.')[1]}.md")
        if file.is_file() and not target.exists():
            file.rename(target)
            return f"content/articles/2026/{target.name}"
        return path

    @rule(path=articles)
    def touch_article(self, path: str) -> None:
        file = self.site.site_dir / path
        if file.is_file():
            file.touch()

    @rule(labels=st.sampled_from(["{en: LLM, zh: 大模型}", "{en: Large models, zh: 大语言模型}"]))
    def change_a_term(self, labels: str) -> None:
        text = TERMS_YAML.replace("{en: LLM, zh: 大模型}", labels)
        self.site.write("content/terms/tags.yaml", text)

    @rule(size=st.sampled_from([5, 6]), title=st.sampled_from(["Test Archive", "Another"]))
    def change_the_configuration(self, size: int, title: str) -> None:
        text = SITE_YAML.replace("page_size: 5", f"page_size: {size}")
        self.site.write("content/site.yaml", text.replace("Test Archive", title))

    @rule(text=st.sampled_from(["<p>{{ page.url }}</p>\n", "moved\n"]))
    def change_a_layout(self, text: str) -> None:
        self.site.write("layouts/pages/redirect.html", text)

    @rule(colour=st.sampled_from(["red", "blue"]))
    def change_an_asset(self, colour: str) -> None:
        self.site.write("static/css/home.css", f"p {{ color: {colour} }}\n")

    @rule(word=st.sampled_from(["Home", "Start"]))
    def change_a_word(self, word: str) -> None:
        self.site.write("layouts/strings/en.yaml", f"home: {word}\n")

    @rule(text=st.sampled_from(["About us.", "About it."]), title=st.sampled_from(["About", "Us"]))
    def write_a_page(self, text: str, title: str) -> None:
        front = f"---\ntitle: {title}\nsummary: What it is.\n---\n"
        self.site.write("content/pages/about.en.md", front + text)

    @rule(part=st.sampled_from(["state", "shelf", "previous"]), cut=st.booleans())
    def damage_the_cache(self, part: str, *, cut: bool) -> None:
        file = self.site.site_dir / ".cache" / part
        if file.is_dir():
            shutil.rmtree(file)
        elif file.is_file() and cut:
            file.write_bytes(file.read_bytes()[: file.stat().st_size // 2])
        else:
            file.unlink(missing_ok=True)

    @rule()
    def build(self) -> None:
        _problems_of(self.site)

    @invariant()
    def build_after_half_of_the_edits(self) -> None:
        self.edits += 1
        if self.edits % 2:
            self.build()

    def teardown(self) -> None:
        clean = SiteFolder(self.folder / "clean")
        ignored = shutil.ignore_patterns("public", ".cache")
        shutil.copytree(self.site.site_dir, clean.site_dir, ignore=ignored)
        expected = _problems_of(clean)
        assert _problems_of(self.site) == expected
        if not any(problem.severity == "error" for problem in expected):
            assert _differences(self.site.output(), clean.output()) == []
        shutil.rmtree(self.folder)


@cache
def _built_archive() -> Path:
    """A built archive to begin with: stories that share little, so that an effect shows."""
    site = SiteFolder.create(Path(tempfile.mkdtemp(prefix="incremental-")) / "archive")
    atexit.register(shutil.rmtree, site.site_dir.parent)
    for number, name in enumerate(NAMES[:5]):
        tags = [TAGS[number]] if number % 2 else ["LLM"]
        site.article(f"{name}.en", date=f"2026-03-{2 * number + 1:02}", tags=tags)
        if number != 3:
            site.article(f"{name}.zh")
    site.build()
    return site.site_dir


def _problems_of(site: SiteFolder) -> tuple[Problem, ...]:
    """Builds, and gives what was wrong."""
    try:
        return site.build().warnings
    except SiteError as error:
        return error.problems


def _differences(found: dict[str, bytes], expected: dict[str, bytes]) -> list[str]:
    return sorted(
        path for path in found.keys() | expected.keys() if found.get(path) != expected.get(path)
    )


def _explore(seed_number: int) -> None:
    """Tries a share of the sequences, so that two processes can work side by side."""
    explored = settings(
        max_examples=SEQUENCES // len(SEEDS),
        stateful_step_count=STEPS,
        deadline=None,
        suppress_health_check=list(HealthCheck),
    )
    machine = seed(seed_number)(AnyEdits)
    run_state_machine_as_test(machine, settings=explored)


SEEDS = (1, 2)


@pytest.mark.parametrize("number", SEEDS)
def test_after_any_edits_a_build_equals_a_clean_one(number: int) -> None:
    _explore(number)
