"""Characters that steer what shows or reads a text, and are no part of it."""

from __future__ import annotations

import re

CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufeff\ufffe\uffff]")
"""What no text of ours may hold. Tabs and line ends may stand."""

BIDI_CONTROL = re.compile("[\u202a-\u202e\u2066-\u2069]")
"""What reorders the text after it."""
