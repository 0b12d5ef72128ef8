"""Names for addresses, made from words in any script."""

from __future__ import annotations

import re

from site_builder.schema import DEVICE_NAMES, LONGEST_SLUG

_SPOKEN = ((re.compile(r"(?<=\w)\+"), " plus "), (re.compile(r"(?<=\w)#"), " sharp "))


def find_slug(words: str) -> str:
    """The slug that `words` give: Latin letters and digits, Chinese as pinyin. Empty where they give none.

    `C`, `C++` and `C#` give three slugs. Different words may give the same one (北京 and 背景 do), so whoever
    makes addresses of slugs has to look for collisions. A name that Windows keeps for a device is none.
    """
    from slugify import slugify

    for sign, spoken in _SPOKEN:
        words = sign.sub(spoken, words)
    slug = slugify(words, max_length=LONGEST_SLUG, word_boundary=True, save_order=True)
    return "" if slug in DEVICE_NAMES else slug
