"""Into which indexes an archive is divided: by its content alone, within bounds."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import date, timedelta

from hypothesis import assume, given
from hypothesis import strategies as st

from site_builder.archive.archive import Story
from site_builder.pages.group import fingerprint_of
from site_builder.search.periods import Limits, LongPeriod, Period, plan_periods
from tests.support.unread_stories import make_unread_story

LANGUAGES = ("en", "zh")
LIMITS = Limits(most=12, most_of_long=30, most_of_newest=4)
FIRST_DAY = date(2021, 11, 1)


def make_story(day: int, name: str, languages: Sequence[str], text: int) -> Story:
    on = FIRST_DAY + timedelta(days=day)
    return make_unread_story(f"{on:%Y/%m}/{name}", on, languages, f"{name} {text}".encode())


def plan_long(stories: Sequence[Story]) -> tuple[LongPeriod, ...]:
    """The periods of stories that came in any order: an archive has them by date and name."""
    in_order = sorted(stories, key=lambda story: (story.record.order, story.key))
    return plan_periods(in_order, LANGUAGES, LIMITS)


def plan(stories: Sequence[Story]) -> tuple[Period, ...]:
    return tuple(period for long in plan_long(stories) for period in long.periods)


def digests(stories: Sequence[Story]) -> dict[str, bytes]:
    periods = plan(stories)
    return {period.code: fingerprint_of(period.stories, period.language) for period in periods}


story_facts = st.tuples(
    st.one_of(st.integers(0, 1000), st.integers(480, 490)),  # some days have many
    st.sampled_from([("en",), ("zh",), LANGUAGES, LANGUAGES]),
    st.integers(0, 3),
)
archives = st.lists(story_facts, min_size=1, max_size=120).map(
    lambda facts: [
        make_story(day, f"story-{number}", languages, text)
        for number, (day, languages, text) in enumerate(facts)
    ]
)


@given(archives)
def test_every_article_is_in_one_period_of_its_language(stories: list[Story]) -> None:
    periods = plan(stories)
    placed = Counter((period.language, s.key) for period in periods for s in period.stories)
    assert placed == Counter((language, s.key) for s in stories for language in s.record.languages)
    assert len({period.code for period in periods}) == len(periods)
    assert len({long.code for long in plan_long(stories)}) == len(plan_long(stories))


@given(archives)
def test_no_period_is_larger_than_its_limit(stories: list[Story]) -> None:
    for language in LANGUAGES:
        periods = [period for period in plan(stories) if period.language == language]
        assert all(0 < len(period.stories) <= LIMITS.most for period in periods)
        for long in plan_long(stories):
            size = sum(len(period.stories) for period in long.periods)
            assert size <= LIMITS.most_of_long
            assert {period.language for period in long.periods} == {long.language}
        orders = [story.record.order for period in periods for story in period.stories]
        for period in periods[-1:]:
            assert len(period.stories) <= LIMITS.most_of_newest
            assert any(story.record.order == max(orders) for story in period.stories)


@given(archives, st.randoms(use_true_random=False))
def test_periods_are_the_same_whatever_the_order_of_the_stories(
    stories: list[Story], random: object
) -> None:
    shuffled = list(stories)
    random.shuffle(shuffled)  # type: ignore[attr-defined]  # hypothesis gives a random.Random
    assert digests(shuffled) == digests(stories)


@given(archives, archives, st.data())
def test_periods_are_the_same_whatever_was_edited_on_the_way(
    stories: list[Story], others: list[Story], data: st.DataObject
) -> None:
    """Builds with what other builds left: only what has another digest is made anew."""
    known: dict[str, bytes] = {}
    ends = [others, data.draw(st.permutations([*stories, *others]))[: len(stories)], stories]
    for archive in ends:
        planned = digests(archive)
        kept = {code: digest for code, digest in known.items() if planned.get(code) == digest}
        known = planned | kept
    assert known == digests(stories)


@given(archives, story_facts)
def test_an_edited_story_changes_one_period_of_each_of_its_languages(
    stories: list[Story], facts: tuple[int, tuple[str, ...], int]
) -> None:
    day, languages, _ = facts
    before = digests([*stories, make_story(day, "edited", languages, 1)])
    after = digests([*stories, make_story(day, "edited", languages, 2)])
    assert before.keys() == after.keys()
    assert sum(before[code] != after[code] for code in after) == len(languages)


@given(archives, st.integers(0, 3))
def test_a_new_story_changes_the_newest_period_alone_while_that_has_room(
    stories: list[Story], days: int
) -> None:
    newest = max(story.record.order for story in stories)
    added = make_story(int(newest) + days, "zz-added", LANGUAGES, 1)
    before, after = digests(stories), digests([*stories, added])
    assume(before.keys() == after.keys())
    changed = [code for code in after if before[code] != after[code]]
    assert len(changed) == len(LANGUAGES)
    sizes = {period.code: len(period.stories) for period in plan([*stories, added])}
    assert all(sizes[code] <= LIMITS.most_of_newest for code in changed)
