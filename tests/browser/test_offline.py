"""Visited pages can be read offline, and while there is a connection no page is ever an old one."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from site_builder.theme import default_theme_dir
from tests.support.local_server import local_server
from tests.support.server import serving
from tests.support.sites import SiteFolder

KEPT = """async () => Object.fromEntries(await Promise.all((await caches.keys()).map(async (name) =>
  [name, (await (await caches.open(name)).keys()).map(({ url }) => new URL(url).pathname)])))"""
PAGES, ASSETS = "reader-pages-1", "reader-assets-1"
RETIRED = (Path(__file__).parents[2] / "site_builder/serve/retired-worker.js").read_text()

OpenPage = Callable[[], Page]


@pytest.fixture
def open_page(new_page: Callable[..., Page], complaints: list[str]) -> Iterator[OpenPage]:
    """Opens pages that may have a service worker. What can't be loaded is no defect here."""
    yield lambda: new_page(service_workers="allow")
    complaints[:] = [item for item in complaints if "Failed to load resource" not in item]


@pytest.fixture
def site(tmp_path: Path) -> SiteFolder:
    site = SiteFolder.create(tmp_path / "site")
    site.article("first.en", title="The first")
    site.article("first.zh", title="第一篇")
    site.article("second.en", title="The second", date="2026-03-02")
    site.build()
    return site


def public_dir(site: SiteFolder) -> Path:
    return site.site_dir / "public"


def kept(page: Page) -> dict[str, list[str]]:
    found = page.evaluate(KEPT)
    assert isinstance(found, dict)
    return found


def visit(page: Page, url: str) -> None:
    """Go there, and wait until the page is kept with all that it needs."""
    page.goto(url)
    page.wait_for_function(
        """async () => {
            const pages = await (await caches.open('reader-pages-1')).keys();
            const assets = await (await caches.open('reader-assets-1')).keys();
            const needed = [...document.querySelectorAll('script[src], link[rel=stylesheet]')];
            const wanted = needed.map((element) => element.src || element.href);
            const has = (keys, url) => keys.some((key) => key.url === url);
            return has(pages, location.origin + location.pathname)
              && pages.some(({ url }) => url.endsWith('/offline/'))
              && wanted.every((url) => has(assets, url));
        }"""
    )


def visit_until_forgotten(page: Page, url: str) -> None:
    """Visit a page until no worker has it and nothing is kept. The old worker may be at work when
    the one that ends it comes, and stays for as long as a page that it served.
    """
    forgotten = """async () => navigator.serviceWorker.controller === null
        && (await caches.keys()).length === 0"""
    for _ in range(20):
        page.goto("about:blank")
        page.goto(url)
        page.wait_for_timeout(500)
        if page.evaluate(forgotten):
            break
    assert page.evaluate(forgotten)


@contextmanager
def unplugged(page: Page) -> Iterator[None]:
    page.context.set_offline(True)
    yield
    page.context.set_offline(False)


def test_a_visited_article_reads_offline_with_its_looks_and_its_scripts(
    site: SiteFolder, open_page: OpenPage
) -> None:
    with serving(public_dir(site)) as url:
        page = open_page()
        visit(page, f"{url}/en/2026/03/first/")
        with unplugged(page):
            page.reload()
            expect(page.locator("h1")).to_have_text("The first")
            expect(page.locator(".masthead")).to_have_css("position", "sticky")
            page.locator("[data-save]").click()
            expect(page.locator("[data-save]")).to_have_attribute("aria-pressed", "true")
        page.close()


def test_a_visited_article_reads_when_the_server_is_gone_and_with_any_query(
    site: SiteFolder, open_page: OpenPage
) -> None:
    with serving(public_dir(site)) as url:
        page = open_page()
        visit(page, f"{url}/en/2026/03/first/")
    page.goto(f"{url}/en/2026/03/first/?view=both#analysis")
    expect(page.locator("h1")).to_have_text("The first")


