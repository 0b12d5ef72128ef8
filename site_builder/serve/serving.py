"""The local site as a whole: build, serve, watch, build again."""

from __future__ import annotations

import asyncio
import signal
import socket
import time
import webbrowser
from collections.abc import Iterable
from contextlib import closing
from typing import Protocol

from site_builder.build import BuildOptions
from site_builder.errors import Position, Problem
from site_builder.folders import require_archive
from site_builder.output.lock import holding_lock
from site_builder.progress import Progress
from site_builder.serve.connections import LARGEST_HEAD, Connections
from site_builder.serve.ports import LOOPBACK, USUAL_PORT, bind_port
from site_builder.serve.rebuilding import Workshop, rebuild
from site_builder.serve.snapshots import NO_PROBLEMS, PREVIEW, ReadLine, Snapshot, Snapshots
from site_builder.serve.watching import WATCHED, watch_site
from site_builder.values import Value, replace

_LOCK_PATH = f"{PREVIEW.work_path}/running"


class Terminal(Progress, Protocol):
    """Where an author reads what the server does."""

    def say(self, text: str) -> None:
        """One line about what was done."""
        ...

    def show_problems(self, problems: Iterable[Problem]) -> None:
        """Every problem, as after a build."""
        ...


class ServeOptions(Value):
    """What a server is asked for. Without a `port` it finds one."""

    build: BuildOptions
    port: int | None = None
    opens_browser: bool = False


def serve_site(options: ServeOptions, terminal: Terminal, read_line: ReadLine) -> None:
    """Serve the site of an archive until the process is interrupted or told to end.

    Raises SiteError where it can't begin: in a folder that is no archive, at a taken port, or while
    another server of the archive runs.
    """
    site_dir = options.build.site_dir
    require_archive(site_dir)
    running = Problem(
        Position(_LOCK_PATH),
        "served-already",
        "a server of this archive is running",
        "use that one, or end it first",
    )
    with (
        holding_lock(site_dir / _LOCK_PATH, running),
        closing(bind_port(options.port)) as listener,
    ):
        asyncio.run(_serve(options, terminal, read_line, listener))


async def _serve(
    options: ServeOptions, terminal: Terminal, read_line: ReadLine, listener: socket.socket
) -> None:
    stop = _stop_at_signals()
    port = listener.getsockname()[1]
    workshop = Workshop(replace(options.build, target=PREVIEW), terminal, read_line, stop)
    # Numbers begin at the clock's, so that an open page tells a later server's site from its own.
    snapshots = Snapshots(Snapshot(int(time.time()), None, NO_PROBLEMS))
    connections = Connections(snapshots, port)
    server = await asyncio.start_server(
        connections.accept, sock=listener, limit=LARGEST_HEAD, start_serving=False
    )

    def note_polling() -> None:
        terminal.say(
            "the system can't watch so many folders: looking through them twice a second instead; "
            "on Linux, a higher fs.inotify.max_user_watches helps"
        )

    async for paths in watch_site(options.build.site_dir, stop, note_polling):
        outcome = await asyncio.to_thread(rebuild, workshop, snapshots.current, paths)
        if outcome is None:
            continue
        snapshots.replace(outcome.snapshot)
        terminal.show_problems(outcome.problems)
        terminal.say(outcome.summary)
        if not server.is_serving():
            await server.start_serving()
            await _announce(options, terminal, port)
    server.close()
    await connections.close()


async def _announce(options: ServeOptions, terminal: Terminal, port: int) -> None:
    url = f"http://{LOOPBACK}:{port}/"
    if options.port is None and port != USUAL_PORT:
        terminal.say(f"port {USUAL_PORT} is taken: using {port}")
    *others, last = (f"{name}/" for name in WATCHED)
    terminal.say(f"serving {url} and watching {', '.join(others)} and {last}; Ctrl-C ends it")
    if options.opens_browser:
        await asyncio.to_thread(webbrowser.open, url)


def _stop_at_signals() -> asyncio.Event:
    """An event that Ctrl-C and a request to end set. A second Ctrl-C ends the process at once."""
    stop = asyncio.Event()
    loop = asyncio.get_running_loop()

    def end() -> None:
        stop.set()
        loop.remove_signal_handler(signal.SIGINT)

    for number in (signal.SIGINT, signal.SIGTERM):
        loop.add_signal_handler(number, end)
    return stop
