"""Real sockets, with clients as rude as they come."""

from __future__ import annotations

import asyncio
import re
import socket
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest

from site_builder.output.manifest import digest_of
from site_builder.output.publish import publishing
from site_builder.serve import connections as connections_module
from site_builder.serve.connections import LARGEST_HEAD, Connections
from site_builder.serve.snapshots import PREVIEW, Snapshots, load_site
from site_builder.values import replace
from tests.unit.serve.preview import snapshot_of, write_preview


@dataclass(frozen=True, slots=True)
class Running:
    port: int
    snapshots: Snapshots
    site_dir: Path

    async def connect(self) -> tuple[asyncio.StreamReader, asyncio.StreamWriter]:
        return await asyncio.open_connection("127.0.0.1", self.port)

    async def send(self, content: bytes) -> bytes:
        """Everything that comes back to the bytes of a request."""
        reader, writer = await self.connect()
        writer.write(content)
        received = await reader.read()
        writer.close()
        return received

    async def get(self, path: str, method: str = "GET") -> bytes:
        return await self.send(self.request(path, method))

    def request(self, path: str, method: str = "GET") -> bytes:
        return f"{method} {path} HTTP/1.1\r\nHost: localhost:{self.port}\r\n\r\n".encode()


@asynccontextmanager
async def running(site_dir: Path) -> AsyncIterator[Running]:
    snapshots = Snapshots(snapshot_of(write_preview(site_dir)))
    with socket.create_server(("127.0.0.1", 0)) as listener:
        port = listener.getsockname()[1]
        connections = Connections(snapshots, port)
        server = await asyncio.start_server(connections.accept, sock=listener, limit=LARGEST_HEAD)
        yield Running(port, snapshots, site_dir)
        server.close()
        async with asyncio.timeout(10):
            await connections.close()


def test_a_page_is_served_and_its_head_alone_too(tmp_path: Path) -> None:
    async def check() -> None:
        async with running(tmp_path) as server:
            page, head = await server.get("/en/"), await server.get("/en/", "HEAD")
            assert page.startswith(b"HTTP/1.1 200 OK\r\n")
            assert head.endswith(b"\r\n\r\n")
            assert page.startswith(head)
            assert f"Content-Length: {len(page) - len(head)}\r\n".encode() in head

    asyncio.run(check())


def test_each_refusal_has_its_status(tmp_path: Path) -> None:
    async def check() -> None:
        async with running(tmp_path) as server:
            for sent, status in (
                (b"GET / HTTP/1.1\r\nHost: evil.example\r\n\r\n", b"403"),
                (b"POST / HTTP/1.1\r\n\r\n", b"405"),
                (b"GET /" + b"a" * 70_000 + b" HTTP/1.1\r\n\r\n", b"414"),
                (b"GET / HTTP/1.1\r\n" + b"X-A: 1\r\n" * 1_000 + b"\r\n", b"431"),
                (b"GET / HTTP/1.1\r\nX-A: " + b"a" * (1 << 20) + b"\r\n\r\n", b"431"),
                (b"GET / HTTP/9.9\r\n\r\n", b"505"),
                (b"\x16\x03\x01\x02\r\n\r\n", b"400"),
            ):
                received = await server.send(sent)
                assert received.startswith(b"HTTP/1.1 " + status), sent[:40]
                assert b"Traceback" not in received

    asyncio.run(check())


def test_only_the_first_of_several_requests_on_a_connection_is_answered(tmp_path: Path) -> None:
    async def check() -> None:
        async with running(tmp_path) as server:
            received = await server.send(server.request("/en/") * 2)
            assert received.count(b"HTTP/1.1 ") == 1

    asyncio.run(check())


