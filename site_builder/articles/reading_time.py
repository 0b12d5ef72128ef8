"""How long an article takes to read."""

from __future__ import annotations

import re

from site_builder.han import HAN_RUN

_HAN_PER_MINUTE = 400
_WORDS_PER_MINUTE = 220
_WORD = re.compile(r"\w+(?:['’.,-]\w+)*")


def count_reading_minutes(text: str) -> int:
    """Minutes for a plain text: Han characters and other words each at their pace; at least 1."""
    han = sum(map(len, HAN_RUN.findall(text)))
    words = len(_WORD.findall(HAN_RUN.sub(" ", text)))
    return max(1, round(han / _HAN_PER_MINUTE + words / _WORDS_PER_MINUTE))
