"""What an author may do to a site, each as one function of the site and a choice."""

from __future__ import annotations

import os
import re
import shutil
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import Any, Literal, TypeAlias

import yaml

from site_builder.errors import Problem
from site_builder.store import remove_cache_file
from site_builder.theme import default_theme_dir
from tests.support.pictures import draw, save
from tests.support.sites import SITE_YAML, TERMS_YAML, SiteFolder

DOT = bytes.fromhex(
    "89504e470d0a1a0a0000000d4948445200000001000000010802000000907753de0000000c4944415408d763f8cfc0"
    "000003010100c9fe92ef0000000049454e44ae426082"
)
IMAGES = {
    "first": DOT,
    "second": DOT[:-1] + b"\x83",
    "larger": DOT + b"\0",
    "broken": b"no image",
    "picture": save(draw(330, 60), "PNG"),
    "another picture": save(draw(340, 60, "L"), "PNG"),
    "half a picture": save(draw(330, 60), "PNG")[:150],
}

CONFIGURATIONS: dict[str, Mapping[str, Any]] = {
    "as it was": {},
    "title": {"title": {"en": "Another", "zh": "另一个"}},
    "base_url": {"base_url": "https://other.example"},
    "languages in another order": {
        "languages": {"zh": {"name": "中文", "locale": "zh-Hans"}, "en": {"name": "English"}}
    },
    "one more language": {
        "languages": {"en": {"name": "English"}, "zh": {"name": "中文"}, "fr": {"name": "Français"}}
    },
    "one language less": {"languages": {"en": {"name": "English"}}},
    "no further taxonomy": {"taxonomies": {}},
    "the path of a taxonomy": {
        "taxonomies": {"companies": {"path": "firm", "label": {"en": "Firms", "zh": "公司"}}}
    },
    "weights": {
        "scores": {
            "hot": {"label": {"en": "Hot", "zh": "热度"}, "weight": 3},
            "quality": {"label": {"en": "Quality", "zh": "质量"}, "weight": 1},
        }
    },
    "navigation": {"navigation": ["china"]},
    "page_size": {"page_size": 6},
    "timezone": {"timezone": "America/New_York"},
    "a category's label": {
        "categories": {
            "models": {"label": {"en": "Machines", "zh": "模型"}},
            "china": {"label": {"en": "China", "zh": "中国"}},
        }
    },
    "one more category": {
        "categories": {
            "models": {"label": {"en": "Models", "zh": "模型"}},
            "china": {"label": {"en": "China", "zh": "中国"}},
            "policy": {"label": {"en": "Policy", "zh": "政策"}},
        }
    },
    "one category less": {"categories": {"models": {"label": {"en": "Models", "zh": "模型"}}}},
    "an unknown key": {"titel": "x"},
}

TERMS = {
    "as they were": TERMS_YAML,
    "a label": TERMS_YAML.replace("en: LLM", "en: Large model"),
    "an alias": TERMS_YAML.replace("[large language model]", "[Robots]"),
    "an earlier name": TERMS_YAML.replace("[large-language-models]", "[robots, language-models]"),
    "no earlier name": TERMS_YAML.replace(", was: [large-language-models]", ""),
    "a description": TERMS_YAML.replace("was:", "description: {en: Models of text.}, was:"),
    "one more": TERMS_YAML + "robots: {label: {en: Robots, zh: 机器人}}\n",
    "none": "",
    "near to a word": TERMS_YAML + "robot: {label: {en: Roboter}}\n",
    "a name of two": TERMS_YAML + "robots: {label: {en: DeepSeek}}\n",
}

Layout: TypeAlias = Literal["other", "empty", "dynamic", "broken", "failing", "default"]
LAYOUT_CHANGES: tuple[Layout, ...] = (
    *("other", "other", "empty", "dynamic", "broken", "failing", "default"),
)
LAYOUTS = (
    "base.html",
    "feeds/atom.xml",
    "machine/sitemap.xml",
    "macros/cards.html",
    "pages/article.html",
    "pages/list.html",
    "pages/redirect.html",
    "pages/year.html",
    "partials/coverage.html",
    "partials/footer.html",
)

STRINGS = {
    "en.yaml": ("home: Start\n", "home: Beginning\ncategories: Kinds\n", "- broken\n"),
    "zh.yaml": ("home: 开始\n", "top_title: '{title}之最'\n"),
    "fr.yaml": ("home: Accueil\n",),
}

ASSETS = {
    "css/home.css": ("p { color: red }\n", "p { color: blue }\n", '@import "extra.css";\n'),
    "css/extra.css": ("a { color: red }\n", '@import "missing.css";\n'),
    "root/robots.txt": ("User-agent: *\n",),
    "root/proof": ("of ownership\n",),
    "root/proof/of.txt": ("ownership\n",),
    "images/icon.svg": ("<svg/>\n",),
}


def list_files(site: SiteFolder, folder: str) -> list[Path]:
    """What lies in a folder of the content, in a fixed order."""
    found = (site.site_dir / "content" / folder).rglob("*.*")
    return sorted(file for file in found if not file.is_dir() or file.is_symlink())


def change_fact(file: Path, key: str, value: str | None) -> None:
    """State a fact in an article's front matter, or state it no more."""
    lines = file.read_text(encoding="utf-8").split("\n")
    kept = [line for line in lines if not line.startswith(f"{key}: ")]
    stated = [] if value is None else [f"{key}: {value}"]
    write_as(file, "\n".join([*kept[:1], *stated, *kept[1:]]).encode(), "write")


