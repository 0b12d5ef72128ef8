"""Whether a published site is whole, to whoever looks."""

from __future__ import annotations

import os
import random
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from threading import Event, Thread

from site_builder.output.manifest import MANIFEST_NAME, digest_of, parse_manifest


def assert_whole(output: Mapping[str, bytes]) -> None:
    """Every file is as the manifest says, and there is no other."""
    made = parse_manifest(output[MANIFEST_NAME])
    files = {path: digest_of(content) for path, content in output.items() if path != MANIFEST_NAME}
    assert files == made


@dataclass(slots=True)
class Reader:
    """Somebody who looks at a published site again and again, a few files at a time."""

    output_dir: Path
    looks: int = 0
    complaints: list[str] = field(default_factory=list)

    def look(self) -> None:
        """One look, at one generation: the folder is opened once."""
        folder = os.open(self.output_dir, os.O_RDONLY | os.O_DIRECTORY)
        try:
            made = parse_manifest(_read(folder, MANIFEST_NAME))
            assert made is not None
            for path in random.sample(sorted(made), 5):
                if digest_of(_read(folder, path)) != made[path]:
                    self.complaints.append(f"{path} is not as the manifest says")
        finally:
            os.close(folder)
        self.looks += 1


def _read(folder: int, path: str) -> bytes:
    with open(os.open(path, os.O_RDONLY, dir_fd=folder), "rb") as file:  # noqa: PTH123 - by folder
        return file.read()


@contextmanager
def watching(output_dir: Path) -> Iterator[Reader]:
    """A reader who looks all the time, in a thread of its own. Nothing may ever be missing."""
    reader, enough = Reader(output_dir), Event()

    def look_on() -> None:
        while not enough.wait(0.002):
            try:
                reader.look()
            except (OSError, AssertionError) as error:
                reader.complaints.append(repr(error))

    thread = Thread(target=look_on)
    thread.start()
    try:
        yield reader
    finally:
        enough.set()
        thread.join()
    assert reader.complaints == []
