"""Field types that only articles and pages have."""

from __future__ import annotations

import re

from markupsafe import Markup

from site_builder.articles.article import Text as RichText
from site_builder.articles.asterisks import warn_of_asterisks
from site_builder.articles.links import find_link_fault
from site_builder.articles.markdown import MarkdownError, render_inline
from site_builder.registry import fold_name
from site_builder.schema import JsonSchema, ListOf, Reading, Text
from site_builder.values import Value
from site_builder.wording import quoted
from site_builder.yamltree import Node, Sequence

_INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u2060-\u2064]")
_SEGMENT = r"[\w\-.~!$&'()*+,;=:@]+"
_OLD_ADDRESS = re.compile(rf"/?{_SEGMENT}(?:/{_SEGMENT})*/?")
# What the site's own files are called: a page below such a name would claim a file for a folder.
_FILE_NAME = re.compile(
    r".*\.(?:avif|css|gif|ico|jpe?g|js|json|map|png|svg|txt|webp|xml)|_headers|_redirects",
    re.IGNORECASE,
)
_PAGE_FILE = re.compile(r".*\.html?", re.IGNORECASE)
# In bytes. File systems allow 255 for a name and often 4,096 for a path, that of the site included.
_LONGEST_SEGMENT = 200
_LONGEST_PATH = 1000


class InlineText(Value):
    """A text that may use inline Markdown."""

    longest: int

    def read(self, node: Node, reading: Reading) -> RichText | None:
        text = Text(self.longest).read(node, reading)
        if text is None:
            return None
        try:
            inline = render_inline(text)
        except MarkdownError as error:
            hint = "write it more simply"
            reading.refuse(node, rule="bad-markdown", message=error.message, hint=hint)
            return None
        for link in inline.links:
            if link.is_image:
                message, hint = "an image in a text field", "put it into the body"
                reading.refuse(node, rule="image-in-text", message=message, hint=hint)
            elif fault := find_link_fault(link):
                reading.refuse(node, rule=fault.rule, message=fault.message, hint=fault.hint)
        if inline.unpaired:
            warn_of_asterisks(node, reading)
        return RichText(Markup(inline.html), inline.text)  # noqa: S704 (the renderer has sanitised it)

    def json_schema(self) -> JsonSchema:
        return Text(self.longest).json_schema()


class Word(Value):
    """A name, without anything that can't be seen, so that no two names look the same."""

    longest: int = 80

    def read(self, node: Node, reading: Reading) -> str | None:
        text = Text(self.longest).read(node, reading)
        if text is None or text.isascii():
            return text
        if found := _INVISIBLE.search(text):
            message = f"the invisible character U+{ord(found[0]):04X}"
            reading.refuse(node, rule="invisible-character", message=message, hint="remove it")
            return None
        return text

    def json_schema(self) -> JsonSchema:
        return Text(self.longest).json_schema()


_WORD = Word()
_WORDS = ListOf(_WORD)


class Words(Value):
    """Names of terms, as written. One that is there twice counts once."""

    def read(self, node: Node, reading: Reading) -> tuple[str, ...] | None:
        if not isinstance(node, Sequence):
            return _WORDS.read(node, reading)  # says what is wrong
        kept: dict[str, str] = {}
        for item in node.items:
            word = _WORD.read(item, reading)
            if word is None:
                continue
            folded = fold_name(word)
            if folded in kept:
                message = f"{quoted(word)} is the same as {quoted(kept[folded])} before it"
                hint = "keep one of them"
                reading.refuse(
                    item, rule="duplicate-item", message=message, hint=hint, severity="warning"
                )
            else:
                kept[folded] = word
        return tuple(kept.values())

    def json_schema(self) -> JsonSchema:
        return _WORDS.json_schema()


class OldAddress(Value):
    """A path that this site once had, from its root."""

    def read(self, node: Node, reading: Reading) -> str | None:
        scalar = reading.read_scalar(node, "an address of this site")
        if scalar is None:
            return None
        path = scalar.text.strip("/")
        *folders, last = path.split("/")
        if not _OLD_ADDRESS.fullmatch(scalar.text) or {".", ".."}.intersection((*folders, last)):
            message = f"{quoted(scalar.text)} is no path on this site"
            hint = "write it from the root, without host, query, % or ..: /old/address/"
        elif len(path.encode()) > _LONGEST_PATH or any(map(_is_too_long, (*folders, last))):
            message = (
                f"an address of more than {_LONGEST_PATH} bytes, or {_LONGEST_SEGMENT} in a part"
            )
            hint = "leave it out: no disk could hold a page of that name"
        elif _FILE_NAME.fullmatch(last) or any(map(_names_file, folders)):
            message = f"{quoted(scalar.text)} is the address of a file, not of a page"
            hint = "leave it out: only a page can lead to another"
        else:
            return f"/{path}/"
        reading.refuse(node, rule="bad-alias", message=message, hint=hint)
        return None

    def json_schema(self) -> JsonSchema:
        return {"type": "string", "pattern": r"^/?[^\s/?#%\\][^\s?#%\\]*$"}


def _names_file(segment: str) -> bool:
    return bool(_FILE_NAME.fullmatch(segment) or _PAGE_FILE.fullmatch(segment))


def _is_too_long(segment: str) -> bool:
    return len(segment.encode()) > _LONGEST_SEGMENT