def test_a_page_that_was_never_visited_gives_the_offline_page_in_its_language(
    site: SiteFolder, open_page: OpenPage
) -> None:
    with serving(public_dir(site)) as url:
        page = open_page()
        visit(page, f"{url}/en/2026/03/first/")
        visit(page, f"{url}/zh/2026/03/first/")
        with unplugged(page):
            page.goto(f"{url}/en/2026/03/second/")
            expect(page.locator("h1")).to_have_text("No connection")
            expect(page).to_have_url(f"{url}/en/2026/03/second/")
            links = page.locator(".kept-list a")
            expect(links).to_have_text(["The first", "第一篇"])
            expect(links.nth(1)).to_have_attribute("hreflang", "zh-Hans")
            page.goto(f"{url}/zh/category/china/")
            expect(page.locator("h1")).to_have_text("无网络连接")
            expect(page.locator(".kept-list a")).to_have_text(["第一篇", "The first"])
            page.get_by_role("link", name="第一篇").click()
            expect(page.locator("h1")).to_have_text("第一篇")
        page.goto(f"{url}/en/2026/03/second/")
        expect(page.locator("h1")).to_have_text("The second")
        page.close()


def test_a_page_is_never_an_old_one_while_there_is_a_connection(
    site: SiteFolder, open_page: OpenPage
) -> None:
    with serving(public_dir(site)) as url:
        page = open_page()
        visit(page, f"{url}/en/2026/03/first/")
        visit(page, f"{url}/en/2026/03/first/")
        site.article("first.en", title="The first, mended")
        site.write("static/css/article.css", "@layer page { h1 { color: rgb(1, 2, 3) } }")
        site.build()
        page.goto(f"{url}/en/2026/03/first/")
        expect(page.locator("h1")).to_have_text("The first, mended")
        expect(page.locator("h1")).to_have_css("color", "rgb(1, 2, 3)")
        visit(page, f"{url}/en/2026/03/first/")
        with unplugged(page):
            page.reload()
            expect(page.locator("h1")).to_have_text("The first, mended")
            expect(page.locator("h1")).to_have_css("color", "rgb(1, 2, 3)")
        page.close()


def test_a_page_that_is_gone_is_gone_offline_too(site: SiteFolder, open_page: OpenPage) -> None:
    with serving(public_dir(site)) as url:
        page = open_page()
        visit(page, f"{url}/en/2026/03/first/")
        visit(page, f"{url}/en/2026/03/second/")
        site.remove("content/articles/2026/second.en.md")
        site.build()
        page.goto(f"{url}/en/2026/03/second/")
        expect(page.locator("h1")).to_have_text("Page not found")
        page.wait_for_function(
            f"async () => !(await (await caches.open('{PAGES}')).match('/en/2026/03/second/'))"
        )
        page.close()


def test_what_changes_under_its_name_is_not_kept_and_the_worker_is_asked_for_anew(
    site: SiteFolder, open_page: OpenPage
) -> None:
    with serving(public_dir(site)) as url:
        page = open_page()
        visit(page, f"{url}/en/")
        page.goto(f"{url}/en/search/")
        page.evaluate("fetch('/search-index/shards.json').then((answer) => answer.text())")
        names = [path for paths in kept(page).values() for path in paths]
        assert not [path for path in names if "search-index" in path or path.endswith(".xml")]
        assert all(re.search(r"\.[0-9a-f]{10}\.\w+$", path) for path in kept(page)[ASSETS])
        answer = page.request.get(f"{url}/service-worker.js")
        assert answer.headers["cache-control"] == "no-cache"
        page.close()


def test_caches_of_an_earlier_version_are_cleared_and_others_left_alone(
    site: SiteFolder, open_page: OpenPage
) -> None:
    with serving(public_dir(site)) as url:
        page = open_page()
        page.goto(f"{url}/robots.txt")
        page.evaluate("Promise.all(['reader-pages-0', 'another'].map((name) => caches.open(name)))")
        visit(page, f"{url}/en/")
        page.wait_for_function("async () => !(await caches.has('reader-pages-0'))")
        assert "another" in kept(page)
        page.close()


