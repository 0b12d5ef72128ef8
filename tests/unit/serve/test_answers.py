from __future__ import annotations

import json
import os
from http import HTTPStatus
from pathlib import Path

import pytest

from site_builder.errors import Position, Problem
from site_builder.serve.answers import Response, answer, answer_status
from site_builder.serve.requests import Request, parse_request
from site_builder.serve.snapshots import PREVIEW, Site, format_problems
from tests.unit.serve.preview import FILES, request_for, snapshot_of, write_preview

CANARY = b"canary"

TRAVERSALS = [
    "/../canary.txt",
    "/en/../../canary.txt",
    "/%2e%2e/canary.txt",
    "/..%2fcanary.txt",
    "/..%5ccanary.txt",
    "/%252e%252e/canary.txt",
    "/....//canary.txt",
    "/.//canary.txt",
    "//canary.txt",
    "//etc/passwd",
    "//en",
    "/etc/passwd",
    "/%00",
    "/en/feed.xml%00.html",
    "/en/feed.xml::$DATA",
    "/EN/FEED~1.XML",
    "/site-evil/canary.txt",
    "/.manifest.sha256",
    "/.git/config",
    "/en/index.html/",
    "/assets/",
    "/assets",
    "/link.txt",
    "/folder/canary.txt",
    "/_headers",
    "/_redirects",
]


@pytest.fixture
def site(tmp_path: Path) -> Site:
    site = write_preview(tmp_path)
    (tmp_path / "canary.txt").write_bytes(CANARY)
    output_dir = tmp_path / PREVIEW.output_path
    (output_dir / "link.txt").symlink_to(tmp_path / "canary.txt")
    (output_dir / "folder").symlink_to(tmp_path)
    evil_dir = output_dir.with_name("site-evil")
    evil_dir.mkdir()
    (evil_dir / "canary.txt").write_bytes(CANARY)
    return site


def get(site: Site | None, path: str, problems: bytes = b"[]") -> Response:
    response = answer(request_for(path), snapshot_of(site, problems=problems))
    assert response is not None
    return response


def header(response: Response, name: str) -> list[str]:
    return [value for key, value in response.headers if key.lower() == name.lower()]


@pytest.mark.parametrize(
    ("path", "output_path"),
    [
        ("/", "index.html"),
        ("/en/", "en/index.html"),
        ("/en/index.html", "en/index.html"),
        ("/zh/新闻/", "zh/新闻/index.html"),
        ("/en/feed.xml", "en/feed.xml"),
        ("/assets/css/site.0123456789.css", "assets/css/site.0123456789.css"),
    ],
)
def test_a_listed_path_is_served(site: Site, path: str, output_path: str) -> None:
    response = get(site, path)
    assert response.status is HTTPStatus.OK
    assert response.content.startswith(FILES[output_path].removesuffix(b"</body>"))


@pytest.mark.parametrize("target", TRAVERSALS)
def test_no_other_path_leads_anywhere(site: Site, target: str) -> None:
    request = parse_request(f"GET {target} HTTP/1.1\r\n\r\n".encode())
    assert isinstance(request, Request)
    response = answer(request, snapshot_of(site))
    assert response is not None
    assert response.status is HTTPStatus.NOT_FOUND
    assert CANARY not in response.content


def test_a_service_worker_is_one_that_goes(tmp_path: Path) -> None:
    site = write_preview(tmp_path, {**FILES, "service-worker.js": b"keep everything"})
    for snapshot in (snapshot_of(site), snapshot_of(None)):
        response = answer(request_for("/service-worker.js"), snapshot)
        assert response is not None
        assert b"unregister" in response.content
        assert header(response, "content-type") == ["text/javascript; charset=utf-8"]
        assert header(response, "cache-control") == ["no-store"]


def test_a_folder_leads_to_its_page(site: Site) -> None:
    response = get(site, "/zh/新闻")
    assert response.status is HTTPStatus.MOVED_PERMANENTLY
    assert header(response, "location") == ["/zh/%E6%96%B0%E9%97%BB/"]


def test_what_is_missing_is_answered_with_the_sites_own_page(site: Site) -> None:
    response = get(site, "/nowhere/")
    assert response.status is HTTPStatus.NOT_FOUND
    assert b"<title>lost</title>" in response.content


def test_a_site_without_such_a_page_still_says_that_it_is_missing(tmp_path: Path) -> None:
    response = get(write_preview(tmp_path, {"index.html": b""}), "/nowhere/")
    assert (response.status, response.content) == (HTTPStatus.NOT_FOUND, b"404 Not Found\n")


