"""Names for addresses, made from words in any script."""

from __future__ import annotations

import re

from site_builder.han import HAN
from site_builder.schema import DEVICE_NAMES, LONGEST_SLUG

_PLUS, _SHARP = re.compile(r"(?<=[\w+])\+"), re.compile(r"(?<=\w)#")
_SCRIPT_CHANGE = re.compile(rf"(?<=[{HAN}])(?=[A-Za-z0-9])|(?<=[A-Za-z0-9])(?=[{HAN}])")


def find_slug(words: str) -> str:
    """The slug that `words` give: Latin letters and digits, Chinese in pinyin. May be empty.

    C, C++ and C# give three slugs. Other words may share one, as 北京 and 背景 do: whoever makes
    addresses of slugs has to look for that. The name of a Windows device gives none.
    """
    from slugify import slugify  # its tables take a while to load

    spoken = _SHARP.sub(" sharp ", _PLUS.sub("-plus-", words))
    parted = _SCRIPT_CHANGE.sub(" ", spoken)
    slug: str = slugify(parted, max_length=LONGEST_SLUG, word_boundary=True, save_order=True)
    return "" if slug in DEVICE_NAMES else slug
