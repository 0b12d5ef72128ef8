"""The response headers that a host gives by static/root/_headers."""

from __future__ import annotations

import pytest

from site_builder.theme import default_theme_dir
from tests.support.server import parse_headers

RULES = parse_headers(
    (default_theme_dir() / "static" / "root" / "_headers").read_text(encoding="utf-8")
)

PATHS = [
    "/",
    "/en/2026/06/story/",
    "/assets/css/site.0123456789.css",
    "/en/feed.xml",
    "/zh/category/china/feed.json",
    "/en/event/apple-china-ai/feed.xml",
    "/service-worker.js",
    "/sitemap.xml",
    "/search-index/shards.json",
    "/search-index/zh-1/columns.0123/facet-category.json",
    "/search-index/zh-1/index.0123/17.words",
    "/search-index/zh-1/records/17-0123.json",
    "/search-index/zh-1/table.0123.json",
]
FOR_EVER = "public, max-age=31536000, immutable"


EMAIL = "/en/digest/2026-w25/email.html"


def headers_of(path: str) -> list[tuple[str, str]]:
    return [header for rule in RULES if rule.pattern.fullmatch(path) for header in rule.headers]


@pytest.mark.parametrize("path", PATHS)
def test_no_path_gets_a_header_twice(path: str) -> None:
    names = [name.lower() for name, _ in headers_of(path)]
    assert len(names) == len(set(names))


@pytest.mark.parametrize("path", PATHS)
def test_every_path_has_the_policies(path: str) -> None:
    headers = dict(headers_of(path))
    policy = dict(part.split(" ", 1) for part in headers["Content-Security-Policy"].split("; "))
    assert policy.pop("script-src") == "'self'"
    assert set(policy.values()) == {"'self'", "'none'"}
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert "max-age=" in headers["Strict-Transport-Security"]
    assert {"Referrer-Policy", "Permissions-Policy", "Cross-Origin-Opener-Policy"} <= set(headers)


@pytest.mark.parametrize("path", PATHS)
def test_only_what_never_changes_under_its_name_is_kept_for_ever(path: str) -> None:
    is_fingerprinted = "0123" in path
    assert (dict(headers_of(path)).get("Cache-Control") == FOR_EVER) == is_fingerprinted


def test_a_new_service_worker_is_known_at_once() -> None:
    assert dict(headers_of("/service-worker.js"))["Cache-Control"] == "no-cache"


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("/en/feed.xml", "application/atom+xml; charset=utf-8"),
        ("/en/tag/openai/feed.xml", "application/atom+xml; charset=utf-8"),
        ("/en/feed.json", "application/feed+json; charset=utf-8"),
        ("/zh/category/china/feed.json", "application/feed+json; charset=utf-8"),
    ],
)
def test_a_feed_says_its_kind_and_may_be_read_from_other_sites(path: str, kind: str) -> None:
    headers = dict(headers_of(path))
    assert headers["Content-Type"] == kind
    assert headers["Access-Control-Allow-Origin"] == "*"


def test_no_other_site_reads_anything_but_feeds() -> None:
    open_paths = [path for path in PATHS if "Access-Control-Allow-Origin" in dict(headers_of(path))]
    assert open_paths == [path for path in PATHS if "/feed." in path]


def test_only_an_email_may_keep_styles_in_its_elements_and_nothing_else() -> None:
    policies = [value for name, value in headers_of(EMAIL) if name == "Content-Security-Policy"]
    assert policies[0] == dict(headers_of("/"))["Content-Security-Policy"]
    policy = dict(part.split(" ", 1) for part in policies[-1].split("; "))
    assert policy.pop("style-src") == "'unsafe-inline'"
    assert set(policy.values()) == {"'none'"}
    relaxed = [path for path in PATHS if "unsafe-inline" in str(headers_of(path))]
    assert relaxed == []


@pytest.mark.parametrize("path", ["/en/digest/", "/en/digest/2026-w25/", "/en/email.html"])
def test_a_digest_has_the_policy_of_every_page(path: str) -> None:
    assert headers_of(path) == headers_of("/")
