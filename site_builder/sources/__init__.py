"""Stage 1: the files of content/, found and read."""

from site_builder.sources.collecting import SourceFile, SourceFiles, collect_source_files
from site_builder.sources.reading import Source, read_source

__all__ = ["Source", "SourceFile", "SourceFiles", "collect_source_files", "read_source"]
