"""The stories as files: in our content format, and in Hugo's."""

from __future__ import annotations

import shutil
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from pathlib import Path
from typing import Any, Protocol

import yaml

from benchmarks.stories import CATEGORIES, LANGUAGES, SCORES, Newsroom, Story, Term

_HUGO_SITE = Path(__file__).with_name("hugo")
_STATIC_DIR = Path(__file__).resolve().parents[1] / "static"
_SECTION = "---\ntitle: '{title}'\n---\n"


class Format(Protocol):
    """Writes a site and its stories into a folder."""

    def write_site(self, site_dir: Path, newsroom: Newsroom) -> None: ...

    def write_story(self, site_dir: Path, story: Story) -> None: ...


class OurFormat:
    """What site-builder reads: docs/content-format.md."""

    def write_site(self, site_dir: Path, newsroom: Newsroom) -> None:
        content_dir = site_dir / "content"
        _write(content_dir / "site.yaml", _dump(_OUR_SETTINGS))
        registries = {
            "tags": newsroom.tags,
            "companies": newsroom.companies,
            "sources": newsroom.sources,
            "events": newsroom.events,
        }
        for taxonomy, terms in registries.items():
            registry = {term.key: {"label": _both(term.labels)} for term in terms}
            _write(content_dir / "terms" / f"{taxonomy}.yaml", _dump(registry))

    def write_story(self, site_dir: Path, story: Story) -> None:
        folder = site_dir / "content" / "articles" / story.reference.folder
        shared = {
            "category": story.category,
            "tags": _english_labels(story.tags),
            "companies": _english_labels(story.companies),
            "scores": story.scores,
            "sources": [
                {
                    "name": source.term.labels[0],
                    "url": source.url,
                    "published": source.published,
                    "role": source.role,
                }
                for source in story.sources
            ],
        }
        if story.event:
            shared["event"] = story.event.key
        if story.related:
            shared["related"] = [reference.name for reference in story.related]
        for number, language in enumerate(story.articles):
            # The second language inherits what is common to both.
            facts = shared if number == 0 else {}
            _write_article(folder, story, language, facts)


class HugoFormat:
    """The same for the Hugo site of this folder, whose layouts say how the fields are used."""

    def write_site(self, site_dir: Path, newsroom: Newsroom) -> None:
        shutil.copytree(_HUGO_SITE, site_dir, dirs_exist_ok=True)
        for name in ("css", "js"):
            shutil.copytree(_STATIC_DIR / name, site_dir / "static" / name, dirs_exist_ok=True)
        categories = [Term(key, labels) for key, labels in CATEGORIES.items()]
        feeds = ["html", "atom", "jsonfeed"]
        _write_hugo_terms(site_dir / "content" / "categories", categories, [*feeds, "top"])
        _write_hugo_terms(site_dir / "content" / "tags", newsroom.tags, feeds)
        _write_hugo_terms(site_dir / "content" / "events", newsroom.events, feeds)
        _write_hugo_terms(site_dir / "content" / "companies", newsroom.companies, ["html"])
        _write_hugo_terms(site_dir / "content" / "sources", newsroom.sources, ["html"])

    def write_story(self, site_dir: Path, story: Story) -> None:
        articles_dir = site_dir / "content" / "articles"
        year = story.reference.folder.partition("/")[0]
        for title in (year, story.reference.folder):
            self._write_section(articles_dir / title, title.replace("/", "-"))
        digests = _name_digests(story.date)
        _write_hugo_terms(site_dir / "content" / "digests", digests, ["html", "email"])
        facts = {
            "category": story.category,  # what Hugo can group by has one value
            "cluster": story.event.key if story.event else "",
            "quarter": f"{story.date.year} Q{(story.date.month + 2) // 3}",
            "digests": [digest.key for digest in digests],
            "categories": [story.category],
            "tags": [term.key for term in story.tags],
            "companies": [term.key for term in story.companies],
            "sources": [source.term.key for source in story.sources],
            "events": [story.event.key] if story.event else [],
            "scores": story.scores,
            "overall": round(sum(story.scores.values()) / len(story.scores)),
            "citations": [
                {
                    "source": source.term.key,
                    "url": source.url,
                    "published": source.published,
                    "role": source.role,
                }
                for source in story.sources
            ],
            "see_also": [f"/articles/{item.folder}/{item.name}" for item in story.related],
        }
        for language in story.articles:
            _write_article(articles_dir / story.reference.folder, story, language, facts)

    def _write_section(self, section_dir: Path, title: str) -> None:
        """Hugo makes the page of a year or month where the folder has a file for it."""
        for language in LANGUAGES:
            section_file = section_dir / f"_index.{language}.md"
            if not section_file.exists():
                _write(section_file, _SECTION.format(title=title))


