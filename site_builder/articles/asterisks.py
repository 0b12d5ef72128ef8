"""The warning of asterisks that make nothing bold, in a body or in a field."""

from __future__ import annotations

from site_builder.schema import Reading
from site_builder.yamltree import Node


def warn_of_asterisks(place: Node, reading: Reading) -> None:
    """Take down that a reader would see `**` at `place`."""
    message = '"**" makes nothing bold here, and is shown as it is'
    hint = r"put no blank inside the pair, and close it: **words**; or write \*\*"
    reading.refuse(place, rule="unpaired-asterisks", message=message, hint=hint, severity="warning")
