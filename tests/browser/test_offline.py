"""Visited pages can be read offline, and while there is a connection no page is ever an old one.

Offline is where no server answers: a browser that only pretends to be offline does so for pages,
and in some versions not for what a service worker asks.
"""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Page, expect

from site_builder.theme import default_theme_dir
from tests.support.local_server import local_server
from tests.support.pictures import photograph
from tests.support.server import serving
from tests.support.sites import SiteFolder

PAGES, FILES = "reader-pages-1", "reader-files-1"
RETIRED = (Path(__file__).parents[2] / "site_builder/serve/retired-worker.js").read_text()
FIRST, SECOND = "/en/2026/03/first/", "/en/2026/03/second/"

PATHS = """async () => {
  const found = {};
  for (const name of await caches.keys()) {
    const keys = await (await caches.open(name)).keys();
    found[name] = keys.map(({ url }) => new URL(url).pathname);
  }
  return found;
}"""
IS_KEPT = """async () => {
  const kept = await caches.match(location.pathname, { cacheName: 'reader-pages-1' });
  const shown = document.querySelector('h1').textContent;
  return kept && (await kept.text()).includes(`>${shown}</h1>`) && caches.has('reader-offline-1');
}"""
IS_GONE = """async () => !navigator.serviceWorker.controller && !(await caches.keys()).length"""

OpenPage = Callable[[], Page]


@pytest.fixture
def open_page(new_page: Callable[..., Page], complaints: list[str]) -> Iterator[OpenPage]:
    """Opens pages that may have a service worker. What can't be loaded is no defect here."""
    yield lambda: new_page(service_workers="allow")
    complaints[:] = [item for item in complaints if "Failed to load resource" not in item]


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> SiteFolder:
    site = SiteFolder.create(tmp_path_factory.mktemp("offline") / "site")
    site.article("first.en", title="The first", image={"src": "cover.jpg", "alt": "A cover"})
    site.article("first.zh", title="第一篇")
    site.article("second.en", title="The second", date="2026-03-02")
    site.write("content/articles/2026/cover.jpg", "").write_bytes(photograph(300, 200))
    site.build()
    return site


@pytest.fixture
def public_dir(site: SiteFolder, tmp_path: Path) -> Path:
    """What was built, for a test to change as a later build would."""
    return shutil.copytree(site.site_dir / "public", tmp_path / "public")


def port_of(url: str) -> int:
    port = urlsplit(url).port
    assert port is not None
    return port


def kept(page: Page) -> dict[str, list[str]]:
    """The paths that are kept, by the names of the caches."""
    found = page.evaluate(PATHS)
    assert isinstance(found, dict)
    return found


def wait_until(page: Page, condition: str) -> None:
    """Wait for what a promise brings. Playwright's own wait takes any promise for a yes."""
    page.evaluate(
        f"""async () => {{
            const end = Date.now() + 30_000;
            while (!(await ({condition})())) {{
                if (Date.now() > end) throw new Error("it never came true");
                await new Promise((resolve) => setTimeout(resolve, 20));
            }}
        }}"""
    )


def visit(page: Page, url: str) -> None:
    """Go there, and wait until the page is kept as it is."""
    page.goto(url)
    wait_until(page, IS_KEPT)


def visit_until_gone(page: Page, url: str) -> None:
    """Visit a page until no worker has it and nothing is kept. A browser looks for another worker
    when it has nothing else to do; here it does so at once.
    """
    page.goto(url)
    page.evaluate("async () => (await navigator.serviceWorker.getRegistration())?.update()")
    wait_until(page, "async () => !(await caches.keys()).length")
    page.goto("about:blank")  # a worker stays as long as a page that it served
    page.goto(url)
    wait_until(page, IS_GONE)


def replace(file: Path, old: str, new: str) -> None:
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new), encoding="utf-8")


