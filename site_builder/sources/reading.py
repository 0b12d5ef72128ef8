"""One Markdown file: its front matter and its body, apart but not yet understood."""

from __future__ import annotations

import hashlib
import re
from pathlib import Path

from site_builder.errors import ContentError, Position, Problem
from site_builder.sources.collecting import SourceFile
from site_builder.textfile import read_text
from site_builder.values import Value

_MOST_BYTES = 1 << 20
_MOST_FRONT_MATTER = 64 << 10
_FENCE = re.compile(r"---[ \t]*")
_CLOSING_FENCE = re.compile(r"^---[ \t]*$", re.MULTILINE)
_DIGEST_BYTES = 16


class Source(Value):
    """A file as it was read. Its front matter begins on line 2, its body on `body_line`.

    `digest` is of the text, so that it does not change with the line ends of a checkout.
    """

    source_path: str
    digest: str
    front_matter: str
    body: str
    body_line: int


def read_source(site_dir: Path, source_file: SourceFile) -> Source:
    """Read an article or a page. Raises ContentError with the problem that makes it unreadable."""
    path = source_file.source_path
    text = read_text(site_dir, path, _MOST_BYTES)
    if isinstance(text, Problem):
        raise ContentError([text])
    return parse_source(text, path)


def parse_source(text: str, source_path: str) -> Source:
    """Part a text into front matter and body. Raises ContentError where that can't be."""
    top = Position(source_path, 1)
    first_line, _, rest = text.partition("\n")
    if not _FENCE.fullmatch(first_line):
        message, hint = "no front matter", "begin the file with a line ---"
        raise ContentError([Problem(top, "no-front-matter", message, hint)])
    closing = _CLOSING_FENCE.search(rest)
    if closing is None:
        message, hint = "front matter without an end", "close it with a line ---"
        raise ContentError([Problem(top, "no-front-matter", message, hint)])
    front_matter = rest[: closing.start()]
    if len(front_matter.encode()) > _MOST_FRONT_MATTER:
        message = f"front matter of more than {_MOST_FRONT_MATTER:,} bytes"
        raise ContentError([Problem(top, "too-large", message, "move text into the body")])
    return Source(
        source_path=source_path,
        digest=hashlib.blake2b(text.encode(), digest_size=_DIGEST_BYTES).hexdigest(),
        front_matter=front_matter,
        body=rest[closing.end() + 1 :],
        body_line=front_matter.count("\n") + 3,
    )
