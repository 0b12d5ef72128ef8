"""Addresses of other sites, as a reader's browser may be sent to."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

from site_builder.schema.reading import JsonSchema, Reading
from site_builder.values import Value
from site_builder.wording import quoted
from site_builder.yamltree import Node

_LONGEST_URL = 2_048
_PLACEHOLDER = "https://…"
_LABEL = "[a-z0-9_](?:[a-z0-9_-]*[a-z0-9_])?"
_HOST_NAME = re.compile(rf"{_LABEL}(?:\.{_LABEL})*\.?")

# What is no code point of an address by the URL Standard, or can't be seen; and a % that escapes
# nothing. Square brackets stand around IPv6 addresses only.
_NOT_IN_ADDRESSES = re.compile(
    r"[^\w\-.~!$&'()*+,;=:@/?#%\u00b7-\U0010ffff]|%(?![0-9A-Fa-f]{2})"
    r"|[\ud800-\udfff\u200b-\u200f\u2028-\u202e\u2066-\u2069\u3000\ufeff]"
)
_IPV6_HOST = re.compile(r"(?<=//)\[[0-9A-Fa-f:.]+\]")


def find_url_fault(url: str) -> tuple[str, str] | None:
    """What is wrong with an http(s) address and what to do about it; None where nothing is."""
    shown = quoted(url)
    if len(url) > _LONGEST_URL:
        return f"an address of {len(url)} characters", "use a shorter one"
    try:
        parts = urlsplit(url)
        port = parts.port
    except ValueError:
        return f"{shown} has a host or port that can't be", f"write {_PLACEHOLDER}"
    if found := _NOT_IN_ADDRESSES.search(_IPV6_HOST.sub("host", url, count=1)):
        return f"{shown} holds {quoted(found[0])}, which no address may", "write it as %XX"
    if parts.scheme not in ("http", "https") or not url.partition(":")[2].startswith("//"):
        return f"{shown} does not begin with https:// or http://", f"write {_PLACEHOLDER}"
    host = parts.hostname or ""
    if not host:
        return f"{shown} names no host", f"write {_PLACEHOLDER}"
    if parts.username is not None or parts.password is not None:
        return f"{shown} holds a user name", "remove all up to the @"
    if port == 0:
        return f"{shown} has port 0", "remove the port"
    return _find_host_fault(host, shown)


def _find_host_fault(host: str, shown: str) -> tuple[str, str] | None:
    if _HOST_NAME.fullmatch(host) or ":" in host:  # urlsplit has checked IPv6 addresses
        return None
    try:
        plain = host.encode("idna").decode("ascii")
    except UnicodeError:
        plain = host
    if host.isascii() or not _HOST_NAME.fullmatch(plain):
        return f"{shown} has a host that can't be", f"write {_PLACEHOLDER}"
    return f"{shown} has a host that is not ASCII", f"write it as {plain}, if that is the one"


class Url(Value):
    """An absolute http or https address."""

    def read(self, node: Node, reading: Reading) -> str | None:
        scalar = reading.read_scalar(node, "an address (https://…)")
        if scalar is None:
            return None
        fault = find_url_fault(scalar.text)
        if fault is None:
            return scalar.text
        message, hint = fault
        reading.refuse(node, rule="bad-url", message=message, hint=hint)
        return None

    def json_schema(self) -> JsonSchema:
        return {"type": "string", "pattern": "^https?://[^/]", "maxLength": _LONGEST_URL}