def test_what_was_visited_reads_without_a_server_and_anything_else_gives_the_offline_page(
    public_dir: Path, open_page: OpenPage
) -> None:
    page = open_page()
    with serving(public_dir) as url:
        visit(page, f"{url}{FIRST}")  # before there is a worker
        visit(page, f"{url}/zh/2026/03/first/")
    page.goto(f"{url}{FIRST}?utm_source=x#analysis")
    expect(page.locator("h1")).to_have_text("The first")
    expect(page.locator(".masthead")).to_have_css("position", "sticky")
    assert page.evaluate("document.querySelector('.cover img').naturalWidth") == 300
    page.locator("[data-save]").click()
    expect(page.locator("[data-save]")).to_have_attribute("aria-pressed", "true")

    page.goto(f"{url}{SECOND}")
    expect(page.locator("h1")).to_have_text("No connection")
    expect(page).to_have_url(f"{url}{SECOND}")
    expect(page.locator(".kept-list a")).to_have_text(["The first", "第一篇"])
    expect(page.locator(".kept-list a").nth(1)).to_have_attribute("hreflang", "zh-Hans")
    page.goto(f"{url}/zh/category/china/")
    expect(page.locator("h1")).to_have_text("无网络连接")
    expect(page.locator(".kept-list a")).to_have_text(["第一篇", "The first"])
    page.get_by_role("link", name="第一篇").click()
    expect(page.locator("h1")).to_have_text("第一篇")

    assert sorted(kept(page)[PAGES]) == [FIRST, "/zh/2026/03/first/"]
    page.goto(f"{url}{SECOND}")
    with serving(public_dir, port_of(url)):
        page.get_by_role("link", name="Try again").click()
        expect(page.locator("h1")).to_have_text("The second")
        wait_until(page, IS_KEPT)
        page.close()


def test_both_languages_of_a_story_read_side_by_side_offline_where_they_were_read_so(
    public_dir: Path, open_page: OpenPage
) -> None:
    page = open_page()
    with serving(public_dir) as url:
        page.goto(f"{url}{FIRST}?view=both")
        expect(page.locator(".pair").first).to_be_visible()
        wait_until(page, IS_KEPT)
        page.goto(f"{url}/en/")
        wait_until(page, "async () => caches.match('/zh/2026/03/first/')")
    page.goto(f"{url}{FIRST}?view=both")
    expect(page.locator(".pair").first).to_be_visible()
    page.close()


def test_a_page_is_never_an_old_one_while_there_is_a_connection(
    public_dir: Path, open_page: OpenPage
) -> None:
    page = open_page()
    with serving(public_dir) as url:
        visit(page, f"{url}{FIRST}")
        visit(page, f"{url}{FIRST}")  # through the worker
        replace(public_dir / FIRST[1:] / "index.html", ">The first</h1>", ">Mended</h1>")
        page.goto(f"{url}{FIRST}")
        expect(page.locator("h1")).to_have_text("Mended")
        wait_until(page, IS_KEPT)
    page.reload()
    expect(page.locator("h1")).to_have_text("Mended")
    shutil.rmtree(public_dir / FIRST[1:])
    with serving(public_dir, port_of(url)):
        page.goto(f"{url}{FIRST}")
        expect(page.locator("h1")).to_have_text("Page not found")
        wait_until(page, f"async () => !(await caches.match('{FIRST}'))")
        page.close()


def test_caches_of_an_earlier_version_are_cleared_and_nothing_is_kept_that_changes_under_its_name(
    public_dir: Path, open_page: OpenPage
) -> None:
    page = open_page()
    with serving(public_dir) as url:
        page.goto(f"{url}/robots.txt")
        page.evaluate("Promise.all(['reader-pages-0', 'another'].map((name) => caches.open(name)))")
        visit(page, f"{url}/en/")
        page.goto(f"{url}/en/search/")
        page.evaluate("fetch('/search-index/shards.json').then((answer) => answer.text())")
        wait_until(page, IS_KEPT)
        found = kept(page)
        assert set(found) == {PAGES, FILES, "reader-offline-1", "another"}
        assert all(re.fullmatch(r"/assets/.+\.[0-9a-f]{10}\.\w+", path) for path in found[FILES])
        assert not [path for path in found[PAGES] if not path.endswith("/")]
        answer = page.request.get(f"{url}/service-worker.js")
        assert answer.headers["cache-control"] == "no-cache"
        page.close()


