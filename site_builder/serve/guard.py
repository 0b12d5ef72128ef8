"""Which requests are ours: pages of other sites must not read what an author has not published.

A page anywhere on the web can send requests to this machine. It is told apart by the host that it
believes to talk to (DNS rebinding), by the origin it names, and by what the browser says of it
(Fetch Metadata, https://www.w3.org/TR/fetch-metadata/).
"""

from __future__ import annotations

from site_builder.serve.requests import Request

_LOOPBACK_NAMES = ("127.0.0.1", "localhost", "[::1]")
_HTTP_PORT = 80


def is_ours(request: Request, port: int) -> bool:
    """Whether a request comes from our own pages, or from someone who types our address."""
    host = request.headers.get("host", "").lower()
    if host not in _our_hosts(port):
        return False
    if request.headers.get("origin", f"http://{host}") != f"http://{host}":
        return False
    if request.headers.get("sec-fetch-site", "none") in ("none", "same-origin"):
        return True
    return _opens_page(request)


def _our_hosts(port: int) -> tuple[str, ...]:
    with_port = tuple(f"{name}:{port}" for name in _LOOPBACK_NAMES)
    return (*with_port, *_LOOPBACK_NAMES) if port == _HTTP_PORT else with_port


def _opens_page(request: Request) -> bool:
    """Whether a link elsewhere was followed: its page doesn't get to see where that leads."""
    mode, place = (request.headers.get(f"sec-fetch-{name}") for name in ("mode", "dest"))
    return mode == "navigate" and place == "document"
