"""The made-up stories, as values: the same for the same number in an archive of the same size."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta, timezone
from random import Random

from benchmarks.prose import Writer
from benchmarks.words import Vocabulary, english, make_names

LANGUAGES = ("en", "zh")
CATEGORIES = {
    "models": ("Models", "模型"),
    "research": ("Research", "研究"),
    "products": ("Products", "产品"),
    "business": ("Business", "商业"),
    "policy": ("Policy", "政策"),
    "china": ("China", "中国"),
    "chips": ("Chips", "芯片"),
    "robots": ("Robots", "机器人"),
    "safety": ("Safety", "安全"),
    "society": ("Society", "社会"),
}
SCORES = {"hot": ("Hot", "热度"), "quality": ("Quality", "质量"), "impact": ("Impact", "影响力")}

_NEWEST = datetime(2025, 12, 20, 8, tzinfo=timezone(timedelta(hours=8)))
_SPAN = timedelta(days=6 * 365)


@dataclass(frozen=True, slots=True)
class Term:
    """A tag, company, source or event, by its key, with its label in each language."""

    key: str
    labels: tuple[str, str]


@dataclass(frozen=True, slots=True)
class Source:
    term: Term
    url: str
    published: date
    role: str


@dataclass(frozen=True, slots=True)
class Reference:
    """Enough of a story to name it: `folder` is its year and month, as `2025/12`."""

    name: str
    folder: str


@dataclass(frozen=True, slots=True)
class Article:
    title: str
    summary: str
    tldr: tuple[str, ...]
    key_data: tuple[tuple[str, str, str], ...]
    insights: tuple[str, ...]
    faq: tuple[tuple[str, str], ...]
    body: str


@dataclass(frozen=True, slots=True)
class Story:
    reference: Reference
    date: datetime
    category: str
    tags: tuple[Term, ...]
    companies: tuple[Term, ...]
    scores: dict[str, int]
    sources: tuple[Source, ...]
    event: Term | None
    related: tuple[Reference, ...]
    articles: dict[str, Article]


class Newsroom:
    """Writes the stories 0 (the oldest) to `size` - 1, and newer ones that are added later."""

    def __init__(self, size: int) -> None:
        self.size = size
        self.tags = _make_terms("tags", max(40, min(2000, size // 10)))
        self.companies = _make_terms("companies", 60)
        self.sources = _make_terms("sources", 40)
        self.events = _make_terms("events", max(1, size // 25))
        self._names = {
            language: Vocabulary((term.labels[position] for term in self.companies), 1.5)
            for position, language in enumerate(LANGUAGES)
        }

    def story(self, number: int) -> Story:
        random = Random(f"story {number}")
        moment = self._date(number)
        return Story(
            reference=self._reference(number),
            date=moment,
            category=random.choice(tuple(CATEGORIES)),
            tags=_some(random, self.tags, random.randint(3, 6)),
            companies=_some(random, self.companies, random.randint(1, 3)),
            scores={score: random.randint(20, 95) for score in SCORES},
            sources=self._cite(random, moment.date()),
            event=self._event(random, number),
            related=self._related(random, number),
            articles={
                language: self._article(language, number) for language in _choose_languages(random)
            },
        )

    def _article(self, language: str, number: int) -> Article:
        random = Random(f"article {number} {language}")
        writer = Writer(random, language, self._names[language])
        return Article(
            title=writer.title(),
            summary=writer.plain(2),
            tldr=writer.items(3, 4),
            key_data=tuple(
                (writer.name(), writer.phrase(3, 6), f"US${random.randint(1, 900)} million")
                for _ in range(random.randint(2, 4))
            ),
            insights=writer.items(2, 3),
            faq=tuple((writer.question(), writer.marked(2)) for _ in range(random.randint(2, 3))),
            body=writer.body(),
        )

    def _date(self, number: int) -> datetime:
        """Evenly over six years; a story added later is an hour newer than the one before."""
        if number >= self.size:
            return _NEWEST + timedelta(hours=number - self.size + 1)
        age = _SPAN * ((self.size - 1 - number) / self.size)
        return (_NEWEST - age).replace(microsecond=0)

    def _reference(self, number: int) -> Reference:
        words = english().draw(Random(f"name {number}"), 4)
        return Reference("-".join((*words, str(number))), f"{self._date(number):%Y/%m}")

    def _cite(self, random: Random, day: date) -> tuple[Source, ...]:
        terms = _some(random, self.sources, random.choices((1, 2), (7, 3))[0])
        return tuple(
            Source(
                term,
                f"https://example.com/{term.key}/{random.randrange(100_000_000)}",
                day - timedelta(days=random.randint(0, 2)),
                role,
            )
            for term, role in zip(terms, ("original", "via"), strict=False)
        )

    def _event(self, random: Random, number: int) -> Term | None:
        """One story in seven is of an event, together with others of the same weeks."""
        if random.random() >= 1 / 7:
            return None
        return self.events[min(number // 25, len(self.events) - 1)]

    def _related(self, random: Random, number: int) -> tuple[Reference, ...]:
        if number == 0 or random.random() >= 0.2:
            return ()
        return (self._reference(random.randrange(max(0, number - 200), number)),)


def retitle(story: Story, revision: int) -> Story:
    """The story with another title in every language."""
    articles = {
        language: replace(article, title=f"{article.title} {revision}")
        for language, article in story.articles.items()
    }
    return replace(story, articles=articles)


def _choose_languages(random: Random) -> tuple[str, ...]:
    """Both for 95 stories in 100; the others are in one language, more often in Chinese."""
    (languages,) = random.choices((LANGUAGES, ("en",), ("zh",)), (95, 2, 3))
    return languages


def _make_terms(seed: str, count: int) -> tuple[Term, ...]:
    return tuple(
        Term(labels[0].lower().replace(" ", "-"), labels) for labels in make_names(seed, count)
    )


def _some(random: Random, terms: Sequence[Term], count: int) -> tuple[Term, ...]:
    """Up to `count` different terms, the first ones far more often than the last ones."""
    places = (int(len(terms) * random.random() ** 3) for _ in range(count))
    return tuple(dict.fromkeys(terms[place] for place in places))
