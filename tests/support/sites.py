"""Small sites on disk, for tests that build them."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from site_builder.archive.archive import Archive
from site_builder.build import BuildOptions, BuildResult, build_site
from site_builder.build.comparing import compare_plans
from site_builder.build.inputs import survey_inputs
from site_builder.build.preparing import prepare_site
from site_builder.build.state import NO_STATE
from site_builder.errors import ContentError, Problem
from site_builder.pages.page import Copy, Page
from site_builder.progress import SilentProgress
from site_builder.store import open_shelf

SITE_YAML = """\
title: {en: Test Archive, zh: 测试档案}
description: {en: An archive for tests., zh: 测试用的档案。}
base_url: https://archive.example
timezone: Asia/Shanghai
languages:
  en: {name: English}
  zh: {name: 中文, locale: zh-Hans}
categories:
  models: {label: {en: Models, zh: 模型}, description: {en: About models., zh: 关于模型。}}
  china: {label: {en: China, zh: 中国}, description: {en: About China., zh: 关于中国。}}
taxonomies:
  companies: {path: company, label: {en: Companies, zh: 公司}}
scores:
  hot: {label: {en: Hot, zh: 热度}, weight: 1}
  quality: {label: {en: Quality, zh: 质量}, weight: 2}
page_size: 5
"""

TERMS_YAML = """\
deepseek: {label: {en: DeepSeek, zh: 深度求索}, aliases: [DeepSeek AI]}
llm: {label: {en: LLM, zh: 大模型}, aliases: [large language model], was: [large-language-models]}
"""


@dataclass(frozen=True, slots=True)
class Plan:
    """A site before it is rendered: everything that will exist, and what to warn of."""

    archive: Archive
    draft_count: int
    next_due: float  # in seconds since 1970, or infinity
    pages: tuple[Page, ...]
    copies: tuple[Copy, ...]
    warnings: tuple[Problem, ...]


def plan_site(options: BuildOptions) -> Plan:
    """Read, parse and plan everything. Raises SiteError with the problems of all files."""
    with open_shelf(None) as shelf:
        prepared = prepare_site(options, survey_inputs(options), SilentProgress(), shelf)
        comparison = compare_plans(prepared, NO_STATE)
        comparison.refuse_errors()
        if collisions := comparison.find_collisions():
            raise ContentError(collisions)
        planned = list(prepared.pages())
        return Plan(
            archive=prepared.archive,
            draft_count=prepared.assembled.draft_count,
            next_due=prepared.assembled.next_due,
            pages=tuple(page for page in planned if isinstance(page, Page)),
            copies=tuple(page for page in planned if isinstance(page, Copy)),
            warnings=tuple(sorted(prepared.problems)),
        )


@dataclass(frozen=True, slots=True)
class SiteFolder:
    """A site's folder, with short ways to write what tests need."""

    site_dir: Path

    @classmethod
    def create(cls, site_dir: Path) -> SiteFolder:
        """A site with configuration and terms, and no article."""
        site = cls(site_dir)
        site.write("content/site.yaml", SITE_YAML)
        site.write("content/terms/tags.yaml", TERMS_YAML)
        return site

    def write(self, path: str, text: str) -> Path:
        file = self.site_dir / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
        return file

    def remove(self, path: str) -> None:
        (self.site_dir / path).unlink()

    def article(
        self, name: str, body: str = "A body.", /, folder: str = "2026", **front: object
    ) -> Path:
        """Write `content/articles/<folder>/<name>.md`; `name` ends in the language.

        An article without Chinese in its name gets what is required.
        """
        defaults: dict[str, object] = {"title": f"Title of {name}", "summary": f"About {name}."}
        if not name.endswith(".zh") or "date" in front or "category" in front:
            defaults |= {"date": "2026-03-01", "category": "models"}
        fields = {**defaults, **front}
        lines = [f"{key}: {_flow(value)}" for key, value in fields.items() if value is not None]
        text = "---\n" + "\n".join(lines) + f"\n---\n{body}\n"
        return self.write(f"content/articles/{folder}/{name}.md", text)

    def plan(self, *, drafts: bool = False, future: bool = False) -> Plan:
        return plan_site(BuildOptions(self.site_dir, drafts, future))

    def pages(self) -> Mapping[str, Page]:
        """The planned pages by href."""
        return {page.route.href: page for page in self.plan().pages}

    def build(self, *, drafts: bool = False, future: bool = False, workers: int = 1) -> BuildResult:
        return build_site(BuildOptions(self.site_dir, drafts, future, workers), SilentProgress())

    def read(self, output_path: str) -> str:
        return (self.site_dir / "public" / output_path).read_text(encoding="utf-8")

    def output(self) -> dict[str, bytes]:
        """Everything in public/ by path."""
        public_dir = self.site_dir / "public"
        return {
            file.relative_to(public_dir).as_posix(): file.read_bytes()
            for file in sorted(public_dir.rglob("*"))
            if file.is_file()
        }


def _flow(value: object) -> str:
    """A value in YAML's flow style, of which JSON is a part; what begins as a date is plain."""
    if isinstance(value, str) and value[:1].isdigit():
        return value
    return json.dumps(value, ensure_ascii=False)
