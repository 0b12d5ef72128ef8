"""What a build is made from, looked at without reading what is large."""

from __future__ import annotations

import time
from typing import NamedTuple

from site_builder.build.fingerprints import digest_code, digest_files, digest_of
from site_builder.build.options import BuildOptions
from site_builder.folders import CONFIG_FILE, TERMS_DIR
from site_builder.sources import SourceFiles, collect_source_files
from site_builder.theme import theme_dirs


class Inputs(NamedTuple):
    """The files of an archive, and a digest of all that a build of it depends on but the time.

    Of articles, pages and images the digest holds what the file system tells; of all else the
    content. `began` is when the look began, in nanoseconds since 1970.
    """

    digest: bytes
    files: SourceFiles
    began: int

    @property
    def are_settled(self) -> bool:
        """Whether a file that is changed from now on would look changed."""
        return all(file.stamp.is_before(self.began) for file in self.files)


def survey_inputs(options: BuildOptions) -> Inputs:
    """Look at everything that a build is made from."""
    site_dir, began = options.site_dir, time.time_ns()
    files = collect_source_files(site_dir)
    found = [(file.source_path, *file.stamp) for file in files]
    digest = digest_of(
        digest_code(),
        digest_files([site_dir / CONFIG_FILE, site_dir / TERMS_DIR]),
        digest_files([*theme_dirs(site_dir, "layouts"), *theme_dirs(site_dir, "static")]),
        repr((options.drafts, options.future, found, files.problems)).encode(),
    )
    return Inputs(digest, files, began)
