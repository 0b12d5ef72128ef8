"""Footnotes: references by number in the order of reading, the notes at the end.

mdit-py-plugins reads the two forms, `[^label]` and `[^label]: note`. Numbering and placing are
ours: theirs number a note by where its definition stands, lose notes that are defined inside one
another, and count references that nobody sees, which leaves links back to nowhere.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from markdown_it import MarkdownIt
from markdown_it.rules_core import StateCore
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token
from mdit_py_plugins.footnote import footnote_plugin
from mdit_py_plugins.footnote.index import footnote_ref

_MAX_LABEL = 100
"""The most characters of a reference's label. Without a bound, the plugin looks for the end of each
through the whole paragraph."""


def footnotes_plugin(md: MarkdownIt) -> None:
    """Add footnotes to `md`: `footnote_ref` tokens in the text, and behind it a list of the notes,
    each with a `note_back` for every reference to it.
    """
    footnote_plugin(md, inline=False, move_to_end=False)
    md.inline.ruler.at("footnote_ref", _read_reference)
    md.core.ruler.after("inline", "notes", _place_notes)


def _read_reference(state: StateInline, silent: bool) -> bool:
    if not state.src.startswith("[^", state.pos):
        return False
    if state.src.find("]", state.pos, state.pos + _MAX_LABEL) < 0:
        return False
    return footnote_ref(state, silent)


@dataclass(slots=True)
class _Note:
    """A note that is referred to: its number, its blocks, and the ids of the references."""

    number: int
    blocks: list[Token]
    references: list[str] = field(default_factory=list)


def _place_notes(state: StateCore) -> None:
    """Move the notes that are referred to behind the text, and drop the others."""
    if not state.env.get("footnotes", {}).get("refs"):
        return
    state.tokens, blocks_of = _take_notes(state.tokens)
    notes = _number_notes(state.tokens, blocks_of)
    if notes:
        state.tokens += [
            Token(
                "notes_open",
                "div",
                1,
                attrs={"class": "footnotes", "role": "doc-endnotes"},
                block=True,
            ),
            Token("notes_list_open", "ol", 1, block=True),
            *(token for note in notes for token in _format_note(note)),
            Token("notes_list_close", "ol", -1, block=True),
            Token("notes_close", "div", -1, block=True),
        ]


def _take_notes(tokens: list[Token]) -> tuple[list[Token], dict[str, list[Token]]]:
    """The tokens without the notes, and each note's by its label; of two the first counts."""
    blocks_of: dict[str, list[Token]] = {}
    labels: list[str] = []
    levels: list[list[Token]] = [[]]
    for token in tokens:
        if token.type == "footnote_reference_open":
            labels.append(token.meta["label"])
            levels.append([])
        elif token.type == "footnote_reference_close":
            blocks = levels.pop()
            blocks_of.setdefault(labels.pop(), blocks)
        else:
            levels[-1].append(token)
    return levels[0], blocks_of


def _number_notes(text: list[Token], blocks_of: dict[str, list[Token]]) -> list[_Note]:
    """The notes in the order in which a reader meets references to them, also in other notes."""
    notes: dict[str, _Note] = {}
    order: list[_Note] = []

    def read(blocks: list[Token]) -> None:
        for block in blocks:
            for token in block.children or ():
                if token.type == "footnote_ref":
                    label = token.meta["label"]
                    if label not in notes:
                        notes[label] = _Note(len(notes) + 1, blocks_of[label])
                        order.append(notes[label])
                    _format_reference(token, notes[label])

    read(text)
    for note in order:  # grows while it is read
        read(note.blocks)
    return order


def _format_reference(token: Token, note: _Note) -> None:
    """Point a reference at its note, and the note back at it."""
    occurrence = len(note.references) + 1
    reference = f"fnref-{note.number}" + (f"-{occurrence}" if occurrence > 1 else "")
    note.references.append(reference)
    token.attrs = {"href": f"#fn-{note.number}", "id": reference, "role": "doc-noteref"}
    token.content = str(note.number)


def _format_note(note: _Note) -> list[Token]:
    """A note's tokens, with the ways back at the end of its last paragraph."""
    backs = [
        Token(
            "note_back",
            "a",
            0,
            attrs={"href": f"#{reference}", "class": "footnote-back", "role": "doc-backlink"},
            content="↩\ufe0e" + (str(occurrence) if occurrence > 1 else ""),
        )
        for occurrence, reference in enumerate(note.references, start=1)
    ]
    ends_in_words = bool(note.blocks) and note.blocks[-1].type == "paragraph_close"
    end = len(note.blocks) - ends_in_words
    return [
        Token("note_open", "li", 1, attrs={"id": f"fn-{note.number}"}, block=True),
        *note.blocks[:end],
        *backs,
        *note.blocks[end:],
        Token("note_close", "li", -1, block=True),
    ]
