"""Talks to Pagefind's indexer, a program that answers requests until its input ends.

`pagefind --service` reads messages from its input and answers each on its output, in order. A
message is JSON in base64 and ends with a comma, both ways. The protocol is documented by Pagefind's
own wrappers for Node and Python only; the Python one waits a tenth of a second for each answer.
"""

from __future__ import annotations

import json
import os
from base64 import b64decode, b64encode
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from queue import Empty, SimpleQueue
from subprocess import PIPE, Popen, TimeoutExpired
from tempfile import TemporaryFile
from threading import Thread
from typing import IO, Any

from site_builder.values import Value

_READ_SIZE = 1 << 20
# All of its environment. Chunks of the index are a quarter of what it would choose, so that a query
# loads less; shards are made side by side, so that each does with one thread.
_ENVIRONMENT = {
    "PAGEFIND_UNSTABLE_INDEX_CHUNK_SIZE": "5000",
    "RAYON_NUM_THREADS": "1",
    "TOKIO_WORKER_THREADS": "1",
}


class Indexer(Value):
    """The program, and for how many seconds it may be silent before it counts as hung."""

    executable: Path
    patience: float = 120.0


class PagefindError(Exception):
    """What Pagefind did, in words that go after its name."""


def converse(requests: Sequence[dict[str, Any]], indexer: Indexer) -> list[dict[str, Any]]:
    """The answers to `requests`, from a process that ends with them.

    Raises PagefindError when it can't be started, ends early, is silent for too long, refuses a
    request, or says something else than an answer.
    """
    with TemporaryFile() as log:
        process = _start(indexer, log)
        assert process.stdin is not None
        # A pipe holds little: if we wrote everything before we read, both sides would wait.
        writer = Thread(target=_write, args=(process.stdin, requests), daemon=True)
        writer.start()
        try:
            answers = _read_answers(process, len(requests), indexer.patience)
            if len(answers) == len(requests):
                process.stdin.close()  # not before: when its input ends, it stops at once
            code = process.wait(indexer.patience)
        except (Empty, TimeoutExpired):
            raise PagefindError(f"was silent for {indexer.patience:g} seconds") from None
        finally:
            process.kill()
            process.wait()
            writer.join()
            with suppress(OSError):
                process.stdin.close()
        if code != 0 or len(answers) < len(requests):
            raise PagefindError(f"ended early, with exit code {code}{_last_words(log)}")
        return answers


def _start(indexer: Indexer, log: IO[bytes]) -> Popen[bytes]:
    """The running program, away from our environment and from configuration files in our folder."""
    try:
        return Popen(
            [indexer.executable, "--service"],
            stdin=PIPE,
            stdout=PIPE,
            stderr=log,
            cwd=indexer.executable.parent,
            env=_ENVIRONMENT,
        )
    except OSError as error:
        raise PagefindError(f"can't be started: {error.strerror}") from error


def _write(pipe: IO[bytes], requests: Sequence[dict[str, Any]]) -> None:
    with suppress(OSError, ValueError):  # it has ended or is being stopped: the reader knows how
        for number, request in enumerate(requests):
            message = json.dumps({"message_id": number, "payload": request}, ensure_ascii=False)
            pipe.write(b64encode(message.encode()) + b",")
        pipe.flush()


def _read_answers(process: Popen[bytes], count: int, patience: float) -> list[dict[str, Any]]:
    """Up to `count` answers, fewer if the output ends before; raises Empty after a long silence."""
    answers: list[dict[str, Any]] = []
    unfinished: list[bytes] = []
    chunks = _read_chunks(process)
    while len(answers) < count and (chunk := chunks.get(timeout=patience)):
        first, *others = chunk.split(b",")
        unfinished.append(first)
        for other in others:
            answers.append(_parse_answer(b"".join(unfinished)))
            unfinished = [other]
    return answers


def _read_chunks(process: Popen[bytes]) -> SimpleQueue[bytes]:
    """What the program says, as it comes, with an empty chunk for the end."""
    chunks: SimpleQueue[bytes] = SimpleQueue()

    def read() -> None:
        assert process.stdout is not None
        with process.stdout as output:
            while chunk := os.read(output.fileno(), _READ_SIZE):
                chunks.put(chunk)
        chunks.put(b"")

    Thread(target=read, daemon=True).start()
    return chunks


def _parse_answer(encoded: bytes) -> dict[str, Any]:
    try:
        answer: dict[str, Any] = json.loads(b64decode(encoded, validate=True))["payload"]
        kind = answer["type"]
    except (ValueError, TypeError, KeyError):
        raise PagefindError(f"said {encoded[:40]!r}, which is no answer") from None
    if kind == "Error":
        raise PagefindError(f"refused a request: {answer.get('message')}")
    return answer


def _last_words(log: IO[bytes]) -> str:
    log.seek(0)
    lines = log.read().decode(errors="replace").splitlines()
    said = [line.strip() for line in lines if line.strip()]
    return f": {said[-1]}" if said else ""
