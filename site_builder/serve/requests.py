"""What a browser asks: the head of an HTTP/1.1 request (RFC 9112), read strictly."""

from __future__ import annotations

import re
from collections.abc import Mapping
from http import HTTPStatus
from urllib.parse import unquote_to_bytes

from site_builder.values import Value

METHODS = ("GET", "HEAD")

_LONGEST_TARGET = 4_096
_MOST_HEADERS = 100
_REQUEST_LINE = re.compile(r"([!-~]+) (\S+) HTTP/(\d\.\d)")
_HEADER_NAME = re.compile(r"[!#$%&'*+\-.^_`|~0-9A-Za-z]+")


class Request(Value):
    """A request that asks for something. `path` is decoded, once; names of headers are lower-case.

    A header that is there twice has both values, parted by a comma.
    """

    method: str
    path: str
    headers: Mapping[str, str]


def parse_request(head: bytes) -> Request | HTTPStatus:
    """The request that a head with its empty line stands for; else the status that answers it."""
    request_line, *lines = head.decode("latin-1").removesuffix("\r\n\r\n").split("\r\n")
    match = _REQUEST_LINE.fullmatch(request_line)
    if match is None:
        return HTTPStatus.BAD_REQUEST
    method, target, version = match.groups()
    if version not in ("1.0", "1.1"):
        return HTTPStatus.HTTP_VERSION_NOT_SUPPORTED
    if method not in METHODS:
        return HTTPStatus.METHOD_NOT_ALLOWED
    if len(target) > _LONGEST_TARGET:
        return HTTPStatus.REQUEST_URI_TOO_LONG
    if len(lines) > _MOST_HEADERS:
        return HTTPStatus.REQUEST_HEADER_FIELDS_TOO_LARGE
    path, headers = _parse_path(target), _parse_headers(lines)
    if path is None or headers is None or _announces_body(headers):
        return HTTPStatus.BAD_REQUEST
    return Request(method, path, headers)


def _parse_path(target: str) -> str | None:
    """The path of a target such as `/en/?q=x`; None for one that names a host or is not UTF-8."""
    if not target.startswith("/"):
        return None
    try:
        return unquote_to_bytes(target.partition("?")[0]).decode()
    except UnicodeDecodeError:
        return None


def _parse_headers(lines: list[str]) -> dict[str, str] | None:
    headers: dict[str, str] = {}
    for line in lines:
        name, colon, value = line.partition(":")
        if not colon or not _HEADER_NAME.fullmatch(name):
            return None
        key, value = name.lower(), value.strip()
        headers[key] = f"{headers[key]}, {value}" if key in headers else value
    return headers


def _announces_body(headers: Mapping[str, str]) -> bool:
    return "transfer-encoding" in headers or headers.get("content-length", "0") != "0"
