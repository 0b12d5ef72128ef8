"""After any sequence of edits, an incremental build leaves what a clean build would.

`INCREMENTAL_SEQUENCES` and `INCREMENTAL_STEPS` say how many sequences are tried, of how many edits
at most; `make soak` asks for many long ones.
"""

from __future__ import annotations

import atexit
import os
import shutil
import tempfile
from collections.abc import Callable, Sequence
from functools import cache
from pathlib import Path
from typing import Any, Literal

import pytest
from hypothesis import HealthCheck, seed, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    rule,
    run_state_machine_as_test,
)

from site_builder.store import remove_cache_file
from tests.support import edits
from tests.support.exactness import Outcome, assert_exact, try_to_build
from tests.support.published import assert_whole
from tests.support.simulation import DAY, SECOND, START, Simulation, break_off_build
from tests.support.sites import SiteFolder

SEQUENCES = int(os.environ.get("INCREMENTAL_SEQUENCES", "300"))
STEPS = int(os.environ.get("INCREMENTAL_STEPS", "8"))
SEEDS = range(6)  # each is a test, so that processes share them
# Half of the time goes to the file system otherwise.
_IN_MEMORY = "/dev/shm" if Path("/dev/shm").is_dir() else None

# One name differs from another in case only, one in its Unicode form only.
NAMES = [*(f"s{number}" for number in range(12)), "S1", "caf\u00e9", "cafe\u0301", "s3.part"]
LANGUAGES = ["en", "zh"]
FOLDERS = ["2026", "2026", "2025/12"]
TAGS = ["LLM", "大模型", "DeepSeek", "Robots", "robots", "Robot", "large-language-models"]
DATES = ["2025-12-31", "2026-02-01", *(f"2026-03-{day:02}" for day in range(1, 28, 3))]
LATER_DATES = ["2026-06-20", "2027-01-01"]  # of the simulated clock, which starts on 2026-06-01
FACTS: dict[str, list[str | None]] = {
    "title": ['"One"', '"Two *or* more"', '"三个"', None],
    "summary": ['"Another summary."'],
    "date": [*DATES, *DATES, *LATER_DATES, None],
    "updated": ["2026-05-01", "2020-01-01", None],
    "category": ["models", "china", "china", "policy"],
    "tags": [*(f"[{tag}]" for tag in TAGS), "[LLM, DeepSeek, Robots]", None],
    "companies": ["[Acme]", "[Acme, Example]", None],
    "scores": ["{hot: 1}", "{hot: 99}", "{hot: 50, quality: 90}", None],
    "event": ["launch", "trial", None],
    "related": ["[s1]", "[s2, s3]", "[nowhere]", None],
    "slug": ["alpha", "beta", None],
    "aliases": ["[/old/one/]", "[/old/two/]", "[/en/tag/llm/]", None],
    "draft": ["true", None],
    "expires": ["2026-06-10", "2027-02-01", "2026-05-01", None],
    "sources": ["[{name: The Daily}]", "[{name: The Weekly, role: via}]", None],
    "image": ["{src: chart.png, alt: A chart}", None],
    "canonical_url": ["https://elsewhere.example/", None],
    "language": ["en", "zh"],
    "unheard-of": ["1"],
}
BODIES = [
    "A body.",
    "## One\n\ntext\n\n## Two\n",
    "## 第一\n\n正文\n\n## 第二\n",
    "![A chart](chart.png)\n",
    "Words **never closed.\n",  # a warning
]
CACHE_PARTS = [
    *("state", "shelf", "receipt", "previous", "spare", "next", "lock", "seal", "clock"),
]
facts = st.sampled_from(list(FACTS)).flatmap(
    lambda key: st.tuples(st.just(key), st.sampled_from(FACTS[key]))
)
picks = st.integers(min_value=0, max_value=29)
changes_of_all = (
    st.tuples(st.just("configuration"), st.sampled_from(list(edits.CONFIGURATIONS)))
    | st.tuples(st.sampled_from(["tags", "tags", "sources"]), st.sampled_from(list(edits.TERMS)))
    | st.tuples(st.just("asked for"), st.sampled_from(["", "drafts", "future", "drafts, future"]))
    | st.just(("code", ""))
)
_CHOICES: dict[str, Sequence[Any]] = {
    **dict.fromkeys(edits.LAYOUTS, edits.LAYOUT_CHANGES),
    **edits.STRINGS,
    **{path: (*texts, None) for path, texts in edits.ASSETS.items()},
}
changes_of_the_theme = st.sampled_from(list(_CHOICES)).flatmap(
    lambda path: st.tuples(st.just(path), st.sampled_from(_CHOICES[path]))
)