def test_no_more_than_a_hundred_pages_are_kept_the_newest(
    site: SiteFolder, open_page: OpenPage
) -> None:
    with serving(public_dir(site)) as url:
        page = open_page()
        visit(page, f"{url}/en/2026/03/first/")
        fill = """async () => {
            const cache = await caches.open('reader-pages-1');
            for (let n = 0; n < 100; n++) await cache.put(`/en/${n}/`, new Response('old'));
        }"""
        page.evaluate(fill)
        visit(page, f"{url}/en/2026/03/second/")
        page.wait_for_function(
            f"async () => (await (await caches.open('{PAGES}')).keys()).length <= 100"
        )
        paths = kept(page)[PAGES]
        assert "/en/2026/03/second/" in paths
        assert "/en/2026/03/first/" not in paths
        page.close()


def test_assets_that_no_kept_page_needs_are_swept_away_when_there_are_many(
    site: SiteFolder, open_page: OpenPage
) -> None:
    with serving(public_dir(site)) as url:
        page = open_page()
        visit(page, f"{url}/en/2026/03/first/")
        needed = set(kept(page)[ASSETS])
        fill = """async () => {
            const cache = await caches.open('reader-assets-1');
            for (let n = 0; n < 300; n++) await cache.put(`/assets/${n}.css`, new Response(''));
        }"""
        page.evaluate(fill)
        visit(page, f"{url}/en/2026/03/second/")
        page.wait_for_function(
            f"async () => (await (await caches.open('{ASSETS}')).keys()).length < 300"
        )
        assert needed <= set(kept(page)[ASSETS])
        page.close()


def test_a_new_story_does_not_change_the_worker_nor_the_offline_page(site: SiteFolder) -> None:
    paths = ("service-worker.js", "en/offline/index.html", "zh/reading/index.html")
    before = {path: (public_dir(site) / path).read_bytes() for path in paths}
    site.article("third.en", date="2026-03-03")
    site.build()
    assert {path: (public_dir(site) / path).read_bytes() for path in paths} == before


def test_an_editor_gets_rid_of_the_worker_and_of_all_that_it_kept(
    site: SiteFolder, open_page: OpenPage
) -> None:
    with serving(public_dir(site)) as url:
        page = open_page()
        visit(page, f"{url}/en/2026/03/first/")
        site.write("static/root/service-worker.js", RETIRED)
        site.write("static/js/keep-offline.js", "// Nothing is kept.\n")
        site.build()
        visit_until_forgotten(page, f"{url}/en/2026/03/first/")
        page.close()


def test_the_record_of_decisions_shows_the_worker_that_gets_rid_of_it() -> None:
    record = (default_theme_dir() / "docs/decisions/reader-habits.md").read_text(encoding="utf-8")
    code = RETIRED.split("\n\n", 1)[1]
    assert code in record


def test_the_local_site_keeps_nothing_and_clears_what_another_server_left(
    site: SiteFolder, open_page: OpenPage
) -> None:
    with serving(public_dir(site)) as url:
        page = open_page()
        visit(page, f"{url}/en/2026/03/first/")
    port = url.rpartition(":")[2]
    shutil.rmtree(site.site_dir / ".cache", ignore_errors=True)
    with local_server(site.site_dir, "--port", port) as server:
        server.wait_for_port()
        visit_until_forgotten(page, f"{url}/en/2026/03/first/")
        site.article("first.en", title="The first, mended")
        expect(page.locator("h1")).to_have_text("The first, mended", timeout=60_000)
        assert kept(page) == {}
        page.close()


def test_without_javascript_no_worker_is_registered(
    site: SiteFolder, new_page: Callable[..., Page]
) -> None:
    with serving(public_dir(site)) as url:
        page = new_page(service_workers="allow", java_script_enabled=False)
        page.goto(f"{url}/en/offline/")
        expect(page.locator("h1")).to_have_text("No connection")
        expect(page.get_by_role("link", name="Try again")).to_be_visible()
        expect(page.locator(".kept-pages")).to_be_hidden()
        assert page.context.service_workers == []
        page.close()
