"""The stems of the browser, against those in an index that Pagefind has made."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import product
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page

from site_builder.search.cbor import parse_cbor
from site_builder.search.pagefind import PagefindPage, find_indexer, make_index
from tests.browser.search_support.engine import write_site

pytestmark = pytest.mark.xdist_group("search engine")

BEGINNINGS = """
    a e o add ebb of y b by say play cry fl tr ski sk str hop hopp run agre feed bl conflat
    troubl siz fall hiss fizz fil happ relat condition ration valenc digit conform radic
    different vile analog vietnam predic oper feudal decis hope callous form sensitiv sensib
    triplic formal electr good reviv allow infer airlin gyroscop adjust defens irrit replac
    depend adopt homolog commun activ effect bowdler rat ceas control roll gener commune arsen
    past univers later emerg organ inter inn out cann herr earr even proc exc succ d l t dy
    tox yellow syzyg quy geolog cool
"""
ENDINGS = """
    s es sses us ss ed ied ies eed eedly edly ing ying ings ingly ly y al er or e le ll l
    tional ational enci anci abli able entli izer ization ation ator alism aliti alli fulness
    ousli ousness iveness iviti biliti bli ogi ogist fulli lessli alize icate iciti ical ful
    ness ative ance ence ic ible ant ement ment ent ism ate iti ous ive ize ion sion
"""
WHOLE = """
    skis skies dying lying tying idly gently ugly early only singly sky news howe atlas cosmos
    bias andes inning outing canning herring earring evening proceed exceed succeed proceeding
    vying yying naive привет straße œuvre 5g gpt a i no
"""
_MADE = map("".join, product(BEGINNINGS.split(), ENDINGS.split()))
WORDS = sorted({*WHOLE.split(), *BEGINNINGS.split(), *_MADE})


def index_stems(words: Sequence[str]) -> list[str]:
    """What Pagefind makes of each word: which word of its index stands at that place of a page."""
    indexer = find_indexer()
    assert indexer is not None
    stems: dict[int, str] = {}
    for chunk in make_index([PagefindPage("0", " ".join(words), {})], "en", indexer).chunks:
        ((*entries,),) = parse_cbor(chunk)
        for stem, ((_, places, *_),), *_ in entries:
            stems |= dict.fromkeys(_sum_up(places), stem)
    return [stems[place] for place in range(len(words))]


def _sum_up(places: Sequence[Any]) -> list[int]:
    """Places are told as differences; a negative number begins anew."""
    found, at = [], 0
    for number in places:
        at = 0 if number < 0 else at + number
        if number >= 0:
            found.append(at)
    return found


def test_the_browser_stems_7000_words_as_the_index_does(
    page: Page, tmp_path: Path, serve_folder: Callable[[Path], str]
) -> None:
    write_site(tmp_path, ())
    page.goto(f"{serve_folder(tmp_path)}/")
    found = page.evaluate(
        """async (words) => {
          const { stemOf } = await import("/js/search/stemmer.js");
          return words.map(stemOf);
        }""",
        WORDS,
    )
    expected = index_stems(WORDS)
    assert len(set(expected)) < len(WORDS) * 0.7
    assert len(WORDS) > 7000
    different = {
        word: (ours, theirs)
        for word, ours, theirs in zip(WORDS, found, expected, strict=True)
        if ours != theirs
    }
    assert different == {}
