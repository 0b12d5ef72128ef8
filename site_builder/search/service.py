"""Talks to Pagefind's indexer, a program that answers requests until its input ends.

`pagefind --service` reads messages from its input and answers each on its output, in order. A message is
JSON in base64 and ends with a comma, both ways. Pagefind's wrappers for Node and Python are the only
documentation of the protocol. The Python one waits a tenth of a second for each answer.
"""

from __future__ import annotations

import json
from base64 import b64decode, b64encode
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from queue import Empty, SimpleQueue
from subprocess import PIPE, Popen, TimeoutExpired
from tempfile import TemporaryFile
from threading import Thread
from typing import IO, Any

_READ_SIZE = 1 << 20


@dataclass(frozen=True, slots=True)
class Indexer:
    """The program, and for how many seconds it may be silent before it counts as hung."""

    executable: Path
    patience: float = 120.0


class PagefindFailure(Exception):
    """What Pagefind did, in words that go after its name."""


def converse(requests: Sequence[dict[str, Any]], indexer: Indexer) -> list[dict[str, Any]]:
    """The answers to `requests`, by a process of their own.

    Raises PagefindFailure when it can't be started, ends early, is silent for too long, refuses a request
    or says something else than an answer.
    """
    with TemporaryFile() as log:
        process = _start(indexer, log)
        assert process.stdin is not None
        # A pipe holds little: who writes everything before reading waits for ever, and so does Pagefind.
        writer = Thread(target=_write, args=(process.stdin, requests), daemon=True)
        writer.start()
        try:
            answers = _read_answers(process, len(requests), indexer.patience)
            if len(answers) == len(requests):
                process.stdin.close()  # not before: when its input ends, it stops at once
            code = process.wait(indexer.patience)
        except (Empty, TimeoutExpired):
            raise PagefindFailure(f"was silent for {indexer.patience:g} seconds") from None
        finally:
            process.kill()
            process.wait()
            writer.join()
            with suppress(OSError):
                process.stdin.close()
        if code != 0 or len(answers) < len(requests):
            raise PagefindFailure(f"ended early, with exit code {code}{_last_words(log)}")
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
            env={},
        )
    except OSError as error:
        raise PagefindFailure(f"can't be started: {error.strerror}") from error


def _write(pipe: IO[bytes], requests: Sequence[dict[str, Any]]) -> None:
    with suppress(OSError):  # it has ended, and the reader says how
        for number, request in enumerate(requests):
            message = json.dumps({"message_id": number, "payload": request})
            pipe.write(b64encode(message.encode()) + b",")
        pipe.flush()


def _read_answers(process: Popen[bytes], count: int, patience: float) -> list[dict[str, Any]]:
    """Up to `count` answers, fewer if the output ends before; raises Empty after too long a silence."""
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
        with process.stdout as output:  # type: ignore[union-attr]  # it is a pipe
            while chunk := output.read1(_READ_SIZE):  # type: ignore[attr-defined]  # and buffered
                chunks.put(chunk)
        chunks.put(b"")

    Thread(target=read, daemon=True).start()
    return chunks


def _parse_answer(encoded: bytes) -> dict[str, Any]:
    try:
        answer: dict[str, Any] = json.loads(b64decode(encoded, validate=True))["payload"]
        kind = answer["type"]
    except (ValueError, TypeError, KeyError):
        raise PagefindFailure(f"said {encoded[:40]!r}, which is no answer") from None
    if kind == "Error":
        raise PagefindFailure(f"refused a request: {answer.get('message')}")
    return answer


def _last_words(log: IO[bytes]) -> str:
    log.seek(0)
    lines = log.read().decode(errors="replace").splitlines()
    said = [line.strip() for line in lines if line.strip()]
    return f": {said[-1]}" if said else ""