def test_a_client_that_takes_too_long_to_ask_is_answered_and_let_go(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(connections_module, "_HEAD_SECONDS", 0.2)

    async def check() -> None:
        async with running(tmp_path) as server:
            assert (await server.send(b"GET / HT")).startswith(b"HTTP/1.1 408")
            assert await server.send(b"") == b""

    asyncio.run(check())


def test_idle_connections_keep_nobody_waiting_and_too_many_are_closed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(connections_module, "_MOST_CONNECTIONS", 201)

    async def check() -> None:
        async with running(tmp_path) as server:
            idle = [await server.connect() for _ in range(200)]
            assert (await server.get("/en/")).startswith(b"HTTP/1.1 200")
            idle.append(await server.connect())
            reader, refused = await server.connect()
            assert await reader.read() == b""
            refused.close()
            for _, writer in idle:
                writer.close()

    asyncio.run(check())


def test_a_client_that_goes_early_harms_nobody(tmp_path: Path) -> None:
    async def check() -> None:
        async with running(tmp_path) as server:
            for sent in (b"", b"GET /", server.request("/en/")):
                _, writer = await server.connect()
                writer.write(sent)
                writer.transport.abort()
            assert (await server.get("/en/")).startswith(b"HTTP/1.1 200")

    asyncio.run(check())


def test_events_tell_the_number_of_each_snapshot_from_the_current_one_on(tmp_path: Path) -> None:
    async def check() -> None:
        async with running(tmp_path) as server:
            reader, writer = await server.connect()
            writer.write(server.request("/.site-builder/events"))
            head = await reader.readuntil(b"\r\n\r\n")
            assert b"Content-Type: text/event-stream\r\n" in head
            assert await reader.readuntil(b"\n\n") == b"data: 7\n\n"
            server.snapshots.replace(replace(server.snapshots.current, number=8))
            assert await reader.readuntil(b"\n\n") == b"data: 8\n\n"
            writer.close()

    asyncio.run(check())


def test_events_are_nothing_to_other_sites(tmp_path: Path) -> None:
    async def check() -> None:
        async with running(tmp_path) as server:
            request = server.request("/.site-builder/events")
            received = await server.send(request[:-2] + b"Origin: https://evil.example\r\n\r\n")
            assert received.startswith(b"HTTP/1.1 403")
            assert b"data: 7" not in received

    asyncio.run(check())


def test_a_file_that_a_build_has_just_replaced_comes_with_the_snapshot_of_that_build(
    tmp_path: Path,
) -> None:
    async def check() -> None:
        async with running(tmp_path) as server:
            old_site = server.snapshots.current.site
            assert old_site is not None
            newer = b"<feed>newer</feed>"
            (tmp_path / PREVIEW.output_path / "en/feed.xml").write_bytes(newer)
            asked = asyncio.create_task(server.get("/en/feed.xml"))
            await asyncio.sleep(0.1)
            assert not asked.done()
            digests = {**old_site.digests, "en/feed.xml": digest_of(newer)}
            server.snapshots.replace(snapshot_of(replace(old_site, digests=digests), number=8))
            assert (await asked).endswith(newer)

    asyncio.run(check())


def test_a_file_that_never_matches_its_manifest_is_not_served(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(connections_module, "_NEWER_SITE_SECONDS", 0.1)

    async def check() -> None:
        async with running(tmp_path) as server:
            (tmp_path / PREVIEW.output_path / "en/feed.xml").write_bytes(b"put there by hand")
            received = await server.get("/en/feed.xml")
            assert received.startswith(b"HTTP/1.1 503")
            assert b"by hand" not in received

    asyncio.run(check())


def test_a_page_is_of_one_build_whole_however_fast_builds_follow(tmp_path: Path) -> None:
    async def check() -> None:
        async with running(tmp_path) as server:
            loop = asyncio.get_running_loop()

            def build(numbers: range) -> None:
                for number in numbers:
                    with publishing(tmp_path, PREVIEW) as stage:
                        content = f"build {number}".encode()
                        stage.write_file("en/index.html", content, digest_of(content))
                    snapshot = snapshot_of(load_site(tmp_path), number)
                    loop.call_soon_threadsafe(server.snapshots.replace, snapshot)

            await asyncio.to_thread(build, range(100, 101))
            building = asyncio.create_task(asyncio.to_thread(build, range(101, 140)))
            pages = []
            while not building.done():
                pages.append(await server.get("/en/"))
            pages.append(await server.get("/en/"))
            shown = [re.findall(rb"build (\d+)<.*reload.js\?(\d+)", page) for page in pages]
            assert [page for page, found in zip(pages, shown, strict=True) if not found] == []
            assert {tuple(pair) for [pair] in shown if pair[0] != pair[1]} == set()
            assert shown[-1] == [(b"139", b"139")]

    asyncio.run(check())
