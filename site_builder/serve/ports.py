"""A socket on this machine's loopback interface, which no other machine can reach."""

from __future__ import annotations

import errno
import socket
from contextlib import suppress

from site_builder.errors import Position, Problem, SiteError

LOOPBACK = "127.0.0.1"
USUAL_PORT = 8000

_LAST_PORT = USUAL_PORT + 9


def bind_port(port: int | None) -> socket.socket:
    """A socket that listens on `port`; without one, on the usual port or the next that is free.

    Raises SiteError where that can't be had.
    """
    if port is not None:
        return _bind(port, "name another with --port, or none to have a free one found")
    for candidate in range(USUAL_PORT, _LAST_PORT):
        with suppress(SiteError):
            return _bind(candidate)
    return _bind(_LAST_PORT)


def _bind(port: int, hint: str = "name a free one with --port") -> socket.socket:
    listener = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
    try:
        # Without it, a port stays taken for a minute after the server that had it ended.
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listener.bind((LOOPBACK, port))
        listener.listen()
    except OSError as error:
        listener.close()
        taken = error.errno == errno.EADDRINUSE
        message = f"port {port} is taken" if taken else f"port {port}: {error.strerror}"
        position = Position(f"{LOOPBACK}:{port}")
        raise SiteError([Problem(position, "no-port", message, hint)]) from error
    return listener
