"""Drawings as published files: they may draw, and do nothing else.

Within a page an SVG image is inert. But a reader can open it by itself, and then it is a document
of this site, which could run scripts, load from elsewhere, or pose as a page.
"""

from __future__ import annotations

import re
from xml.parsers import expat

from site_builder.values import Value

_SVG = "http://www.w3.org/2000/svg"
_XHTML = "http://www.w3.org/1999/xhtml"
_FORBIDDEN = frozenset(
    {
        *("animate", "animateMotion", "animateTransform", "audio", "canvas", "discard", "embed"),
        *("foreignObject", "handler", "iframe", "listener", "script", "set", "video"),
    }
)
_WITHIN = re.compile(r"\s*(?:#|data:image/(?:png|jpeg|gif|webp);base64,)")
_REACHING = re.compile(r"url\(\s*[\"']?\s*(?!#)", re.IGNORECASE)
_REACHING_CSS = re.compile(rf"@import|\\|{_REACHING.pattern}", re.IGNORECASE)


class SvgFault(Value):
    message: str
    line: int


def find_svg_fault(data: bytes) -> SvgFault | None:
    """What in a drawing could run, load or lead elsewhere; None where nothing could.

    There can't be entities to expand, as they need a DOCTYPE, and that is refused.
    """
    checker = _Checker()
    try:
        checker.parser.Parse(data, True)
    except _UnsafeError as error:
        return SvgFault(str(error), checker.parser.CurrentLineNumber)
    except expat.ExpatError as error:
        return SvgFault(f"not XML: {expat.ErrorString(error.code)}", error.lineno)
    return None


class _UnsafeError(Exception):
    """Something that a drawing must not have."""


class _Checker:
    """The handlers of one parse."""

    def __init__(self) -> None:
        self.parser = expat.ParserCreate(namespace_separator=" ")
        self.parser.StartDoctypeDeclHandler = self._refuse_doctype
        self.parser.ProcessingInstructionHandler = self._refuse_instruction
        self.parser.StartElementHandler = self._start
        self.parser.EndElementHandler = self._end
        self.parser.CharacterDataHandler = self._gather_text
        self._is_root = True
        self._style: list[str] | None = None  # the text of <style>, which may come in pieces

    def _refuse_doctype(self, *_: object) -> None:
        raise _UnsafeError("a DOCTYPE")

    def _refuse_instruction(self, target: str, _: str) -> None:
        raise _UnsafeError(f"the processing instruction <?{target}")

    def _start(self, element: str, attributes: dict[str, str]) -> None:
        namespace, _, name = element.rpartition(" ")
        if self._is_root and (namespace, name) != (_SVG, "svg"):
            raise _UnsafeError(f"<{name}> where <svg> in its namespace is wanted")
        self._is_root = False
        if namespace == _XHTML or name in _FORBIDDEN:
            raise _UnsafeError(f"<{name}>")
        for attribute, value in attributes.items():
            _check_attribute(attribute.rpartition(" ")[2], value)
        if name == "style":
            self._style = []

    def _end(self, element: str) -> None:
        if self._style is not None and element.rpartition(" ")[2] == "style":
            if _REACHING_CSS.search("".join(self._style)):
                raise _UnsafeError("a style that reaches out of the drawing")
            self._style = None

    def _gather_text(self, text: str) -> None:
        if self._style is not None:
            self._style.append(text)


def _check_attribute(name: str, value: str) -> None:
    lower = name.lower()
    if lower.startswith("on"):
        raise _UnsafeError(f"the attribute {name}")
    if lower in ("href", "src") and not _WITHIN.match(value):
        raise _UnsafeError(f"a reference that leaves the drawing, in {name}")
    reaching = _REACHING_CSS if lower == "style" else _REACHING
    if reaching.search(value):
        raise _UnsafeError(f"a reference that leaves the drawing, in {name}")
