"""The accessibility rules of axe-core over a page as the browser shows it."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from pathlib import Path

from playwright.sync_api import Page

_SCRIPT = Path(__file__).parents[1] / "node/node_modules/axe-core/axe.min.js"

_RULES_OF_COLOURS = ("color-contrast", "link-in-text-block")

_RUN = """
async (rules) => {
  const options = rules.length ? {runOnly: {type: "rule", values: rules}} : {};
  const found = await axe.run({...options, resultTypes: ["violations"]});
  return found.violations.flatMap(({id, help, nodes}) =>
    nodes.map(({target}) => `${id}: ${help} (${target.join(' ')})`));
}
"""


def check_accessibility(page: Page) -> tuple[str, ...]:
    """Every violation on the page, as `rule: what it asks for (where)`."""
    # Evaluated through the debugger, which the page's content security policy doesn't bind.
    page.evaluate(_read_script())
    return _run(page, ())


def check_in_both_schemes(page: Page) -> tuple[str, ...]:
    """Every violation on the page, first in light colours.

    Dark ones differ in colours alone: of them only the rules of these are asked.
    """
    page.emulate_media(color_scheme="light")
    found = check_accessibility(page)
    page.emulate_media(color_scheme="dark")
    in_the_dark = _run(page, _RULES_OF_COLOURS)
    return (*found, *(f"in the dark, {violation}" for violation in in_the_dark))


def _run(page: Page, rules: Sequence[str]) -> tuple[str, ...]:
    return tuple(page.evaluate(_RUN, rules))


@cache
def _read_script() -> str:
    return _SCRIPT.read_text(encoding="utf-8")
