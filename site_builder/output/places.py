"""Where a site is published, and where the next one grows."""

from __future__ import annotations

from pathlib import Path

from site_builder.values import Value


class Target(Value):
    """Where a site is published and where the next one grows, from the archive's folder.

    Both are on one file system, for the exchange. No two targets share a folder to work in, so that
    each can be built while another is.
    """

    output_path: str
    work_path: str


PUBLIC = Target("public", ".cache")


class Places(Value):
    """The files and folders of one target.

    `next_dir` is the site that grows, `previous_dir` the one that was published before,
    `spare_dir` a copy of the published one, of links, for the next to begin with.
    """

    site_dir: Path
    target: Target

    @property
    def output_dir(self) -> Path:
        return self.site_dir / self.target.output_path

    @property
    def work_dir(self) -> Path:
        return self.site_dir / self.target.work_path

    @property
    def next_dir(self) -> Path:
        return self.work_dir / "next"

    @property
    def previous_dir(self) -> Path:
        return self.work_dir / "previous"

    @property
    def spare_dir(self) -> Path:
        return self.work_dir / "spare"

    @property
    def lock_file(self) -> Path:
        return self.work_dir / "lock"

    @property
    def journal_file(self) -> Path:
        return self.work_dir / "exchanging"

    @property
    def seal_file(self) -> Path:
        return self.work_dir / "seal"

    @property
    def clock_file(self) -> Path:
        return self.work_dir / "clock"
