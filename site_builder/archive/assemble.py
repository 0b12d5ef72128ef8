"""Articles and registries → Archive."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

from site_builder.archive.archive import Archive, Story, TermStories
from site_builder.archive.coverage import find_coverage
from site_builder.archive.inheritance import group_by_story
from site_builder.archive.stories import StoryMaker, Visibility
from site_builder.articles.article import Article, StandalonePage
from site_builder.config import Config, Taxonomy
from site_builder.errors import Problem
from site_builder.registry import Registry, Term
from site_builder.suggest import did_you_mean


def assemble_archive(
    articles: Iterable[Article],
    pages: Iterable[StandalonePage],
    config: Config,
    registries: Sequence[Registry],
    visibility: Visibility,
    *,
    broken: frozenset[str] = frozenset(),
) -> tuple[Archive, tuple[Problem, ...]]:
    """The archive of all that is published, and what is wrong with it.

    `broken` are the keys of stories that have a file which could not be parsed: they are left out,
    but nothing that names them is wrong for that.
    """
    whole = (article for article in articles if article.story not in broken)
    groups, problems = group_by_story(whole, config)
    maker = StoryMaker(config, registries, visibility)
    stories = maker.make_stories(groups)
    see_also, related_problems = _find_see_also(stories, groups, broken)
    # A fact that two languages share is looked at twice.
    problems = list(dict.fromkeys([*problems, *maker.problems, *related_problems]))
    archive = Archive(
        config=config,
        stories=stories,
        terms=_group_by_term(stories, config),
        coverage=find_coverage(stories, see_also),
        standalone=_group_pages(pages, config),
        next_due=maker.next_due,
        draft_count=maker.draft_count,
    )
    return archive, tuple(sorted(problems))


def _find_see_also(
    stories: Sequence[Story], groups: Sequence[tuple[Article, ...]], broken: frozenset[str]
) -> tuple[dict[str, tuple[Story, ...]], list[Problem]]:
    """The stories that each story names under `related`, by name or by folder and name."""
    published = {story.key: story for story in stories}
    named: dict[str, list[str]] = defaultdict(list)
    for key in [*(group[0].story for group in groups), *broken]:
        named[key].append(key)
        named[key.rpartition("/")[2]].append(key)
    found: dict[str, tuple[Story, ...]] = {}
    problems: list[Problem] = []
    for group in groups:
        for article in group:
            names = article.facts.related or ()
            for number, name in enumerate(names):
                if len(set(named.get(name, ()))) != 1 or named[name][0] == article.story:
                    problems.append(_related_problem(article, number, name, named))
        keys = [named[name][0] for name in group[0].facts.related or () if name in named]
        found[group[0].story] = tuple(
            dict.fromkeys(published[key] for key in keys if key in published)
        )
    return found, problems


def _related_problem(
    article: Article, number: int, name: str, named: dict[str, list[str]]
) -> Problem:
    position = article.position(f"related.{number}")
    keys = sorted(set(named.get(name, ())))
    if not keys:
        return Problem(
            position, "unknown-story", f'no story is called "{name}"', did_you_mean(name, named)
        )
    if len(keys) == 1:
        return Problem(position, "unknown-story", f'"{name}" is this story', "remove it")
    return Problem(
        position,
        "ambiguous-story",
        f'{len(keys)} stories are called "{name}"',
        "write one of " + ", ".join(f'"{key}"' for key in keys),
    )


def _group_by_term(
    stories: Sequence[Story], config: Config
) -> tuple[tuple[Taxonomy, tuple[TermStories, ...]], ...]:
    by_taxonomy: dict[str, dict[Term, list[Story]]] = {
        taxonomy.key: defaultdict(list) for taxonomy in config.taxonomies
    }
    for story in stories:
        for taxonomy, term in dict.fromkeys(_terms_of(story)):
            by_taxonomy[taxonomy][term].append(story)
    return tuple(
        (
            taxonomy,
            tuple(
                TermStories(term, tuple(found))
                for term, found in sorted(
                    by_taxonomy[taxonomy.key].items(), key=lambda item: item[0].key
                )
            ),
        )
        for taxonomy in config.taxonomies
    )


def _terms_of(story: Story) -> Iterable[tuple[str, Term]]:
    """Every term that lists the story: those of any of its articles, each may state its own."""
    for article in story.articles:
        facts = article.facts
        for taxonomy, terms in facts.terms:
            yield from ((taxonomy.key, term) for term in terms)
        for attribution in facts.sources:
            if attribution.credit.role != "image":
                yield "sources", attribution.term
        if facts.event is not None:
            yield "events", facts.event


def _group_pages(
    pages: Iterable[StandalonePage], config: Config
) -> tuple[tuple[StandalonePage, ...], ...]:
    order = {language.key: number for number, language in enumerate(config.languages)}
    groups: dict[str, list[StandalonePage]] = defaultdict(list)
    for page in sorted(pages, key=lambda item: (item.name, order[item.language])):
        groups[page.name].append(page)
    return tuple(tuple(groups[name]) for name in sorted(groups))
