"""Why a page was made again, or not: for whoever wonders about an incremental build."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from site_builder.build.state import PlannedGroup
from site_builder.output.edition import Edition
from site_builder.suggest import did_you_mean
from site_builder.values import Value

_INDEX = "index.html"


class Update(Value):
    """What a build made of the groups of pages of the build `before`."""

    before: Mapping[str, PlannedGroup]
    after: Mapping[str, PlannedGroup]
    same_base: bool
    edition: Edition


def explain_page(asked: str, update: Update) -> tuple[str, ...]:
    """Lines about the page that was asked for by its address or its file, if one was."""
    if not asked:
        return ()
    path = find_output_path(asked)
    if path not in update.edition.paths:
        hint = did_you_mean(path, update.edition.paths)
        return (f"{path}: no such file in the site", *([hint] if hint else []))
    lines = list(_explain_planning(path, update)) or [
        f"{path}: a static file, or a part of the search index"
    ]
    is_written = path in update.edition.written
    lines.append("written: its bytes have changed" if is_written else "not written: the same bytes")
    return tuple(lines)


def find_output_path(asked: str) -> str:
    """The file below public/ of an address (`/en/search/`), a URL or a path of that file."""
    path = asked.partition("://")[2].partition("/")[2] if "://" in asked else asked
    path = path.removeprefix("public/").strip("/")
    is_file = "." in path.rpartition("/")[2]
    return path if is_file else f"{path}/{_INDEX}".lstrip("/")


def _explain_planning(path: str, update: Update) -> Iterator[str]:
    found = _find_group(path, update.after)
    if found is None:
        return
    name, group = found
    yield f"{path}: made with the group {name}"
    before = update.before.get(name)
    if before is group:
        yield "kept: nothing that its group shows or is made with has changed"
        return
    if before is None or path not in _fingerprints(before):
        yield "rendered: there was no such page"
        return
    if not update.same_base:
        yield "planned anew: the configuration, the terms, the words or the code have changed"
    elif before.fingerprint != group.fingerprint:
        yield "planned anew: stories that its group shows have changed, or which ones it shows"
    if before.theme != group.theme:
        yield "rendered: its layouts, the words, static files or the code have changed"
    elif _fingerprints(before)[path] != _fingerprints(group)[path]:
        yield "rendered: what it shows has changed"
    else:
        yield "not rendered: what it shows is as it was"


def _find_group(path: str, groups: Mapping[str, PlannedGroup]) -> tuple[str, PlannedGroup] | None:
    for name, group in groups.items():
        if any(file.output_path == path for file in group.files):
            return name, group
    return None


def _fingerprints(group: PlannedGroup) -> dict[str, bytes]:
    return {file.output_path: file.fingerprint for file in group.files}
