"""A folder as a static host serves it: HTTP/1.1, text compressed, the headers of its `_headers`,
everything from memory.
"""

from __future__ import annotations

import gzip
import mimetypes
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import partial
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from urllib.parse import unquote, urlsplit

from tests.support.server import HeaderRule, parse_headers

_TYPES = mimetypes.MimeTypes()
_TYPES.add_type("text/javascript", ".js")
# What hosts compress on the way, by the usual level.
_COMPRESSED = ("text/", "application/json", "image/svg+xml")
_LEVEL = 6


@contextmanager
def serving(folder: Path) -> Iterator[str]:
    """Serves `folder` on a free port of the loopback interface; gives its address."""
    with _Server(("127.0.0.1", 0), partial(_Handler, _Folder.read(folder))) as server:
        thread = Thread(target=server.serve_forever, args=(0.05,), daemon=True)
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()
        thread.join()


@dataclass(frozen=True, slots=True)
class _Folder:
    path: Path
    rules: tuple[HeaderRule, ...]
    ready: dict[Path, tuple[bytes, str]] = field(default_factory=dict)  # content, its encoding

    @classmethod
    def read(cls, path: Path) -> _Folder:
        rules = path / "_headers"
        return cls(path, parse_headers(rules.read_text("utf-8")) if rules.is_file() else ())

    def headers_of(self, path: str) -> dict[str, str]:
        """What the folder declares for a path; of two values the later one, as on the real host."""
        matching = (rule for rule in self.rules if rule.pattern.fullmatch(path))
        return {name: value for rule in matching for name, value in rule.headers}

    def prepare(self, file: Path) -> tuple[bytes, str]:
        if file not in self.ready:
            self.ready[file] = _compress(file)
        return self.ready[file]


class _Server(ThreadingHTTPServer):
    daemon_threads = True
    request_queue_size = 64


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True
    wbufsize = -1

    def __init__(self, folder: _Folder, *arguments: object) -> None:
        self._folder = folder
        super().__init__(*arguments)  # type: ignore[arg-type]  # the server's three

    def do_GET(self) -> None:
        path = unquote(urlsplit(self.path).path)
        file = self._folder.path / path.lstrip("/") / ("index.html" if path.endswith("/") else "")
        if ".." in file.parts or not file.is_file():
            self.send_response(HTTPStatus.NOT_FOUND)
            self.send_header("Content-Length", "0")
            self.end_headers()
            return
        content, encoding = self._folder.prepare(file)
        declared = {"Content-Type": _type_of(file), **self._folder.headers_of(path)}
        if encoding:
            declared["Content-Encoding"] = encoding
        self.send_response(HTTPStatus.OK)
        for name, value in declared.items():
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)

    def log_message(self, *_: object) -> None:
        """Requests are counted in the browser."""


def _compress(file: Path) -> tuple[bytes, str]:
    content = file.read_bytes()
    if not _type_of(file).startswith(_COMPRESSED):
        return content, ""
    return gzip.compress(content, _LEVEL, mtime=0), "gzip"


def _type_of(file: Path) -> str:
    return _TYPES.guess_type(file.name)[0] or "application/octet-stream"
