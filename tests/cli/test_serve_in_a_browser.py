"""The local site in a real browser: pages reload, problems are shown, other sites see nothing."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import APIResponse, Page, Request, Route, expect

from tests.support.axe import check_in_both_schemes
from tests.support.local_server import LocalServer, local_server
from tests.support.sites import SiteFolder

HOSTILE = "<img src=x onerror=alert(1)>"


@pytest.fixture
def site(tmp_path: Path) -> SiteFolder:
    site = SiteFolder.create(tmp_path / "site")
    site.article("first.en", title="The first")
    return site


@pytest.fixture
def server(site: SiteFolder) -> Iterator[LocalServer]:
    with local_server(site.site_dir) as server:
        yield server


# Tests ask for it before they ask for a page: so the page is closed before the server ends, and
# does not complain of what it can't load any more.
@pytest.fixture
def url(server: LocalServer) -> str:
    return f"http://127.0.0.1:{server.wait_for_port()}"


def test_an_open_page_shows_a_change_by_itself(site: SiteFolder, url: str, page: Page) -> None:
    page.goto(f"{url}/en/2026/03/first/")
    expect(page.locator("h1")).to_have_text("The first")
    site.article("first.en", title="The first, mended")
    expect(page.locator("h1")).to_have_text("The first, mended")


def test_a_problem_is_shown_over_the_page_until_it_is_mended(
    site: SiteFolder, url: str, page: Page
) -> None:
    page.goto(f"{url}/en/2026/03/first/")
    site.article("first.en", category=HOSTILE)
    dialog = page.get_by_role("dialog")
    expect(dialog.get_by_role("heading")).to_have_text("1 error keeps the site from being built")
    site.article("second.en", colour="red")
    expect(dialog.get_by_role("heading")).to_have_text("2 errors keep the site from being built")
    expect(dialog.locator(".place")).to_have_text(
        ["content/articles/2026/first.en.md:5:11", "content/articles/2026/second.en.md:6:1"]
    )
    expect(dialog.locator("li").first).to_contain_text(f'error: unknown category "{HOSTILE}"')
    expect(dialog.locator("pre").first).to_have_text(f'category: "{HOSTILE}"')
    expect(dialog.locator("mark").first).to_have_text('"')
    expect(dialog.locator(".hint").first).to_contain_text("use one of: models, china")
    page.keyboard.press("Escape")
    expect(dialog).to_have_count(0)
    expect(page.get_by_role("heading", level=1)).to_have_text("The first")
    site.article("first.en")
    expect(dialog.get_by_role("heading")).to_have_text("1 error keeps the site from being built")
    site.article("second.en", title="The second")
    expect(dialog).to_have_count(0)
    page.goto(f"{url}/en/2026/03/second/")
    expect(page.locator("h1")).to_have_text("The second")


def test_problems_can_be_read_by_everyone_in_both_schemes(
    site: SiteFolder, url: str, new_page: Callable[..., Page]
) -> None:
    page = new_page(bypass_csp=True)  # the checker tries inline styles
    page.goto(f"{url}/en/")
    site.article("first.en", category="modles")
    site.article("second.en", title=4_000 * "a")
    expect(page.get_by_role("dialog").locator("pre")).to_have_count(2)
    assert check_in_both_schemes(page) == ()


def test_a_page_that_is_opened_while_there_is_a_problem_shows_it(
    site: SiteFolder, server: LocalServer, url: str, page: Page
) -> None:
    site.article("second.en", colour="red")
    server.wait_for("not built")
    page.goto(f"{url}/en/2026/03/first/")
    expect(page.get_by_role("dialog")).to_contain_text('unknown key "colour"')


def test_problems_stay_when_the_answer_about_an_earlier_build_comes_late(
    site: SiteFolder, url: str, page: Page
) -> None:
    held: list[tuple[Route, APIResponse]] = []

    def hold_the_first(route: Route) -> None:
        if held:
            route.continue_()
        else:
            held.append((route, route.fetch()))

    page.route("**/problems.json", hold_the_first)
    with page.expect_request("**/problems.json"):
        page.goto(f"{url}/en/2026/03/first/")
    site.article("first.en", colour="red")
    expect(page.get_by_role("dialog")).to_contain_text('unknown key "colour"')
    [(route, nothing)] = held
    assert nothing.json() == []
    with page.expect_event("requestfinished"):
        route.fulfill(response=nothing)
    page.evaluate("fetch(location).then(answer => answer.text())")  # it was taken up
    expect(page.get_by_role("dialog")).to_be_visible()


def test_an_archive_that_never_built_shows_its_problems_and_then_the_site(
    page: Page, complaints: list[str], site: SiteFolder
) -> None:
    site.article("first.en", colour="red")
    with local_server(site.site_dir) as server:
        page.goto(f"http://127.0.0.1:{server.wait_for_port()}/en/")
        expect(page.get_by_role("dialog")).to_contain_text('unknown key "colour"')
        [complaint] = complaints
        assert "503" in complaint
        complaints.clear()
        site.article("first.en", title="Mended")
        expect(page.get_by_text("Mended").first).to_be_visible()
        page.close()  # before the server ends, which it would complain of


def test_a_page_of_a_later_server_is_told_from_that_of_an_earlier_one(
    page: Page, complaints: list[str], site: SiteFolder
) -> None:
    with local_server(site.site_dir) as server:
        port = server.wait_for_port()
        page.goto(f"http://127.0.0.1:{port}/en/2026/03/first/")
        server.end()
    site.article("first.en", title="Changed meanwhile")
    with local_server(site.site_dir, "--port", str(port)):
        expect(page.locator("h1")).to_have_text("Changed meanwhile", timeout=20_000)
        page.wait_for_load_state("load")
        page.close()
    assert all("ERR_" in complaint for complaint in complaints)
    complaints.clear()


def test_a_page_of_another_site_gets_nothing(
    url: str,
    page: Page,
    complaints: list[str],
    tmp_path: Path,
    serve_folder: Callable[[Path], str],
) -> None:
    (tmp_path / "other").mkdir()
    (tmp_path / "other/index.html").write_text("<!doctype html><title>other</title>")
    page.goto(serve_folder(tmp_path / "other") + "/")
    statuses: list[int] = []

    def note(request: Request) -> None:
        response = request.response()
        if response and request.url.startswith(url):
            statuses.append(response.status)

    page.on("requestfinished", note)
    page.evaluate(
        """async (url) => {
            await fetch(`${url}/.site-builder/problems.json`, {mode: "no-cors"}).catch(() => 0);
            await fetch(`${url}/en/`).catch(() => 0);
            const script = document.createElement("script");
            script.src = `${url}/.site-builder/problems.js`;
            const loaded = new Promise((done) => { script.onload = script.onerror = done; });
            document.body.append(script);
            await loaded;
        }""",
        url,
    )
    assert set(statuses) <= {403}
    assert complaints
    complaints.clear()
