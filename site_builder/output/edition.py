"""What a build publishes, told as the difference from what was published last."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Protocol

from site_builder.output.manifest import digest_of


class Stage(Protocol):
    """Where an edition is written: see stage.py."""

    @property
    def digests(self) -> Mapping[str, str]: ...

    def write_file(self, output_path: str, content: bytes, digest: str) -> None: ...

    def remove_files(self, output_paths: set[str]) -> None: ...


class Edition:
    """All files of the next site. A file whose bytes are as they were is not written."""

    def __init__(self, stage: Stage) -> None:
        """The stage's `digests` say what it begins with."""
        self._stage = stage
        self.paths: set[str] = set()
        self.written: set[str] = set()

    def keep(self, *output_paths: str) -> None:
        """Publish files as they are."""
        self.paths.update(output_paths)

    def put(self, output_path: str, content: bytes) -> None:
        """Publish a file with these bytes. Raises OSError."""
        digest = digest_of(content)
        if self._stage.digests.get(output_path) != digest:
            self._stage.write_file(output_path, content, digest)
            self.written.add(output_path)
        self.paths.add(output_path)

    def finish(self) -> None:
        """Remove what is no longer published. Raises OSError."""
        there = self._stage.digests.keys()
        missing = self.paths - there
        assert not missing, f"kept, but never published: {sorted(missing)}"
        self._stage.remove_files(there - self.paths)