def change_body(file: Path, body: str, how: str) -> None:
    """Put another body below an article's front matter."""
    head = file.read_text(encoding="utf-8").rpartition("\n---\n")[0]
    write_as(file, f"{head}\n---\n{body}\n".encode(), how)


HOW_EDITORS_WRITE = ("write", "replace", "delete first", "keep a copy", "same times")


def write_as(file: Path, content: bytes, how: str) -> None:
    """Write a file in one of the ways that editors and checkouts have."""
    before = file.stat()
    if how == "keep a copy":
        shutil.copy2(file, f"{file}~")
    if how == "delete first":
        file.unlink()
    if how == "replace":
        temporary_file = file.with_name(f".{file.name}.new")
        temporary_file.write_bytes(content)
        temporary_file.replace(file)
    else:
        file.write_bytes(content)
    if how == "same times":
        os.utime(file, ns=(before.st_atime_ns, before.st_mtime_ns))


def swap_letters(file: Path) -> None:
    """Other text in as many bytes, with the times of before."""
    content = file.read_bytes()
    changed = re.sub(rb"(title: \"\w)(\w)(\w)", rb"\1\3\2", content, count=1)
    write_as(file, changed, "same times")


def exchange(one: Path, other: Path, how: str) -> None:
    """Let two files change places, or only what they hold."""
    if one == other:
        return
    if how == "rename":
        aside = one.with_name(".aside")
        one.rename(aside)
        other.rename(one)
        aside.rename(other)
    else:
        contents = one.read_bytes(), other.read_bytes()
        write_as(one, contents[1], "same times")
        write_as(other, contents[0], "same times")


def put_in_place(file: Path, what: str) -> None:
    """Let something else than a file of its own stand where a file was."""
    content = file.read_bytes()
    file.unlink()
    if what == "link":
        hidden_file = file.with_name(f".{file.name}")
        hidden_file.write_bytes(content)
        file.symlink_to(hidden_file.name)
    elif what == "hard link":
        hidden_file = file.with_name(f".{file.name}")
        hidden_file.write_bytes(content)
        remove_cache_file(file)
        file.hardlink_to(hidden_file)
    elif what == "folder":
        file.mkdir()
    else:
        file.with_suffix(".txt").write_bytes(content)


def configure(site: SiteFolder, changes: Mapping[str, Any]) -> None:
    """Change some keys of site.yaml as it was."""
    config = yaml.safe_load(SITE_YAML) | changes
    site.write("content/site.yaml", yaml.safe_dump(config, allow_unicode=True, sort_keys=False))


def change_layout(site: SiteFolder, name: str, how: Layout) -> None:
    """Override a layout of the default theme, or take its override away."""
    text = (default_theme_dir() / "layouts" / name).read_text(encoding="utf-8")
    endings: dict[Layout, str] = {
        "other": "<!-- other -->\n",
        "dynamic": '{% set name = "partials/footer.html" %}{% include name ignore missing %}\n',
        "broken": "{% if %}\n",
        "failing": "{{ page.nothing.at_all }}\n",
    }
    if how == "default":
        (site.site_dir / "layouts" / name).unlink(missing_ok=True)
    elif how == "empty":
        site.write(f"layouts/{name}", "{{ page | string | length }}\n")
    elif how == "other" and "macros" in name:
        site.write(f"layouts/{name}", text.replace('class="', 'data-other class="'))
    else:
        site.write(f"layouts/{name}", text + endings[how])


def change_static(site: SiteFolder, path: str, text: str | None) -> None:
    """Write a file of static/, where need be in place of a folder or of a file above it."""
    file = site.site_dir / "static" / path
    for other in (file, file.parent):
        if other.exists() and other.is_dir() == (other is file):
            remove_cache_file(other)
    if text is None:
        file.unlink(missing_ok=True)
    else:
        site.write(f"static/{path}", text)


def damage(file: Path, how: str, at: float) -> None:
    """Let something happen to a file of the cache, `at` some part of its length."""
    if how == "flip" and file.is_file() and file.stat().st_size:
        content = bytearray(file.read_bytes())
        content[int(at * (len(content) - 1))] ^= 1 << int(at * 1000) % 8
        file.write_bytes(content)
    elif how == "cut" and file.is_file():
        file.write_bytes(file.read_bytes()[: int(at * file.stat().st_size)])
    else:
        remove_cache_file(file)
        if how == "folder":
            file.mkdir(parents=True)
        elif how == "junk":
            file.parent.mkdir(exist_ok=True)
            file.write_bytes(b"junk" * 1000)


def repair(site: SiteFolder, problems: Iterable[Problem]) -> None:
    """Take away every file of the site that has a problem."""
    for path in dict.fromkeys(problem.position.path for problem in problems):
        restore: dict[str, Callable[[], object]] = {
            "content/site.yaml": lambda: configure(site, {}),
            "content/terms/tags.yaml": lambda: site.write("content/terms/tags.yaml", TERMS_YAML),
        }
        if path in restore:
            restore[path]()
        elif path.startswith(("content/articles/", "content/pages/", "layouts/", "static/")):
            remove_cache_file(site.site_dir / path)
