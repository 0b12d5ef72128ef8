"""A real Chromium whose every objection fails the test that caused it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import (
    Browser,
    BrowserContext,
    ConsoleMessage,
    Dialog,
    Page,
    Request,
    expect,
    sync_playwright,
)

from tests.support.chromium import find_chromium

_FLAGS = [
    "--no-sandbox",  # the tests may run as root, in a container
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE localhost, EXCLUDE 127.0.0.1",
]
_LOCAL_HOSTS = ("127.0.0.1", "localhost")

# As long as Playwright's own actions wait: a slow machine is not a defect.
expect.set_options(timeout=30_000)


# A module's, not the session's: while Playwright runs, no other test can start an asyncio loop.
@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=find_chromium(), args=_FLAGS)
        yield browser
        browser.close()


@pytest.fixture
def complaints() -> list[str]:
    """What the browser has objected to so far. A test that provokes some asserts and clears them.

    Errors in the console (violations of the content security policy and failed requests among
    them), exceptions that nothing caught, requests to other hosts, and dialogs.
    """
    return []


@pytest.fixture
def new_page(browser: Browser, complaints: list[str]) -> Iterator[Callable[..., Page]]:
    """Opens pages, each in a fresh profile; takes the options of Playwright's `new_context`.

    The test fails when it leaves complaints. A service worker is blocked where none is asked for
    (`service_workers="allow"`): what goes through one can't be intercepted.
    """
    contexts: list[BrowserContext] = []

    def open_page(**options: object) -> Page:
        options.setdefault("service_workers", "block")
        context = browser.new_context(**options)  # type: ignore[arg-type]  # checked by Playwright
        contexts.append(context)
        _watch(context, complaints)
        return context.new_page()

    yield open_page
    for context in contexts:
        context.close()
    assert complaints == []


@pytest.fixture
def page(new_page: Callable[..., Page]) -> Page:
    return new_page()


def _watch(context: BrowserContext, complaints: list[str]) -> None:
    def note_request(request: Request) -> None:
        address = urlsplit(request.url)
        if address.scheme in ("http", "https") and address.hostname not in _LOCAL_HOSTS:
            complaints.append(f"request to another host: {request.url}")

    def note_dialog(dialog: Dialog) -> None:
        complaints.append(f"dialog: {dialog.message}")
        dialog.dismiss()

    def note_message(message: ConsoleMessage) -> None:
        if message.type == "error":
            complaints.append(f"console: {message.text} ({message.location['url']})")

    context.on("request", note_request)
    context.on("dialog", note_dialog)
    context.on("weberror", lambda error: complaints.append(f"uncaught: {error.error}"))
    context.on("console", note_message)
