"""The accessibility rules of axe-core over a page as the browser shows it."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from playwright.sync_api import Page

_SCRIPT = Path(__file__).parents[1] / "node/node_modules/axe-core/axe.min.js"

_RUN = """
async () => (await axe.run()).violations.flatMap(({id, help, nodes}) =>
  nodes.map(({target}) => `${id}: ${help} (${target.join(' ')})`))
"""


def check_accessibility(page: Page) -> tuple[str, ...]:
    """Every violation on the page, as `rule: what it asks for (where)`."""
    # Evaluated through the debugger, which the page's content security policy doesn't bind.
    page.evaluate(_read_script())
    return tuple(page.evaluate(_RUN))


@cache
def _read_script() -> str:
    return _SCRIPT.read_text(encoding="utf-8")
