"""Where the browser of the tests is."""

from __future__ import annotations

import shutil


def find_chromium() -> str:
    """The path of a Chromium: the one that never had a window, where it is installed.

    It lays out, paints and runs the same; what it lacks around the page is more than half of the
    time that a test spends in the browser.
    """
    executable = shutil.which("chromium-headless-shell") or shutil.which("chromium")
    assert executable is not None, "no Chromium on PATH; tools/test-packages says what to install"
    return executable
