"""A folder as a static host serves it: index pages, its 404 page, the headers of its `_headers`."""

from __future__ import annotations

import mimetypes
import re
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass
from functools import partial
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from socket import SHUT_RDWR
from threading import Thread
from typing import Any
from urllib.parse import unquote, urlsplit

import pytest

# Without the files of the machine, so that a type is the same everywhere.
_TYPES = mimetypes.MimeTypes()

Headers = list[tuple[str, str]]


@pytest.fixture(scope="session")
def serve_folder() -> Iterator[Callable[[Path], str]]:
    """Serves folders until the end of the tests; gives the address, without a slash at its end."""
    with ExitStack() as stack:
        yield lambda folder: stack.enter_context(serving(folder))


@contextmanager
def serving(folder: Path, port: int = 0) -> Iterator[str]:
    """Serves `folder` on the loopback interface, on a free port if none is named; its address."""
    with _Server(("127.0.0.1", port), partial(_Handler, folder)) as server:
        thread = Thread(target=server.serve_forever, args=(0.02,), daemon=True)
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()
        thread.join()
        server.hang_up()


class _Server(ThreadingHTTPServer):
    """A server that can end for those who are connected as well."""

    def __init__(self, *args: Any) -> None:
        super().__init__(*args)
        self._connections: set[Any] = set()

    def process_request(self, request: Any, client_address: Any) -> None:
        self._connections.add(request)
        super().process_request(request, client_address)

    def shutdown_request(self, request: Any) -> None:
        self._connections.discard(request)
        super().shutdown_request(request)

    def hang_up(self) -> None:
        """Close the connections that browsers keep open."""
        for connection in tuple(self._connections):
            with suppress(OSError):  # the other side was faster
                connection.shutdown(SHUT_RDWR)


@dataclass(frozen=True, slots=True)
class HeaderRule:
    """The headers of the paths that a pattern matches."""

    pattern: re.Pattern[str]
    headers: tuple[tuple[str, str], ...]


def parse_headers(text: str) -> tuple[HeaderRule, ...]:
    """The rules of a `_headers` file, in Netlify's syntax.

    A line that isn't indented is a path, where `*` stands for anything and `:name` for a segment;
    the indented lines below it are `Name: value`. https://docs.netlify.com/routing/headers/
    """
    rules: list[tuple[str, list[tuple[str, str]]]] = []
    for line in text.splitlines():
        if not line.strip() or line.lstrip().startswith("#"):
            continue
        if line[0].isspace():
            name, colon, value = line.partition(":")
            assert colon, f"not a header: {line!r}"
            assert rules, f"a header before any path: {line!r}"
            rules[-1][1].append((name.strip(), value.strip()))
        else:
            rules.append((line.strip(), []))
    return tuple(HeaderRule(_path_pattern(path), tuple(headers)) for path, headers in rules)


def _path_pattern(path: str) -> re.Pattern[str]:
    parts = re.split(r"(\*|:\w+)", path)
    return re.compile(
        "".join(
            ".*" if part == "*" else "[^/]+" if part.startswith(":") else re.escape(part)
            for part in parts
        )
    )


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def __init__(self, folder: Path, *args: object) -> None:
        self.folder = folder
        super().__init__(*args)  # type: ignore[arg-type]  # the server's three

    def do_GET(self) -> None:
        path = unquote(urlsplit(self.path).path)
        file = (self.folder / path.lstrip("/")).resolve()
        if file.is_dir() and not path.endswith("/"):
            self._send(HTTPStatus.MOVED_PERMANENTLY, b"", [("Location", f"{path}/")])
            return
        if path.endswith("/"):
            file /= "index.html"
        if file.is_relative_to(self.folder.resolve()) and file.is_file():
            self._send(HTTPStatus.OK, file.read_bytes(), self._headers_of(path, file))
            return
        page = self.folder / "404.html"
        content = page.read_bytes() if page.is_file() else b"not found"
        self._send(HTTPStatus.NOT_FOUND, content, self._headers_of(path, page))

    def do_HEAD(self) -> None:
        self.do_GET()

    def log_message(self, *args: object) -> None:
        """The browser tells the test what failed; a log would drown it."""

    def _headers_of(self, path: str, file: Path) -> Headers:
        kind = _TYPES.guess_type(file.name)[0] or "application/octet-stream"
        if kind.startswith("text/"):
            kind += "; charset=utf-8"
        headers_file = self.folder / "_headers"
        rules = (
            parse_headers(headers_file.read_text(encoding="utf-8"))
            if headers_file.is_file()
            else ()
        )
        # Of a header that two rules give, the later one's value counts, as on the real host.
        found = [
            header for rule in rules if rule.pattern.fullmatch(path) for header in rule.headers
        ]
        declared = list({name.lower(): (name, value) for name, value in found}.values())
        if any(name.lower() == "content-type" for name, _ in declared):
            return declared
        return [("Content-Type", kind), *declared]

    def _send(self, status: HTTPStatus, content: bytes, headers: Headers) -> None:
        self.send_response(status)
        for name, value in headers:
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(content)
