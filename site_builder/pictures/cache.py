"""Files that were made of images, kept between builds. As all caches here, only an accelerator.

Each stands under the digest of what determines it, with a checksum before its content: one that is
missing, cut off or changed counts as never made.
"""

from __future__ import annotations

import hashlib
import shutil
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

from site_builder.values import Value

_CHECKSUM_SIZE = 16


class PictureCache(Value):
    """What is kept in a folder. Where nothing can be written, nothing is kept."""

    folder: Path

    def find(self, key: bytes) -> bytes | None:
        """What was kept under `key`, just as it was."""
        try:
            kept = self._file(key).read_bytes()
        except OSError:
            return None
        content = kept[_CHECKSUM_SIZE:]
        return content if kept[:_CHECKSUM_SIZE] == _checksum(key, content) else None

    def keep(self, key: bytes, content: bytes) -> None:
        """Keep a file for the next builds."""
        file = self._file(key)
        temporary_file = file.with_suffix(".new")
        with suppress(OSError):
            if not self.folder.is_dir():
                self.folder.unlink(missing_ok=True)
            self.folder.mkdir(parents=True, exist_ok=True)
            if file.is_dir():
                shutil.rmtree(file)
            temporary_file.unlink(missing_ok=True)
            temporary_file.write_bytes(_checksum(key, content) + content)
            temporary_file.replace(file)

    def keep_only(self, keys: Iterable[bytes]) -> None:
        """Forget all the others."""
        names = {key.hex() for key in keys}
        with suppress(OSError):
            for file in self.folder.iterdir():
                if file.name not in names:
                    with suppress(OSError):
                        file.unlink()

    def _file(self, key: bytes) -> Path:
        return self.folder / key.hex()


def _checksum(key: bytes, content: bytes) -> bytes:
    """With the key, so that a file under another's name is found out."""
    return hashlib.blake2b(content, key=key, digest_size=_CHECKSUM_SIZE).digest()
