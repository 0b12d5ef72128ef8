"""Stage 1: the files of content/, found and read."""

from site_builder.sources.collecting import (
    NO_STAMP,
    SourceFile,
    SourceFiles,
    Stamp,
    collect_source_files,
)
from site_builder.sources.reading import Source, read_source

__all__ = [
    "NO_STAMP",
    "Source",
    "SourceFile",
    "SourceFiles",
    "Stamp",
    "collect_source_files",
    "read_source",
]
