"""Stories and registries → Archive, with as little joining as what has changed asks for."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from math import inf
from typing import NamedTuple

from site_builder.archive.archive import Archive, Library, Story, StoryRecord, TermKey, TermStories
from site_builder.archive.coverage import Chosen, find_earlier, make_coverage
from site_builder.archive.inheritance import complete_story
from site_builder.archive.joining import Joined, Joiner
from site_builder.archive.library import JoiningLibrary
from site_builder.archive.terms import Clash, collect_minted, mint_term
from site_builder.articles.article import Article, StandalonePage
from site_builder.config import Config, Taxonomy
from site_builder.errors import Problem
from site_builder.registry import Registry, Term
from site_builder.suggest import did_you_mean
from site_builder.values import Value


class StoryFiles(NamedTuple):
    """The files of a story, and the digest of all that they say."""

    paths: tuple[str, ...]
    digest: bytes


class KeptStory(NamedTuple):
    """What was made of a story, to be kept between builds."""

    digest: bytes
    joined: Joined


class ArchiveIndex(NamedTuple):
    """What an archive is assembled from, to be kept between builds under one configuration."""

    stories: dict[str, KeptStory]
    chosen: dict[str, Chosen]


EMPTY_INDEX = ArchiveIndex({}, {})


class Assembled(Value):
    """An archive, what to keep of it, and what is wrong with it or was held back."""

    archive: Archive
    index: ArchiveIndex
    problems: tuple[Problem, ...]
    draft_count: int
    next_due: float  # when the next scheduled article is due, in seconds since 1970, or infinity
    changes_at: float  # when time alone changes what is published, likewise


class Assembler(Value):
    """What all stories are assembled under."""

    config: Config
    registries: Sequence[Registry]
    joiner: Joiner
    load_article: Callable[[str], Article]
    now: float

    def assemble(
        self,
        files: Mapping[str, StoryFiles],
        pages: Iterable[StandalonePage],
        known: ArchiveIndex = EMPTY_INDEX,
        broken: frozenset[str] = frozenset(),
    ) -> Assembled:
        """The archive of all stories in `files`.

        `broken` are the keys of stories that have a file which could not be parsed: they are left
        out, but nothing that names them is wrong for that.
        """
        whole = sorted(files.keys() - broken)
        paths = {key: item.paths for key, item in files.items()}
        library = JoiningLibrary(self.config, self.joiner, paths, self.load_article)
        stories = {key: self._keep_story(key, files[key], known, library) for key in whole}
        joined = [kept.joined for kept in stories.values()]
        records = sorted(item.record for item in joined if item.record)
        published = tuple(Story(record, library) for record in records)
        see_also, see_also_problems = _find_see_also(published, files, broken)
        minted, clashes = collect_minted(records)
        changed, since = _find_changes(known.stories, stories)
        choices = {key: choice for key, choice in known.chosen.items() if key not in changed}
        chosen = find_earlier(published, see_also, choices, since)
        archive = Archive(
            config=self.config,
            stories=published,
            terms=self._group_by_term(published, {k: mint_term(m) for k, m in minted.items()}),
            coverage=make_coverage(published, chosen),
            categories=_group_by_category(published, self.config),
            standalone=_group_pages(pages, self.config),
        )
        problems = list(see_also_problems)
        problems += (_clash_problem(clash, files, library) for clash in clashes)
        problems += (problem for item in joined for problem in item.problems)
        return Assembled(
            archive=archive,
            index=ArchiveIndex(stories, chosen),
            problems=tuple(dict.fromkeys(problems)),
            draft_count=sum(item.draft_count for item in joined),
            next_due=min((item.next_due for item in joined), default=inf),
            changes_at=min((item.changes_at for item in joined), default=inf),
        )

    def _keep_story(
        self, key: str, files: StoryFiles, known: ArchiveIndex, library: JoiningLibrary
    ) -> KeptStory:
        kept = known.stories.get(key)
        if kept and kept.digest == files.digest and self.now < kept.joined.changes_at:
            return kept
        articles, problems = complete_story(map(self.load_article, files.paths), self.config)
        if not articles:
            return KeptStory(files.digest, Joined(None, tuple(problems)))
        joined, published = self.joiner.join(articles, files.digest)
        library.remember(key, published)
        return KeptStory(files.digest, joined)

    def _group_by_term(
        self, stories: Sequence[Story], minted: Mapping[TermKey, Term]
    ) -> tuple[tuple[Taxonomy, tuple[TermStories, ...]], ...]:
        listed = {
            TermKey(registry.taxonomy, term.key): term
            for registry in self.registries
            for term in registry.terms
        }
        by_term: dict[TermKey, list[Story]] = defaultdict(list)
        for story in stories:
            for key in story.record.listed:
                by_term[key].append(story)
        keys: dict[str, list[TermKey]] = defaultdict(list)
        for key in sorted(by_term):
            keys[key.taxonomy].append(key)
        return tuple(
            (
                taxonomy,
                tuple(
                    TermStories(listed.get(key) or minted[key], by_term[key])
                    for key in keys[taxonomy.key]
                ),
            )
            for taxonomy in self.config.taxonomies
        )


def _find_changes(
    before: Mapping[str, KeptStory], after: Mapping[str, KeptStory]
) -> tuple[set[str], dict[TermKey, float]]:
    """The stories that came, went, or changed their day or terms; and for each of their terms, the
    time of the oldest change.
    """
    keys: set[str] = set()
    since: dict[TermKey, float] = {}
    for key in before.keys() | after.keys():
        old, new = _record_of(before, key), _record_of(after, key)
        if old is new or (old and new and (old.order, old.terms) == (new.order, new.terms)):
            continue
        keys.add(key)
        for record in (old, new):
            for term in record.terms if record else ():
                since[term] = min(since.get(term, inf), record.order if record else inf)
    return keys, since


def _record_of(stories: Mapping[str, KeptStory], key: str) -> StoryRecord | None:
    kept = stories.get(key)
    return kept.joined.record if kept else None


def _find_see_also(
    stories: Sequence[Story], files: Mapping[str, StoryFiles], broken: frozenset[str]
) -> tuple[dict[str, tuple[str, ...]], list[Problem]]:
    """The stories that each story names under `related`, by name or by folder and name."""
    published = {story.key for story in stories}
    named: dict[str, list[str]] = defaultdict(list)
    for key in {**files, **dict.fromkeys(broken)}:
        named[key].append(key)
        named[key.rpartition("/")[2]].append(key)
    found: dict[str, tuple[str, ...]] = {}
    problems: list[Problem] = []
    for story in stories:
        names = story.record.related
        for number, name in enumerate(names):
            if len(set(named.get(name, ()))) != 1 or named[name][0] == story.key:
                problems.append(_related_problem(story, number, name, named))
        keys = [named[name][0] for name in names if name in named]
        found[story.key] = tuple(dict.fromkeys(key for key in keys if key in published))
    return found, problems


def _related_problem(
    story: Story, number: int, name: str, named: Mapping[str, list[str]]
) -> Problem:
    position = story.articles[0].article.position(f"related.{number}")
    keys = sorted(set(named.get(name, ())))
    if not keys:
        hint = did_you_mean(name, named)
        return Problem(position, "unknown-story", f'no story is called "{name}"', hint)
    if len(keys) == 1:
        return Problem(position, "unknown-story", f'"{name}" is this story', "remove it")
    return Problem(
        position,
        "ambiguous-story",
        f'{len(keys)} stories are called "{name}"',
        "write one of " + ", ".join(f'"{key}"' for key in keys),
    )


def _clash_problem(clash: Clash, files: Mapping[str, StoryFiles], library: Library) -> Problem:
    key = clash.mint.key
    story = Story(clash.later, library)
    file = f"content/terms/{key.taxonomy}.yaml"
    return Problem(
        story.articles[0].article.position(key.taxonomy),
        "term-collision",
        f'"{clash.mint.word}" and "{clash.earlier_mint.word}" would both have the address '
        f'"{key.term}"',
        f"list both in {file} under keys of their own, or as aliases of one; "
        f'"{clash.earlier_mint.word}" stands in {files[clash.earlier.key].paths[0]}',
    )


def _group_by_category(stories: Sequence[Story], config: Config) -> dict[str, Sequence[Story]]:
    groups: dict[str, list[Story]] = {category.key: [] for category in config.categories}
    for story in stories:
        groups[story.record.category].append(story)
    return dict(groups)


def _group_pages(
    pages: Iterable[StandalonePage], config: Config
) -> tuple[tuple[StandalonePage, ...], ...]:
    order = {language.key: number for number, language in enumerate(config.languages)}
    groups: dict[str, list[StandalonePage]] = defaultdict(list)
    for page in sorted(pages, key=lambda item: (item.name, order[item.language])):
        groups[page.name].append(page)
    return tuple(tuple(groups[name]) for name in sorted(groups))
