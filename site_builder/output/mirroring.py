"""A site's files at a second place: links to them, as two sites in a row share nearly all files.

Nobody writes into a file that is published: it is replaced, so that its other name keeps what it
was.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path


def mirror_files(source_dir: Path, target_dir: Path, output_paths: Iterable[str]) -> bool:
    """Put files of one folder at their paths in another, over what is there.

    Says whether all are links; files are copied where the file system has no links. Raises OSError.
    """
    made_folders: set[str] = set()
    all_linked = True
    for path in output_paths:
        folder = path.rpartition("/")[0]
        if folder not in made_folders:
            Path(target_dir, folder).mkdir(parents=True, exist_ok=True)
            made_folders.add(folder)
        all_linked &= _link_or_copy(source_dir / path, target_dir / path)
    return all_linked


def _link_or_copy(source: Path, target: Path) -> bool:
    for _ in range(2):
        try:
            os.link(source, target)
        except FileExistsError:
            target.unlink()
        except FileNotFoundError:
            raise
        except OSError as error:
            refusal = error
            break
        else:
            return True
    else:
        raise FileExistsError(None, "is there already", os.fspath(target))
    try:
        shutil.copy2(source, target)
    except OSError as error:
        raise error from refusal
    return False


def remove_files(folder: Path, output_paths: Iterable[str]) -> None:
    """Remove files, and the folders that this leaves empty. A file that is not there will do.

    Raises OSError.
    """
    left = set()
    for path in output_paths:
        with suppress(FileNotFoundError, NotADirectoryError, IsADirectoryError):
            (folder / path).unlink()
        left.add(path.rpartition("/")[0])
    while left:
        name = left.pop()
        if name and _is_removed_when_empty(folder / name):
            left.add(name.rpartition("/")[0])


def _is_removed_when_empty(folder: Path) -> bool:
    try:
        with os.scandir(folder) as entries:
            if next(entries, None):
                return False
        folder.rmdir()
    except (FileNotFoundError, NotADirectoryError):
        pass
    return True
