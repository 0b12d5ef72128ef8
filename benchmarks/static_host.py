"""A folder as a static host serves it: HTTP/1.1, text compressed, everything from memory."""

from __future__ import annotations

import gzip
import mimetypes
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from urllib.parse import unquote, urlsplit

_TYPES = mimetypes.MimeTypes()
_TYPES.add_type("text/javascript", ".js")
# What hosts compress on the way, by the usual level.
_COMPRESSED = ("text/", "application/json", "image/svg+xml")
_LEVEL = 6


@contextmanager
def serving(folder: Path) -> Iterator[str]:
    """Serves `folder` on a free port of the loopback interface; gives its address."""
    ready: dict[Path, tuple[bytes, str]] = {}
    with _Server(("127.0.0.1", 0), partial(_Handler, folder, ready)) as server:
        thread = Thread(target=server.serve_forever, args=(0.05,), daemon=True)
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()
        thread.join()


class _Server(ThreadingHTTPServer):
    daemon_threads = True
    request_queue_size = 64


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True
    wbufsize = -1

    def __init__(
        self, folder: Path, ready: dict[Path, tuple[bytes, str]], *arguments: object
    ) -> None:
        self._folder = folder
        self._ready = ready
        super().__init__(*arguments)  # type: ignore[arg-type]  # the server's three

    def do_GET(self) -> None:
        path = unquote(urlsplit(self.path).path)
        file = self._folder / path.lstrip("/") / ("index.html" if path.endswith("/") else "")
        if ".." in file.parts or not file.is_file():
            self.send_response(HTTPStatus.NOT_FOUND)
            self.send_header("Content-Length", "0")
            self.end_headers()
            return
        if file not in self._ready:
            self._ready[file] = _prepare(file)
        content, encoding = self._ready[file]
        self.send_response(HTTPStatus.OK)
        self.send_header("Content-Type", _type_of(file))
        if encoding:
            self.send_header("Content-Encoding", encoding)
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)

    def log_message(self, *_: object) -> None:
        """Requests are counted in the browser."""


def _prepare(file: Path) -> tuple[bytes, str]:
    content = file.read_bytes()
    if not _type_of(file).startswith(_COMPRESSED):
        return content, ""
    return gzip.compress(content, _LEVEL, mtime=0), "gzip"


def _type_of(file: Path) -> str:
    return _TYPES.guess_type(file.name)[0] or "application/octet-stream"
