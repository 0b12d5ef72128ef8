"""How the benchmarks measure a command and what it wrote."""

import os
import sys
from pathlib import Path

import pytest

from benchmarks.comparison import Site
from benchmarks.formats import OurFormat
from benchmarks.processes import CommandError, measure
from benchmarks.stories import Newsroom
from benchmarks.tools import Step, Tool

_SPEND_MEMORY_IN_A_CHILD = """
import subprocess, sys
subprocess.run([sys.executable, "-c", "import time; held = b'x' * 80_000_000; time.sleep(1)"])
"""
_LEAVE_A_CHILD_AT_WORK = """
import subprocess, sys
work = "import time\\nwhile time.process_time() < 0.5: pass"
subprocess.Popen([sys.executable, "-c", work])
"""
_LINK_ONE_OF_THREE = """
from pathlib import Path
public = Path("public")
public.rename("old")
public.mkdir()
(public / "kept").hardlink_to("old/kept")
(public / "same-bytes").write_bytes(Path("old/same-bytes").read_bytes())
(public / "new").touch()
"""


def test_the_memory_of_child_processes_counts(tmp_path: Path) -> None:
    usage = measure((sys.executable, "-c", _SPEND_MEMORY_IN_A_CHILD), tmp_path, {})
    assert usage.memory > 80_000_000


def test_the_time_of_a_process_that_outlives_its_parent_counts(tmp_path: Path) -> None:
    usage = measure((sys.executable, "-c", _LEAVE_A_CHILD_AT_WORK), tmp_path, {})
    assert usage.cpu > 0.5


def test_a_command_that_fails_is_quoted(tmp_path: Path) -> None:
    with pytest.raises(CommandError, match="no such article"):
        measure((sys.executable, "-c", "raise SystemExit('no such article')"), tmp_path, {})


def test_a_linked_file_is_not_written_and_one_with_the_same_bytes_is(tmp_path: Path) -> None:
    public = tmp_path / "public"
    public.mkdir()
    for name in ("kept", "same-bytes"):
        (public / name).touch()
        os.utime(public / name, (1, 1))
    step = Step("exchange", (sys.executable, "-c", _LINK_ONE_OF_THREE), ())
    tool = Tool("tool", "site", OurFormat(), (step,), caches=())
    (run,) = Site(tool, Newsroom(1), tmp_path).measure("unchanged", 0)
    assert (run.written, run.files) == (2, 3)
