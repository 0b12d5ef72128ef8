"""Which characters are Han, for everything that treats Chinese its own way.

The ranges are the Han ideographs of Unicode 16 (Scripts.txt, `Script=Han`, without radicals and
strokes) and the iteration marks that stand for one.
"""

from __future__ import annotations

import re

HAN = (
    "\u3005\u3007\u3021-\u3029\u3038-\u303b\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
    "\U00020000-\U0002a6df\U0002a700-\U0002ebe0\U0002ebf0-\U0002ee5d\U0002f800-\U0002fa1f"
    "\U00030000-\U0003134a\U00031350-\U000323af"
)
"""The inside of a regular expression's character class."""

HAN_RUN = re.compile(f"[{HAN}]+")
HAN_CHARACTER = re.compile(f"[{HAN}]")

CJK_PUNCTUATION = (
    "\u3001-\u3003\u3008-\u3011\u3014-\u301f\u30fb\ufe10-\ufe1f\ufe30-\ufe4f"
    "\uff01-\uff0f\uff1a-\uff20\uff3b-\uff40\uff5b-\uff65“”‘’—…·"
)
"""The inside of a character class: the punctuation of Chinese text, full-width and shared."""
