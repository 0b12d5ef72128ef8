from http import HTTPStatus

import pytest

from site_builder.serve.requests import Request, parse_request


def parse(*lines: str) -> Request | HTTPStatus:
    return parse_request("".join(f"{line}\r\n" for line in (*lines, "")).encode("latin-1"))


def path_of(target: str) -> str | None:
    request = parse(f"GET {target} HTTP/1.1", "Host: localhost:8000")
    return request.path if isinstance(request, Request) else None


def test_a_request_has_a_method_a_path_and_headers_with_lower_case_names() -> None:
    request = parse("HEAD /en/ HTTP/1.1", "Host: localhost:8000", "X-Odd:\t a b ")
    assert request == Request("HEAD", "/en/", {"host": "localhost:8000", "x-odd": "a b"})


def test_a_header_that_is_there_twice_has_both_values() -> None:
    request = parse("GET / HTTP/1.1", "Host: localhost:8000", "Host: evil.example")
    assert isinstance(request, Request)
    assert request.headers["host"] == "localhost:8000, evil.example"


def test_a_path_is_decoded_once_and_without_its_query() -> None:
    assert path_of("/zh/%E6%96%B0/?q=%2e") == "/zh/新/"
    assert path_of("/%252e%252e/") == "/%2e%2e/"


@pytest.mark.parametrize(
    "target",
    ["http://127.0.0.1/", "*", "en/", "C:\\", "\\\\host", "/%c0%af", "/%ff", "/%ed%a0%80"],
)
def test_a_target_that_is_no_path_of_ours_is_a_bad_request(target: str) -> None:
    assert parse(f"GET {target} HTTP/1.1") is HTTPStatus.BAD_REQUEST


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "TRACE", "CONNECT", "OPTIONS", "get"])
def test_only_reading_is_allowed(method: str) -> None:
    assert parse(f"{method} / HTTP/1.1") is HTTPStatus.METHOD_NOT_ALLOWED


@pytest.mark.parametrize(
    "line", ["", "GET /", "GET / HTTP/1.1 x", "GET  / HTTP/1.1", "GET / http/1.1", "\x16\x03\x01"]
)
def test_a_line_that_is_no_request_is_a_bad_request(line: str) -> None:
    assert parse(line) is HTTPStatus.BAD_REQUEST


@pytest.mark.parametrize("version", ["0.9", "2.0"])
def test_another_version_of_http_is_not_spoken(version: str) -> None:
    assert parse(f"GET / HTTP/{version}") is HTTPStatus.HTTP_VERSION_NOT_SUPPORTED


@pytest.mark.parametrize("line", ["no colon", "X Y: 1", ": 1", " folded: 1", "X-A : 1", "X-A\n: 1"])
def test_a_line_that_is_no_header_is_a_bad_request(line: str) -> None:
    assert parse("GET / HTTP/1.1", line) is HTTPStatus.BAD_REQUEST


@pytest.mark.parametrize("header", ["Transfer-Encoding: chunked", "Content-Length: 3"])
def test_a_request_with_a_body_is_a_bad_request(header: str) -> None:
    assert parse("GET / HTTP/1.1", header) is HTTPStatus.BAD_REQUEST


def test_the_length_of_a_target_and_the_number_of_headers_are_limited() -> None:
    assert parse(f"GET /{'a' * 4096} HTTP/1.1") is HTTPStatus.REQUEST_URI_TOO_LONG
    many = [f"X-{number}: 1" for number in range(101)]
    assert parse("GET / HTTP/1.1", *many) is HTTPStatus.REQUEST_HEADER_FIELDS_TOO_LARGE
