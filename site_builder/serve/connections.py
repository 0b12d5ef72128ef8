"""The server's sockets: HTTP/1.1 with one request per connection, and nothing that waits for ever.

Everything runs in one event loop, so that an open page costs no thread. Reading a page from disk
blocks the loop for less time than handing it to a thread would take.
"""

from __future__ import annotations

import asyncio
from contextlib import suppress
from dataclasses import dataclass, field
from http import HTTPStatus

from site_builder.serve.answers import EVENTS_PATH, Response, answer, answer_status
from site_builder.serve.guard import is_ours
from site_builder.serve.requests import Request, parse_request
from site_builder.serve.snapshots import Snapshots

LARGEST_HEAD = 32 << 10
"""Bytes of a request's head that are read."""

_MOST_CONNECTIONS = 400
_HEAD_SECONDS = 8.0
_WRITE_SECONDS = 30.0
_LINGER_SECONDS = 2.0
_LINGER_BYTES = 4 << 20
_NEWER_SITE_SECONDS = 5.0
_HEARTBEAT_SECONDS = 15.0
_EVENTS_HEAD = (
    b"HTTP/1.1 200 OK\r\n"
    b"Content-Type: text/event-stream\r\n"
    b"Cache-Control: no-store\r\n"
    b"Cross-Origin-Resource-Policy: same-origin\r\n"
    b"X-Content-Type-Options: nosniff\r\n"
    b"Connection: close\r\n\r\n"
)


@dataclass(slots=True)
class Connections:
    """All connections of a server that listens on `port`."""

    snapshots: Snapshots
    port: int
    _open: set[asyncio.Task[None]] = field(default_factory=set)

    async def accept(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        """Serve one connection, until it is closed at either end."""
        task = asyncio.current_task()
        assert task is not None
        if len(self._open) >= _MOST_CONNECTIONS:
            writer.close()
            return
        self._open.add(task)
        try:
            # What ends a connection early, a client that goes or our own end, concerns nobody else.
            with suppress(OSError, TimeoutError, asyncio.CancelledError):
                await self._converse(reader, writer)
        finally:
            self._open.remove(task)
            writer.close()

    async def close(self) -> None:
        """End all connections."""
        for task in self._open:
            task.cancel()
        await asyncio.gather(*self._open)

    async def _converse(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        request = await _read_request(reader)
        if request is None:
            return
        if isinstance(request, Request) and not is_ours(request, self.port):
            request = HTTPStatus.FORBIDDEN
        if isinstance(request, HTTPStatus):
            await _write(writer, _format_response(answer_status(request)))
        elif request.path == EVENTS_PATH and request.method == "GET":
            await self._send_events(writer)
            return
        else:
            response = await self._answer(request)
            await _write(writer, _format_response(response, request.method == "GET"))
        await _linger(reader, writer)

    async def _answer(self, request: Request) -> Response:
        """Between the exchange of the folders and the end of a build, files are newer than the
        snapshot: then the next one answers."""
        with suppress(TimeoutError):
            async with asyncio.timeout(_NEWER_SITE_SECONDS):
                while (response := answer(request, self.snapshots.current)) is None:
                    await self.snapshots.wait_for_another(self.snapshots.current.number)
                return response
        return answer_status(HTTPStatus.SERVICE_UNAVAILABLE)

    async def _send_events(self, writer: asyncio.StreamWriter) -> None:
        """The number of each snapshot from the current one on, as Server-Sent Events
        (https://html.spec.whatwg.org/multipage/server-sent-events.html)."""
        await _write(writer, _EVENTS_HEAD)
        told = None
        while True:
            number = self.snapshots.current.number
            # A comment now and then finds out that the page has gone.
            await _write(writer, b":\n\n" if number == told else f"data: {number}\n\n".encode())
            told = number
            with suppress(TimeoutError):
                async with asyncio.timeout(_HEARTBEAT_SECONDS):
                    await self.snapshots.wait_for_another(number)


async def _read_request(reader: asyncio.StreamReader) -> Request | HTTPStatus | None:
    """None where the client asks for nothing: browsers open connections ahead of need."""
    begun = b""
    try:
        async with asyncio.timeout(_HEAD_SECONDS):
            begun = await reader.read(1)
            return parse_request(begun + await reader.readuntil(b"\r\n\r\n"))
    except TimeoutError:
        return HTTPStatus.REQUEST_TIMEOUT if begun else None
    except asyncio.IncompleteReadError:
        return HTTPStatus.BAD_REQUEST if begun else None
    except asyncio.LimitOverrunError:
        start = await reader.read(LARGEST_HEAD)
        if b"\r\n" in start:
            return HTTPStatus.REQUEST_HEADER_FIELDS_TOO_LARGE
        return HTTPStatus.REQUEST_URI_TOO_LONG


def _format_response(response: Response, has_content: bool = True) -> bytes:
    lines = [
        f"HTTP/1.1 {response.status.value} {response.status.phrase}",
        *(f"{name}: {value}" for name, value in response.headers),
        f"Content-Length: {len(response.content)}",
        "Connection: close",
    ]
    head = "".join(f"{line}\r\n" for line in (*lines, "")).encode()
    return head + response.content if has_content else head


async def _write(writer: asyncio.StreamWriter, content: bytes) -> None:
    async with asyncio.timeout(_WRITE_SECONDS):
        writer.write(content)
        await writer.drain()


async def _linger(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    """Read what the client still sends: closing on unread bytes would throw away our answer on its
    way (RFC 9112, section 9.6)."""
    writer.write_eof()
    async with asyncio.timeout(_LINGER_SECONDS):
        for _ in range(0, _LINGER_BYTES, LARGEST_HEAD):
            if not await reader.read(LARGEST_HEAD):
                return