Edit = Callable[..., None]
EDITS: dict[str, tuple[Edit, st.SearchStrategy[dict[str, Any]]]] = {}


def _edit(**choices: st.SearchStrategy[Any]) -> Callable[[Edit], Edit]:
    """Something that may happen to a site: a method of the machine, and what it chooses from."""

    def register(method: Edit) -> Edit:
        EDITS[method.__name__] = (method, st.fixed_dictionaries(choices))
        return method

    return register


# As rules of their own, edits would be far from equally frequent: some sequences know only a few.
any_edit = st.deferred(
    lambda: st.sampled_from(list(EDITS)).flatmap(
        lambda name: st.tuples(st.just(name), EDITS[name][1])
    )
)


class AnyEdits(RuleBasedStateMachine):
    """Edits a small site and builds it; at the end a clean build says what it should be."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = Path(tempfile.mkdtemp(prefix="incremental-", dir=_IN_MEMORY))
        self.site = SiteFolder(self.folder / "site")
        shutil.copytree(_built_archive(), self.site.site_dir)
        self.simulation = Simulation(self.site, is_coarse=False)
        self.drafts = self.future = False

    @initialize(is_coarse=st.booleans())
    def choose_a_file_system(self, *, is_coarse: bool) -> None:
        self.simulation.is_coarse = is_coarse
        self.simulation.settle()

    def pick(self, number: int, folder: str = "articles") -> Path | None:
        """One of the regular files of a folder."""
        files = [file for file in edits.list_files(self.site, folder) if file.suffix == ".md"]
        files = [file for file in files if not file.is_symlink()]
        return files[number % len(files)] if files else None

    @_edit(
        name=st.sampled_from(NAMES),
        language=st.sampled_from(LANGUAGES),
        folder=st.sampled_from(FOLDERS),
        stated=st.lists(facts, max_size=4),
        body=st.sampled_from(BODIES),
    )
    def write_article(
        self, name: str, language: str, folder: str, stated: list[tuple[str, str]], body: str
    ) -> None:
        if not (self.site.site_dir / f"content/articles/{folder}/{name}.{language}.md").is_dir():
            file = self.site.article(f"{name}.{language}", body, folder)
            for key, value in stated:
                edits.change_fact(file, key, value)

    @_edit(number=picks, fact=facts)
    def change_a_fact(self, number: int, fact: tuple[str, str]) -> None:
        if file := self.pick(number):
            edits.change_fact(file, *fact)

    @_edit(changes=st.lists(st.tuples(picks, facts), min_size=2, max_size=5))
    def change_facts(self, changes: list[tuple[int, tuple[str, str]]]) -> None:
        for number, fact in changes:
            if file := self.pick(number):
                edits.change_fact(file, *fact)

    @_edit(
        number=picks,
        body=st.sampled_from(BODIES),
        how=st.sampled_from(edits.HOW_EDITORS_WRITE),
    )
    def change_a_body(self, number: int, body: str, how: str) -> None:
        if file := self.pick(number):
            edits.change_body(file, body, how)

    @_edit(number=picks, builds=st.booleans())
    def edit_without_a_trace(self, number: int, *, builds: bool) -> None:
        """Within the resolution of a coarse file system's times, perhaps right after a build."""
        if file := self.pick(number):
            edits.swap_letters(file)
            if builds:
                self.build()
                edits.swap_letters(file)

    @_edit(number=picks)
    def delete_article(self, number: int) -> None:
        if file := self.pick(number):
            file.unlink()

    @_edit(number=picks, name=st.sampled_from(NAMES), folder=st.sampled_from(FOLDERS))
    def rename_article(self, number: int, name: str, folder: str) -> None:
        if file := self.pick(number):
            language = file.name.split(".")[-2]
            target = self.site.site_dir / f"content/articles/{folder}/{name}.{language}.md"
            target.parent.mkdir(parents=True, exist_ok=True)
            if not target.is_dir():
                file.rename(target)

    @_edit(one=picks, other=picks, how=st.sampled_from(["rename", "rewrite"]))
    def swap_articles(self, one: int, other: int, how: str) -> None:
        first, second = self.pick(one), self.pick(other)
        if first and second:
            edits.exchange(first, second, how)

    @_edit(number=picks, year=st.sampled_from([None, 2001, 2040]))
    def touch_article(self, number: int, year: int | None) -> None:
        if file := self.pick(number):
            seconds = None if year is None else ((year - 1970) * 365 * 86_400,) * 2
            os.utime(file, seconds)

    @_edit(number=picks)
    def check_out_again(self, number: int) -> None:
        original = sorted((_built_archive() / "content").rglob("*.md"))
        file = original[number % len(original)]
        target = self.site.site_dir / file.relative_to(_built_archive())
        if target.parent.is_dir() and not target.is_dir():
            target.unlink(missing_ok=True)
            shutil.copy2(file, target)

    @_edit(number=picks, what=st.sampled_from(["link", "hard link", "folder", "text"]))
    def put_something_in_place(self, number: int, what: str) -> None:
        if file := self.pick(number):
            edits.put_in_place(file, what)

    @_edit(
        image=st.sampled_from([*edits.IMAGES, "none"]),
        path=st.sampled_from(["articles/2026/chart.png", "pages/chart.png"]),
    )
    def change_an_image(self, image: str, path: str) -> None:
        file = self.site.site_dir / "content" / path
        if image == "none":
            file.unlink(missing_ok=True)
        else:
            self.site.write(f"content/{path}", "").write_bytes(edits.IMAGES[image])

    @_edit(
        name=st.sampled_from(["about.en", "about.zh", "terms.en"]),
        title=st.sampled_from(["About", "Us"]),
        text=st.sampled_from(BODIES),
        alias=st.sampled_from(["", "aliases: [/old/one/]\n", "aliases: [/us/]\n"]),
    )
    def write_a_page(self, name: str, title: str, text: str, alias: str) -> None:
        front = f"---\ntitle: {title}\nsummary: What it is.\n{alias}---\n"
        self.site.write(f"content/pages/{name}.md", front + text)

    @_edit(number=picks, name=st.sampled_from(["", "about.en.md", "us.en.md", "us.zh.md"]))
    def rename_or_delete_a_page(self, number: int, name: str) -> None:
        if file := self.pick(number, "pages"):
            if name:
                file.rename(file.with_name(name))
            else:
                file.unlink()

    @_edit(change=changes_of_all)
    def change_what_all_depends_on(self, change: tuple[str, str]) -> None:
        """After it nothing is known anymore, so that it hides what was wrong: it is one rule."""
        kind, choice = change
        if kind == "configuration":
            edits.configure(self.site, edits.CONFIGURATIONS[choice])
        elif kind == "code":
            self.simulation.code += 1
        elif kind == "asked for":
            self.drafts, self.future = "drafts" in choice, "future" in choice
        else:
            self.site.write(f"content/terms/{kind}.yaml", edits.TERMS[choice])

    @_edit(change=changes_of_the_theme)
    def change_the_theme(self, change: tuple[str, Any]) -> None:
        path, choice = change
        if path.endswith(".yaml"):
            self.site.write(f"layouts/strings/{path}", choice)
        elif path in edits.LAYOUTS:
            edits.change_layout(self.site, path, choice)
        else:
            edits.change_static(self.site, path, choice)

    @_edit(days=st.sampled_from([-30, 0, 1, 15, 30, 400]))
    def let_time_pass(self, days: int) -> None:
        self.simulation.now = max(START, self.simulation.now + days * DAY + 10 * SECOND)

    @_edit(drafts=st.booleans(), future=st.booleans())
    def ask_for_other_articles(self, *, drafts: bool, future: bool) -> None:
        self.drafts, self.future = drafts, future

    @_edit(
        part=st.sampled_from(CACHE_PARTS),
        how=st.sampled_from(["flip", "flip", "cut", "delete", "junk", "folder", "keep", "restore"]),
        at=st.floats(min_value=0, max_value=1),
    )
    def harm_the_cache(self, part: str, how: str, at: float) -> None:
        file, kept_file = self.site.site_dir / ".cache" / part, self.folder / f"kept-{part}"
        if how == "keep":
            if file.is_file():
                shutil.copyfile(file, kept_file)
        elif how != "restore":
            edits.damage(file, how, at)
        elif kept_file.exists() and file.parent.is_dir():
            remove_cache_file(file)
            shutil.copyfile(kept_file, file)

    @_edit(folder=st.sampled_from(["public", ".cache", "content/pages", "layouts", "static"]))
    def delete_a_folder(self, folder: str) -> None:
        shutil.rmtree(self.site.site_dir / folder, ignore_errors=True)

    @_edit()
    def repair(self) -> None:
        edits.repair(self.site, self.build().problems)

    @_edit(at=st.integers(min_value=0, max_value=500), how=st.sampled_from(["kill", "full"]))
    def break_off_a_build(self, at: int, how: Literal["kill", "full"]) -> None:
        self.simulation.note_times()
        before = self.site.output()
        with self.simulation.in_force():
            break_off_build(self.site, at=at, how=how, drafts=self.drafts, future=self.future)
        if self.site.output() != before:
            assert_whole(self.site.output())

    def build(self) -> Outcome:
        self.simulation.note_times()
        with self.simulation.in_force():
            return try_to_build(self.site, drafts=self.drafts, future=self.future)

    @rule(edit=any_edit, builds=st.sampled_from(["", "", "build", "build and wait"]))
    def edit(self, edit: tuple[str, dict[str, Any]], builds: str) -> None:
        name, choices = edit
        if builds:
            self.build()
        if "wait" in builds:
            self.simulation.now += 10 * SECOND
        EDITS[name][0](self, **choices)
        self.simulation.note_times()

    def teardown(self) -> None:
        with self.simulation.in_force():
            for _ in range(4):
                self.simulation.note_times()
                found = assert_exact(self.site, drafts=self.drafts, future=self.future)
                if found.result is not None:
                    break
                edits.repair(self.site, found.problems)
        shutil.rmtree(self.folder)


