"""A built site as the local server finds it, without a build."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from site_builder.output.manifest import MANIFEST_NAME, digest_of, format_manifest
from site_builder.serve.requests import Request
from site_builder.serve.snapshots import PREVIEW, Site, Snapshot, load_site

FILES = {
    "index.html": b"<!doctype html><title>root</title><body><p>root</p></body>",
    "en/index.html": b"<!doctype html><title>home</title><body><p>home</p></body>",
    "zh/\u65b0\u95fb/index.html": "<!doctype html><title>新闻</title>".encode(),
    "en/feed.xml": b"<feed/>",
    "assets/css/site.0123456789.css": b"a { color: red }",
    "404.html": b"<!doctype html><title>lost</title><body></body>",
    "_headers": b"/*\n  X-Site: yes\n  Cache-Control: max-age=60\n/en/feed.xml\n"
    b"  Content-Type: application/atom+xml\n  Access-Control-Allow-Origin: *\n",
    "_redirects": b"/old/ /en/ 301!\n",
}


def write_preview(site_dir: Path, files: Mapping[str, bytes] = FILES) -> Site:
    """Put a site where a build for the server would have put it."""
    output_dir = site_dir / PREVIEW.output_path
    for path, content in files.items():
        (output_dir / path).parent.mkdir(parents=True, exist_ok=True)
        (output_dir / path).write_bytes(content)
    digests = {path: digest_of(content) for path, content in files.items()}
    (output_dir / MANIFEST_NAME).write_bytes(format_manifest(digests))
    return load_site(site_dir)


def snapshot_of(site: Site | None, number: int = 7, problems: bytes = b"[]") -> Snapshot:
    return Snapshot(number, site, problems)


def request_for(path: str, method: str = "GET", **headers: str) -> Request:
    return Request(method, path, headers)
