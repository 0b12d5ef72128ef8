"""A small built site with nothing wrong, for tests to put a defect into."""

from __future__ import annotations

from pathlib import Path

BASE_URL = "https://news.example"


def small_site() -> dict[str, str]:
    """The files by output path."""
    return {
        "index.html": page(
            "en", "", '<a href="/en/">English</a> <a href="/zh/">中文</a>', homes=True
        ),
        "404.html": NOT_FOUND,
        "en/index.html": page("en", "en/", '<a href="2026/story/">Story</a>', homes=True),
        "zh/index.html": page("zh-Hans", "zh/", '<a href="2026/story/#top">报道</a>', homes=True),
        "en/2026/story/index.html": page("en", "en/2026/story/", STORY),
        "zh/2026/story/index.html": page("zh-Hans", "zh/2026/story/", STORY),
        "en/old/index.html": REDIRECT,
        "en/digest/2026-w25/email.html": EMAIL,
        "en/feed.xml": ATOM,
        "en/feed.json": JSON_FEED,
        "sitemap.xml": SITEMAP_INDEX,
        "sitemap/2026-06.xml": SITEMAP,
        "robots.txt": f"User-agent: *\nAllow: /\n\nSitemap: {BASE_URL}/sitemap.xml\n",
        "llms.txt": f"# News\n\n- [Home]({BASE_URL}/en/)\n",
        "_redirects": "# Old addresses\n/en/old/ /en/2026/story/ 301!\n",
        "assets/css/site.css": '/* url("gone.png") */\n@font-face { src: url("../news.woff2") }\n',
        "assets/js/site.js": 'import { open } from "./menu.js";\nopen();\n',
        "assets/js/menu.js": "export function open() {}\n",
        "assets/news.woff2": "a font",
        "assets/news.svg": '<svg xmlns="http://www.w3.org/2000/svg"/>',
    }


def write_files(files: dict[str, str], folder: Path) -> None:
    for path, text in files.items():
        file = folder / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8", errors="surrogateescape")


def page(locale: str, place: str, content: str, *, homes: bool = False) -> str:
    """The page at `place`, with the alternates of a home or of the story."""
    rest = "" if homes else "2026/story/"
    default = "" if homes else "en/2026/story/"
    return f"""\
<!doctype html>
<html lang="{locale}">
<head>
<title>News</title>
<link rel="canonical" href="{BASE_URL}/{place}">
<link rel="alternate" hreflang="en" href="{BASE_URL}/en/{rest}">
<link rel="alternate" hreflang="zh-Hans" href="{BASE_URL}/zh/{rest}">
<link rel="alternate" hreflang="x-default" href="{BASE_URL}/{default}">
<link rel="alternate" type="application/atom+xml" href="/en/feed.xml">
<link rel="stylesheet" href="/assets/css/site.css">
<meta property="og:url" content="{BASE_URL}/{place}">
<script type="module" src="/assets/js/site.js"></script>
<script type="application/ld+json">{{"@context":"https://schema.org","@graph":[{{"@type":"WebPage"}}]}}</script>
</head>
<body>
<h1 id="title">News</h1>
{content}
</body>
</html>
"""


STORY = """\
<p><a href="#analysis">Analysis</a> by <a href="mailto:desk@news.example">the desk</a></p>
<p><img src="/assets/news.svg" srcset="/assets/news.svg 2x" alt="News"></p>
<h2 id="analysis">Analysis</h2>
<p>See <a href="https://elsewhere.example/">elsewhere</a>.</p>"""

REDIRECT = f"""\
<!doctype html>
<html lang="en">
<meta name="robots" content="noindex">
<meta http-equiv="refresh" content="0; url=/en/2026/story/">
<link rel="canonical" href="{BASE_URL}/en/2026/story/">
<p><a href="/en/2026/story/">Moved</a></p>
</html>
"""

EMAIL = f"""\
<!doctype html>
<html lang="en">
<meta name="robots" content="noindex">
<style>:root {{ color-scheme: light dark }}</style>
<h1 style="color: black">The week</h1>
<p><a href="{BASE_URL}/en/2026/story/">Story</a></p>
</html>
"""

NOT_FOUND = """\
<!doctype html>
<html lang="en">
<meta name="robots" content="noindex">
<h1>Nothing is here</h1>
<p><a href="/en/">Home</a></p>
</html>
"""

ATOM = f"""\
<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom">
<id>{BASE_URL}/en/feed.xml</id>
<title>News</title>
<link rel="self" href="{BASE_URL}/en/feed.xml"/>
<updated>2026-06-18T09:30:00+08:00</updated>
<author><name>News</name></author>
<entry>
<id>{BASE_URL}/en/2026/story/</id>
<title>Story</title>
<updated>2026-06-18T09:30:00+08:00</updated>
<link rel="alternate" href="{BASE_URL}/en/2026/story/"/>
</entry>
</feed>
"""

JSON_FEED = f"""\
{{
"version": "https://jsonfeed.org/version/1.1",
"title": "News",
"home_page_url": "{BASE_URL}/en/",
"feed_url": "{BASE_URL}/en/feed.json",
"items": [{{
"id": "{BASE_URL}/en/2026/story/",
"url": "{BASE_URL}/en/2026/story/",
"content_html": "<p>Story</p>",
"date_published": "2026-06-18T09:30:00+08:00"
}}]
}}
"""

SITEMAP_INDEX = f"""\
<?xml version="1.0" encoding="utf-8"?>
<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
<sitemap><loc>{BASE_URL}/sitemap/2026-06.xml</loc></sitemap>
</sitemapindex>
"""

SITEMAP = f"""\
<?xml version="1.0" encoding="utf-8"?>
<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:xhtml="http://www.w3.org/1999/xhtml">
<url>
<loc>{BASE_URL}/en/2026/story/</loc>
<lastmod>2026-06-18</lastmod>
<xhtml:link rel="alternate" hreflang="en" href="{BASE_URL}/en/2026/story/"/>
<xhtml:link rel="alternate" hreflang="zh-Hans" href="{BASE_URL}/zh/2026/story/"/>
<xhtml:link rel="alternate" hreflang="x-default" href="{BASE_URL}/en/2026/story/"/>
</url>
</urlset>
"""