@cache
def _built_archive() -> Path:
    """A built archive to begin with: stories that share little, so that an effect shows."""
    folder = tempfile.mkdtemp(prefix="incremental-", dir=_IN_MEMORY)
    site = SiteFolder.create(Path(folder) / "archive")
    atexit.register(shutil.rmtree, site.site_dir.parent)
    for number, name in enumerate(NAMES[:10]):
        tags = [TAGS[number]] if number in {1, 2, 3} else ["LLM"]
        site.article(f"{name}.en", date=f"2026-03-{2 * number + 1:02}", tags=tags)
        if number % 3 == 1:
            site.article(f"{name}.zh")
    picture = "![A chart](chart.png)\n"
    site.article("pictured.en", picture + "Words **never closed.\n", date="2026-03-27")
    site.write("content/pages/about.en.md", f"---\ntitle: About\nsummary: It.\n---\n{picture}")
    for folder in ("articles/2026", "pages"):
        site.write(f"content/{folder}/chart.png", "").write_bytes(edits.IMAGES["first"])
    simulation = Simulation(site, is_coarse=False)
    simulation.settle()
    with simulation.in_force():
        site.build()
    return site.site_dir


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


@pytest.mark.parametrize("number", SEEDS)
def test_after_any_edits_a_build_equals_a_clean_one(number: int) -> None:
    _explore(number)
