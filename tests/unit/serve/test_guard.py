import pytest

from site_builder.serve.guard import is_ours
from site_builder.serve.requests import Request

PORT = 8000


def allows(port: int = PORT, **headers: str) -> bool:
    names = {name.replace("_", "-"): value for name, value in headers.items()}
    return is_ours(Request("GET", "/", {"host": "127.0.0.1:8000", **names}), port)


@pytest.mark.parametrize(
    "host", ["127.0.0.1:8000", "localhost:8000", "[::1]:8000", "LOCALHOST:8000"]
)
def test_this_machine_by_its_own_names_is_served(host: str) -> None:
    assert allows(host=host)


@pytest.mark.parametrize(
    "host",
    [
        "",
        "evil.example",
        "evil.example:8000",
        "localhost.evil.example:8000",
        "127.0.0.1.nip.io:8000",
        "app.localhost:8000",
        "localhost",
        "localhost:8001",
        "127.0.0.1:8000, evil.example",
        "0.0.0.0:8000",
    ],
)
def test_any_other_host_is_refused(host: str) -> None:
    assert not allows(host=host)


def test_a_request_without_a_host_is_refused() -> None:
    assert not is_ours(Request("GET", "/", {}), PORT)


def test_on_the_port_of_http_a_host_needs_no_port() -> None:
    assert allows(port=80, host="localhost")


@pytest.mark.parametrize(
    "origin",
    ["https://evil.example", "null", "http://127.0.0.1:8001", "https://127.0.0.1:8000", ""],
)
def test_a_page_of_another_origin_is_refused(origin: str) -> None:
    assert not allows(origin=origin)


def test_our_own_origin_is_served() -> None:
    assert allows(origin="http://127.0.0.1:8000", sec_fetch_site="same-origin")


@pytest.mark.parametrize("site", ["cross-site", "same-site"])
@pytest.mark.parametrize(
    ("mode", "dest"), [("no-cors", "script"), ("cors", "empty"), ("", "image")]
)
def test_what_another_site_embeds_is_refused(site: str, mode: str, dest: str) -> None:
    assert not allows(sec_fetch_site=site, sec_fetch_mode=mode, sec_fetch_dest=dest)


def test_a_link_on_another_site_may_lead_here_but_not_into_a_frame() -> None:
    assert allows(sec_fetch_site="cross-site", sec_fetch_mode="navigate", sec_fetch_dest="document")
    assert not allows(
        sec_fetch_site="cross-site", sec_fetch_mode="navigate", sec_fetch_dest="iframe"
    )