def write_archive(form: Format, site_dir: Path, newsroom: Newsroom) -> None:
    """The whole archive, into a folder that need not exist."""
    form.write_site(site_dir, newsroom)
    for number in range(newsroom.size):
        form.write_story(site_dir, newsroom.story(number))


def _write_article(folder: Path, story: Story, language: str, facts: Mapping[str, object]) -> None:
    article = story.articles[language]
    sections = {
        "title": article.title,
        "summary": article.summary,
        **facts,
        "tldr": list(article.tldr),
        "key_data": [
            {"entity": entity, "info": info, "data": data}
            for entity, info, data in article.key_data
        ],
        "insights": list(article.insights),
        "faq": [{"question": question, "answer": answer} for question, answer in article.faq],
    }
    front_matter = f"date: {story.date.isoformat()}\n{_dump(sections)}"
    path = folder / f"{story.reference.name}.{language}.md"
    _write(path, f"---\n{front_matter}---\n\n{article.body}")


def _write_hugo_terms(folder: Path, terms: Sequence[Term], outputs: Sequence[str]) -> None:
    for term in terms:
        for language, label in zip(LANGUAGES, term.labels, strict=True):
            front_matter = _dump({"title": label, "outputs": list(outputs)})
            _write(folder / term.key / f"_index.{language}.md", f"---\n{front_matter}---\n")


def _name_digests(day: datetime) -> tuple[Term, Term]:
    """Those of the week (of ISO 8601) and the month that a story is of."""
    year, week, _ = day.isocalendar()
    month = Term(f"{day:%Y-%m}", (f"{day:%B %Y}", f"{day.year}年{day.month}月"))
    return Term(f"{year}-w{week:02}", (f"Week {week}, {year}", f"{year}年第{week}周")), month


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def _dump(data: object) -> str:
    text: Any = yaml.dump(
        data, Dumper=yaml.CSafeDumper, allow_unicode=True, sort_keys=False, width=1000
    )
    assert isinstance(text, str)
    return text


def _english_labels(terms: Iterable[Term]) -> list[str]:
    return [term.labels[0] for term in terms]


def _both(labels: tuple[str, str]) -> dict[str, str]:
    return dict(zip(LANGUAGES, labels, strict=True))


_OUR_SETTINGS = {
    "title": {"en": "AI News Archive", "zh": "人工智能新闻档案"},
    "description": {"en": "Made-up news in two languages.", "zh": "双语的虚构新闻。"},
    "base_url": "https://news.example.org",
    "timezone": "Asia/Shanghai",
    "languages": {"en": {"name": "English"}, "zh": {"name": "中文", "locale": "zh-Hans"}},
    "categories": {key: {"label": _both(labels)} for key, labels in CATEGORIES.items()},
    "taxonomies": {"companies": {"path": "company", "label": {"en": "Companies", "zh": "公司"}}},
    "scores": {key: {"label": _both(labels), "weight": 1} for key, labels in SCORES.items()},
    "navigation": list(CATEGORIES)[:6],
    "page_size": 20,
}