def test_headers_are_those_of_production_but_that_nothing_is_kept_or_shared(site: Site) -> None:
    response = get(site, "/en/feed.xml")
    assert header(response, "x-site") == ["yes"]
    assert header(response, "content-type") == ["application/atom+xml"]
    assert header(response, "cache-control") == ["no-store"]
    assert header(response, "access-control-allow-origin") == []
    assert header(response, "cross-origin-resource-policy") == ["same-origin"]


def test_a_page_gets_the_reloading_module_at_the_end_of_its_body(site: Site) -> None:
    module = b'<script type="module" src="/.site-builder/reload.js?7"></script>\n'
    assert get(site, "/en/").content.endswith(b"<p>home</p>" + module + b"</body>")
    assert get(site, "/zh/新闻/").content.endswith(module)
    assert get(site, "/nowhere/").content.endswith(module + b"</body>")
    assert get(site, "/en/feed.xml").content == FILES["en/feed.xml"]


@pytest.mark.parametrize("name", ["reload.js", "problems.js", "problems.css"])
def test_what_the_pages_need_for_it_is_served(site: Site, name: str) -> None:
    response = get(site, f"/.site-builder/{name}")
    assert response.status is HTTPStatus.OK
    assert header(response, "x-content-type-options") == ["nosniff"]


@pytest.mark.parametrize("name", ["", "serving.py", "../cli.py", "waiting.html", "reload.js/"])
def test_nothing_else_of_the_program_is_served(site: Site, name: str) -> None:
    assert get(site, f"/.site-builder/{name}").status is HTTPStatus.NOT_FOUND


def test_without_a_site_every_path_shows_the_waiting_page(site: Site) -> None:
    for path in ("/", "/en/feed.xml", "/.git/config"):
        response = get(None, path)
        assert response.status is HTTPStatus.SERVICE_UNAVAILABLE
        assert b"<h1>The site can" in response.content
        assert b"/.site-builder/reload.js?7" in response.content
    assert get(None, "/.site-builder/reload.js").status is HTTPStatus.OK
    assert get(site, "/").status is HTTPStatus.OK


def test_a_file_that_is_not_the_one_in_the_manifest_is_left_to_a_later_snapshot(
    site: Site, tmp_path: Path
) -> None:
    feed_file = tmp_path / PREVIEW.output_path / "en/feed.xml"
    feed_file.write_bytes(b"<feed>newer</feed>")
    assert answer(request_for("/en/feed.xml"), snapshot_of(site)) is None
    feed_file.unlink()
    os.mkfifo(feed_file)
    assert answer(request_for("/en/feed.xml"), snapshot_of(site)) is None
    feed_file.unlink()
    (tmp_path / "same").write_bytes(FILES["en/feed.xml"])
    feed_file.symlink_to(tmp_path / "same")
    assert answer(request_for("/en/feed.xml"), snapshot_of(site)) is None


def test_problems_are_given_in_the_order_of_their_places_with_the_line_around_them() -> None:
    line = "category: agnets"
    problems = [
        Problem(Position("b.md", 4, 11), "unknown-category", 'unknown "agnets"', "mend it"),
        Problem(Position("a.md"), "x", "</script><b>", severity="warning"),
    ]
    content = format_problems(problems, lambda position: line if position.line else "")
    response = get(None, "/.site-builder/problems.json", content)
    assert header(response, "content-type") == ["application/json"]
    assert json.loads(response.content) == [
        {
            "severity": "warning",
            "place": "a.md",
            "message": "</script><b>",
            "rule": "x",
            "hint": "",
            "excerpt": ["", "", ""],
        },
        {
            "severity": "error",
            "place": "b.md:4:11",
            "message": 'unknown "agnets"',
            "rule": "unknown-category",
            "hint": "mend it",
            "excerpt": ["category: ", "a", "gnets"],
        },
    ]


def test_of_a_long_line_only_the_part_around_a_problem_is_shown() -> None:
    line = "a" * 5_000 + "b" + "c" * 5_000
    [problem] = json.loads(
        format_problems([Problem(Position("a.md", 1, 5_001), "x", "y")], lambda _: line)
    )
    before, mark, rest = problem["excerpt"]
    assert mark == "b"
    assert set(before) == {"a"}
    assert set(rest) == {"c"}
    assert len(before + rest) < 200


def test_a_method_that_is_not_allowed_is_told_which_are() -> None:
    response = answer_status(HTTPStatus.METHOD_NOT_ALLOWED)
    assert header(response, "allow") == ["GET, HEAD"]
