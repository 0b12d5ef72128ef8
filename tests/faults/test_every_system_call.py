"""A build that dies, or is refused something, at any system call leaves a whole site."""

from __future__ import annotations

import re
import signal
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import cycle
from pathlib import Path

import pytest

from tests.faults.system_calls import (
    Point,
    build_with_fault,
    choose_points,
    needs_strace,
    record_points,
)
from tests.support.published import assert_whole, watching
from tests.support.sites import SiteFolder

pytestmark = [needs_strace, pytest.mark.xdist_group("system calls")]

_ERRORS = ("ENOSPC", "EIO", "EACCES", "EROFS", "EMFILE")


@dataclass(slots=True)
class Workshop:
    """A site that is built again and again, between two texts of one article."""

    site: SiteFolder
    expected: tuple[dict[str, bytes], dict[str, bytes]]
    text: int = 0

    def edit(self) -> None:
        """Change the article, and with it the pages and the search index that show it."""
        self.text = 1 - self.text
        _write_article(self.site, self.text)

    def check(self, *, exact: bool) -> bool:
        """Whether the site as edited is published. With `exact` it must be; else it or the one
        before."""
        output = self.site.output()
        assert_whole(output)
        assert output in ([self.expected[self.text]] if exact else self.expected)
        return output == self.expected[self.text]

    def mend(self) -> None:
        """The next build succeeds, leaves the bytes of a clean one and nothing half made."""
        self.site.build()
        self.check(exact=True)
        left = {path.name for path in (self.site.site_dir / ".cache").iterdir()}
        assert left.isdisjoint({"next", "exchanging"})
        assert not any(name.endswith(".new") or name.startswith("kept") for name in left)


def _write_article(site: SiteFolder, text: int) -> None:
    site.article("s3.en", ("First text.", "Second text.")[text], date="2026-03-03", tags=["LLM"])
    extra = site.site_dir / "content/articles/2026/extra.en.md"
    if text:
        site.article("extra.en", date="2026-03-09", tags=["Robots"])
    else:
        extra.unlink(missing_ok=True)


@pytest.fixture(scope="module")
def workshop(tmp_path_factory: pytest.TempPathFactory) -> Workshop:
    folder = tmp_path_factory.mktemp("calls")
    outputs = []
    for text in (0, 1):
        clean = _make_site(folder / f"clean-{text}")
        _write_article(clean, text)
        clean.build()
        outputs.append(clean.output())
    site = _make_site(folder / "site")
    _write_article(site, 0)
    site.build()
    return Workshop(site, (outputs[0], outputs[1]))


def _make_site(site_dir: Path) -> SiteFolder:
    site = SiteFolder.create(site_dir)
    for number in range(1, 6):
        site.article(f"s{number}.en", date=f"2026-03-{number:02}", tags=["LLM"])
    return site


def _points(workshop: Workshop, count: int, log_dir: Path, *options: str) -> Iterator[Point]:
    """Points in a build of an edit; before each the site is as before that build."""
    workshop.edit()
    workshop.mend()
    workshop.edit()
    points = record_points(workshop.site.site_dir, log_dir / "calls", *options)
    workshop.check(exact=True)
    chosen = choose_points(points, count)
    assert {"renameat2", "unlink", "openat", "write"} <= {point.call for point in chosen}
    for point in chosen:
        workshop.edit()
        yield point


def test_a_build_killed_at_any_call_leaves_a_whole_site_to_every_reader(
    workshop: Workshop, tmp_path: Path
) -> None:
    site_dir, killed = workshop.site.site_dir, 0
    for point in _points(workshop, 16, tmp_path):
        with watching(site_dir / "public") as reader:
            result = build_with_fault(site_dir, point, "signal=SIGKILL")
        assert reader.looks > 0
        killed += result.returncode == -signal.SIGKILL
        assert result.returncode in (0, -signal.SIGKILL), result.stderr
        is_new = workshop.check(exact=False)
        assert is_new or result.returncode != 0
        workshop.mend()
    assert killed > 15


def test_a_build_refused_any_call_says_what_failed_or_publishes(
    workshop: Workshop, tmp_path: Path
) -> None:
    site_dir, refused = workshop.site.site_dir, 0
    errors = cycle(_ERRORS)
    for point in _points(workshop, 16, tmp_path, "--durable"):
        error = next(errors)
        with watching(site_dir / "public"):
            result = build_with_fault(site_dir, point, f"error={error}", "--durable")
        about = f"{point} {error}: {result.returncode} {result.stderr}"
        assert "Traceback" not in result.stderr, about
        assert result.returncode in (0, 1), about
        is_new = workshop.check(exact=False)
        if result.returncode == 1:
            refused += 1
            assert re.search(r"^\S+: error: ", result.stderr, re.MULTILINE), about
            assert is_new == ("is published, but" in result.stderr), about
        else:
            assert is_new, about
        workshop.mend()
    assert refused > 5
