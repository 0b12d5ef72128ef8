"""From a request and a snapshot to a response.

A path is looked up in the manifest, never joined to a folder: what is not listed does not exist.
"""

from __future__ import annotations

from http import HTTPStatus
from pathlib import Path, PurePosixPath
from urllib.parse import quote

from site_builder.pages.routes import is_email
from site_builder.serve.headers_file import HEADERS_FILE, Headers, find_headers
from site_builder.serve.requests import METHODS, Request
from site_builder.serve.snapshots import Site, Snapshot
from site_builder.values import Value

EVENTS_PATH = "/.site-builder/events"

_TOOLS = "/.site-builder/"
_TOOLS_DIR = Path(__file__).parent
_TOOL_FILES = frozenset({"reload.js", "problems.js", "problems.css"})
_PROBLEMS_PATH = f"{_TOOLS}problems.json"
_WAITING_PAGE = "waiting.html"
# A site's own worker would keep pages of every archive that is ever served at this port.
_WORKER_PATH, _RETIRED_WORKER = "/service-worker.js", "retired-worker.js"
_FOR_THE_HOST = frozenset({HEADERS_FILE, "_redirects"})
_NOT_FOUND_PAGE = "404.html"
_INDEX = "index.html"

_TYPES = {
    ".avif": "image/avif",
    ".css": "text/css; charset=utf-8",
    ".gif": "image/gif",
    ".html": "text/html; charset=utf-8",
    ".ico": "image/x-icon",
    ".jpeg": "image/jpeg",
    ".jpg": "image/jpeg",
    ".js": "text/javascript; charset=utf-8",
    ".json": "application/json",
    ".pdf": "application/pdf",
    ".png": "image/png",
    ".svg": "image/svg+xml",
    ".txt": "text/plain; charset=utf-8",
    ".wasm": "application/wasm",
    ".webmanifest": "application/manifest+json",
    ".webp": "image/webp",
    ".woff2": "font/woff2",
    ".xml": "application/xml",
}
_OTHER_TYPE = "application/octet-stream"

# Whatever the site declares: nothing is kept, nothing is read by other sites, and the connection
# is ours to manage.
_FIXED: Headers = (("Cache-Control", "no-store"), ("Cross-Origin-Resource-Policy", "same-origin"))
_OURS = frozenset(
    {"cache-control", "connection", "content-length", "cross-origin-resource-policy"}
    | {"date", "etag", "last-modified", "transfer-encoding"}
)
_NO_CORS = "access-control-"
_TOOL_HEADERS: Headers = (
    ("X-Content-Type-Options", "nosniff"),
    (
        "Content-Security-Policy",
        (
            "default-src 'none'; connect-src 'self'; img-src data:; script-src 'self'; "
            "style-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
        ),
    ),
)


class Response(Value):
    """What is sent back; the length and what concerns the connection are added on the way."""

    status: HTTPStatus
    headers: Headers
    content: bytes


def answer(request: Request, snapshot: Snapshot) -> Response | None:
    """The response to a request; None where only a newer snapshot can tell."""
    if request.path.startswith(_TOOLS):
        return _answer_tool(request.path.removeprefix(_TOOLS), snapshot)
    if request.path == _WORKER_PATH:
        worker = (_TOOLS_DIR / _RETIRED_WORKER).read_bytes()
        return _make_response(_RETIRED_WORKER, worker, _TOOL_HEADERS)
    if snapshot.site is None:
        page = _add_reload((_TOOLS_DIR / _WAITING_PAGE).read_bytes(), snapshot.number)
        return _make_response(_WAITING_PAGE, page, _TOOL_HEADERS, HTTPStatus.SERVICE_UNAVAILABLE)
    return _answer_page(request.path, snapshot.site, snapshot.number)


def answer_status(status: HTTPStatus) -> Response:
    """A response that says no more than a status."""
    allowed = (("Allow", ", ".join(METHODS)),)
    headers = allowed if status is HTTPStatus.METHOD_NOT_ALLOWED else ()
    text = f"{status.value} {status.phrase}\n"
    return _make_response("status.txt", text.encode(), (*_TOOL_HEADERS, *headers), status)


def _answer_tool(name: str, snapshot: Snapshot) -> Response:
    if name == "problems.json":
        return _make_response(name, snapshot.problems, _TOOL_HEADERS)
    if name in _TOOL_FILES:
        return _make_response(name, (_TOOLS_DIR / name).read_bytes(), _TOOL_HEADERS)
    return answer_status(HTTPStatus.NOT_FOUND)


def _answer_page(path: str, site: Site, number: int) -> Response | None:
    name = path[1:] + _INDEX if path.endswith("/") else path[1:]
    status = HTTPStatus.OK
    if name not in site.digests or name in _FOR_THE_HOST:
        if f"{name}/{_INDEX}" in site.digests:
            return _redirect(f"{path}/")
        name, status = _NOT_FOUND_PAGE, HTTPStatus.NOT_FOUND
        if name not in site.digests:
            return answer_status(status)
    content = site.read_file(name)
    if content is None:
        return None
    if name.endswith(".html") and not is_email(name):
        content = _add_reload(content, number)
    return _make_response(name, content, find_headers(site.header_rules, path), status)


def _redirect(path: str) -> Response:
    return Response(HTTPStatus.MOVED_PERMANENTLY, (*_FIXED, ("Location", quote(path))), b"")


def _add_reload(page: bytes, number: int) -> bytes:
    """A page with the module that keeps it up to date; its address says what the page shows."""
    script = f'<script type="module" src="{_TOOLS}reload.js?{number}"></script>\n'.encode()
    before, body_end, after = page.rpartition(b"</body>")
    return before + script + body_end + after if body_end else page + script


def _make_response(
    name: str, content: bytes, declared: Headers, status: HTTPStatus = HTTPStatus.OK
) -> Response:
    kept = tuple(header for header in declared if _is_kept(header[0].lower()))
    if not any(key.lower() == "content-type" for key, _ in kept):
        content_type = _TYPES.get(PurePosixPath(name).suffix.lower(), _OTHER_TYPE)
        kept = (("Content-Type", content_type), *kept)
    return Response(status, (*_FIXED, *kept), content)


def _is_kept(name: str) -> bool:
    return name not in _OURS and not name.startswith(_NO_CORS)
