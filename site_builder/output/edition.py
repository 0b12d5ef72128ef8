"""What a build publishes, told as the difference from what was published last."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from typing import Protocol

_DIGEST_SIZE = 16


class Stage(Protocol):
    """Where an edition is written: see publish.py."""

    def write_file(self, output_path: str, content: bytes) -> None: ...

    def remove_file(self, output_path: str) -> None: ...


class Edition:
    """All files of the next site. A file whose bytes are as they were is not written."""

    def __init__(self, stage: Stage, published: Mapping[str, bytes]) -> None:
        """`published` are the digests of the files that the stage begins with, by output path."""
        self._stage = stage
        self._published = published
        self.digests: dict[str, bytes] = {}
        self.written_count = 0

    def keep(self, output_path: str) -> None:
        """Publish a file as it is."""
        self.digests[output_path] = self._published[output_path]

    def put(self, output_path: str, content: bytes) -> None:
        """Publish a file with these bytes. Raises OSError."""
        digest = hashlib.blake2b(content, digest_size=_DIGEST_SIZE).digest()
        if self._published.get(output_path) != digest:
            self._stage.write_file(output_path, content)
            self.written_count += 1
        self.digests[output_path] = digest

    def finish(self) -> None:
        """Remove what is no longer published. Raises OSError."""
        for output_path in self._published.keys() - self.digests.keys():
            self._stage.remove_file(output_path)
