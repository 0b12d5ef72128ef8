"""`site-builder serve` as an author uses it."""

from __future__ import annotations

import json
import os
import signal
import socket
import time
from pathlib import Path

import pytest

from tests.support.commands import run_command
from tests.support.local_server import get, local_server
from tests.support.sites import SiteFolder


@pytest.fixture
def site(tmp_path: Path) -> SiteFolder:
    site = SiteFolder.create(tmp_path / "site")
    site.article("first.en", title="The first")
    return site


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_ctrl_c_and_a_request_to_end_are_clean_ends(
    site: SiteFolder, number: signal.Signals
) -> None:
    with local_server(site.site_dir) as server:
        port = server.wait_for_port()
        assert get(port, "/en/")[0] == 200
        assert server.end(number) == 0
    assert server.complained.empty()


def test_ctrl_c_ends_a_build_that_is_under_way_with_all_its_workers(site: SiteFolder) -> None:
    for number in range(160):
        site.article(f"s{number}.en")
    with local_server(site.site_dir, "--workers", "2") as server:
        while not (site.site_dir / ".cache/serve/lock").exists():
            time.sleep(0.01)
        assert server.end() == 0
    assert server.complained.empty()
    assert not (site.site_dir / ".cache/serve/next").exists()


def test_it_says_what_is_watched_and_what_each_build_made_of_which_change(
    site: SiteFolder,
) -> None:
    with local_server(site.site_dir) as server:
        assert "built 1 story as" in server.wait_for("built")
        assert "watching content/, layouts/ and static/" in server.wait_for("serving")
        site.article("second.en", title="The second")
        line = server.wait_for("built")
        assert line.startswith("content/articles/2026/second.en.md changed: built 2 stories as")


def test_a_change_is_served(site: SiteFolder) -> None:
    with local_server(site.site_dir) as server:
        port = server.wait_for_port()
        site.article("first.en", title="The first, mended")
        server.wait_for("built")
        assert "The first, mended" in get(port, "/en/2026/03/first/")[1]
        site.write("static/root/notes.txt", "notes")
        server.wait_for("static changed")
        assert get(port, "/notes.txt") == (200, "notes")
        site.remove("static/root/notes.txt")
        server.wait_for("built")
        assert get(port, "/notes.txt")[0] == 404


def test_a_changed_layout_is_served(site: SiteFolder) -> None:
    site.write("layouts/partials/footer.html", "<footer>one footer</footer>\n")
    with local_server(site.site_dir) as server:
        port = server.wait_for_port()
        assert "one footer" in get(port, "/en/")[1]
        site.write("layouts/partials/footer.html", "<footer>another footer</footer>\n")
        server.wait_for("layouts/partials/footer.html changed")
        assert "another footer" in get(port, "/en/")[1]


def test_a_problem_is_shown_as_in_a_build_and_the_last_good_site_stays(site: SiteFolder) -> None:
    with local_server(site.site_dir) as server:
        port = server.wait_for_port()
        site.article("first.en", category="modles")
        place = "content/articles/2026/first.en.md:5:11"
        complaint = server.wait_for_complaint("error:")
        assert complaint.startswith(f'{place}: error: unknown category "modles"')
        assert complaint in run_command("build", site_dir=site.site_dir).stderr
        server.wait_for("not built, the last good site stays")
        assert "The first" in get(port, "/en/2026/03/first/")[1]
        [problem] = json.loads(get(port, "/.site-builder/problems.json")[1])
        assert problem["place"] == place
        site.article("first.en")
        server.wait_for("built 1 story")
        assert get(port, "/.site-builder/problems.json")[1] == "[]"


def test_an_archive_that_never_built_is_served_once_it_is_mended(site: SiteFolder) -> None:
    site.article("first.en", category="modles")
    with local_server(site.site_dir) as server:
        server.wait_for("not built, there is no site yet")
        port = server.wait_for_port()
        status, page = get(port, "/en/")
        assert status == 503
        assert "/.site-builder/reload.js" in page
        site.article("first.en", title="Mended")
        server.wait_for("built 1 story")
        assert "Mended" in get(port, "/en/")[1]


def test_drafts_are_served_but_never_reach_public(site: SiteFolder) -> None:
    site.article("secret.en", title="A draft", draft=True)
    with local_server(site.site_dir, "--drafts") as server:
        assert "A draft" in get(server.wait_for_port(), "/en/2026/03/secret/")[1]
    with local_server(site.site_dir) as server:
        assert "without 1 draft" in server.wait_for("built")
        assert get(server.wait_for_port(), "/en/2026/03/secret/")[0] == 404
    assert not (site.site_dir / "public").exists()


def test_a_build_may_run_beside_it(site: SiteFolder) -> None:
    with local_server(site.site_dir) as server:
        port = server.wait_for_port()
        assert run_command("build", site_dir=site.site_dir).returncode == 0
        assert get(port, "/en/")[0] == 200


def test_a_taken_port_is_a_problem_only_when_it_was_asked_for(site: SiteFolder) -> None:
    with socket.create_server(("127.0.0.1", 0)) as other:
        port = str(other.getsockname()[1])
        result = run_command("serve", "--port", port, site_dir=site.site_dir)
    assert result.returncode == 1
    assert result.stderr.startswith(f"127.0.0.1:{port}: error: port {port} is taken [no-port]\n")
    assert "hint: name another with --port" in result.stderr


def test_an_archive_has_one_server_at_a_time(site: SiteFolder) -> None:
    with local_server(site.site_dir) as server:
        server.wait_for_port()
        result = run_command("serve", "--port", "0", site_dir=site.site_dir)
    assert result.returncode == 1
    assert "a server of this archive is running [served-already]" in result.stderr


def test_a_folder_that_is_no_archive_is_left_alone(tmp_path: Path) -> None:
    result = run_command("serve", "--port", "0", site_dir=tmp_path)
    assert result.returncode == 1
    assert "content/site.yaml: error: no such file [missing-file]" in result.stderr
    assert "site-builder init" in result.stderr
    assert list(tmp_path.iterdir()) == []


def test_the_browser_is_opened_on_demand(
    site: SiteFolder, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    browser = tmp_path / "browser"
    browser.write_text(f"#!/bin/sh\necho $1 > {tmp_path}/opened\n")
    browser.chmod(0o755)
    monkeypatch.setitem(os.environ, "BROWSER", str(browser))
    with local_server(site.site_dir, "--open") as server:
        port = server.wait_for_port()
        while not (tmp_path / "opened").exists():
            time.sleep(0.01)
        assert server.end() == 0
    assert (tmp_path / "opened").read_text() == f"http://127.0.0.1:{port}/\n"
