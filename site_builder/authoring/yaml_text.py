"""Any text as a YAML scalar that reads back as that text."""

from __future__ import annotations

import json
import re

# What no reader of YAML takes for anything but a text, but for a few words.
_PLAIN = re.compile(r"[^\W\d_](?:[\w ]*\w)?")
_WORDS_WITH_A_MEANING = frozenset({"y", "yes", "on", "true", "n", "no", "off", "false", "null"})


def format_text(text: str) -> str:
    """`text` without quotes where that is safe, and else in double quotes, as in JSON.

    Takes any text without control characters and line ends.
    """
    if _PLAIN.fullmatch(text) and text.lower() not in _WORDS_WITH_A_MEANING:
        return text
    return json.dumps(text, ensure_ascii=False)