def test_a_hundred_pages_are_kept_besides_saved_ones_and_no_file_that_none_of_them_needs(
    public_dir: Path, open_page: OpenPage
) -> None:
    fill = f"""async () => {{
        const [pages, files] = await Promise.all([caches.open('{PAGES}'), caches.open('{FILES}')]);
        for (let n = 0; n < 100; n++) {{
            const note = {{ title: '', lang: 'en', files: [`/assets/${{n}}.css`] }};
            const headers = {{ Kept: encodeURIComponent(JSON.stringify(note)) }};
            await pages.put(`/en/${{n}}/`, new Response('', {{ headers }}));
            await files.put(`/assets/${{n}}.css`, new Response(''));
        }}
    }}"""
    page = open_page()
    with serving(public_dir) as url:
        visit(page, f"{url}/en/")
        visit(page, f"{url}{FIRST}")
        page.locator("[data-save]").click()
        needed = set(kept(page)[FILES])
        page.evaluate(fill)
        visit(page, f"{url}{SECOND}")
        wait_until(page, "async () => !(await caches.match('/assets/0.css'))")
        found = kept(page)
        assert sorted(found[PAGES]) == sorted(
            [FIRST, SECOND, *(f"/en/{n}/" for n in range(1, 100))]
        )
        assert needed <= set(found[FILES]) | home_files(public_dir)
        assert "/assets/1.css" in found[FILES]
        page.close()


def home_files(public_dir: Path) -> set[str]:
    text = (public_dir / "en/index.html").read_text(encoding="utf-8")
    return set(re.findall(r'"(/assets/[^"]+)"', text))


def test_a_new_story_does_not_change_the_worker_nor_the_pages_of_readers(tmp_path: Path) -> None:
    site = SiteFolder.create(tmp_path)
    site.article("first.en")
    site.build()
    paths = ("service-worker.js", "en/offline/index.html", "zh/reading/index.html")
    before = {path: (tmp_path / "public" / path).read_bytes() for path in paths}
    site.article("second.en", date="2026-03-03")
    site.build()
    assert {path: (tmp_path / "public" / path).read_bytes() for path in paths} == before


def test_an_editor_gets_rid_of_the_worker_and_of_all_that_it_kept(
    public_dir: Path, open_page: OpenPage
) -> None:
    record = (default_theme_dir() / "docs/decisions/reader-habits.md").read_text(encoding="utf-8")
    assert RETIRED.split("\n\n", 1)[1] in record
    page = open_page()
    with serving(public_dir) as url:
        visit(page, f"{url}{FIRST}")
        (public_dir / "service-worker.js").write_text(RETIRED)
        (script,) = (public_dir / "assets/js").glob("keep-offline.*.js")
        script.rename(script.with_suffix(".gone"))  # its name is another with other content
        script.with_name("empty.js").write_text("")
        file = public_dir / FIRST[1:] / "index.html"
        replace(file, f"/assets/js/{script.name}", "/assets/js/empty.js")
        visit_until_gone(page, f"{url}{FIRST}")
        page.close()


def test_the_local_site_keeps_nothing_and_clears_what_another_server_left(
    site: SiteFolder, open_page: OpenPage
) -> None:
    page = open_page()
    with serving(site.site_dir / "public") as url:
        visit(page, f"{url}{FIRST}")
    with local_server(site.site_dir, "--port", str(port_of(url))) as server:
        server.wait_for_port()
        visit_until_gone(page, f"{url}{FIRST}")
        page.close()


def test_without_javascript_no_worker_is_registered(
    public_dir: Path, new_page: Callable[..., Page]
) -> None:
    with serving(public_dir) as url:
        page = new_page(service_workers="allow", java_script_enabled=False)
        page.goto(f"{url}/en/offline/")
        expect(page.locator("h1")).to_have_text("No connection")
        expect(page.get_by_role("link", name="Try again")).to_be_visible()
        expect(page.locator(".kept-pages")).to_be_hidden()
        assert page.context.service_workers == []
        page.close()
