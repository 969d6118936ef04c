"""From accepted candidates to the user's files: combined, shown as a diff, written atomically or not at all."""

from __future__ import annotations

import difflib
import os
from dataclasses import dataclass
from typing import TYPE_CHECKING

from agent.errors import SourceChanged, ToolFailed, UsageError
from agent.files import write_atomic

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

    from agent.types import Candidate


@dataclass(frozen=True, slots=True, order=True)
class Edit:
    """Code points `start` to `end` of a source become `text`."""

    start: int
    end: int
    text: str


def edits_of(source: str, candidate: Candidate) -> tuple[Edit, ...]:
    """The edits that lead from `source` to the candidate, whose text outside its spans is the source's."""
    found: list[Edit] = []
    old = new = 0  # up to where both have been matched
    spans = sorted(candidate.spans)
    for i, span in enumerate(spans):
        old += span.start - new
        following = spans[i + 1].start if i + 1 < len(spans) else len(candidate.text)
        gap = candidate.text[span.end : following]
        end = len(source) - len(gap) if i + 1 == len(spans) else source.find(gap, old)
        if end < old or source[end : end + len(gap)] != gap:
            raise ValueError("the candidate differs from its source outside its spans")
        found.append(Edit(old, end, span.of(candidate.text)))
        old, new = end, span.end
    return tuple(found)


def apply(source: str, edits: Iterable[Edit]) -> str:
    """`source` with all edits made; they must not overlap (insertions at one place keep their order)."""
    out: list[str] = []
    at = 0
    for edit in sorted(edits, key=lambda e: (e.start, e.end)):
        if edit.start < at:
            raise ValueError(f"edits overlap at {edit.start}")
        out += source[at : edit.start], edit.text
        at = edit.end
    return "".join((*out, source[at:]))


def combine(source: str, candidates: Sequence[Candidate]) -> str:
    """One text with the answers of several candidates for different declarations of `source`."""
    return apply(source, (e for c in candidates for e in edits_of(source, c)))


def diff(name: str, old: str, new: str) -> str:
    """A unified diff that `git apply` and `patch -p1` take."""
    lines = difflib.unified_diff(
        old.splitlines(keepends=True), new.splitlines(keepends=True), f"a/{name}", f"b/{name}"
    )
    return "".join(x if x.endswith("\n") else x + "\n\\ No newline at end of file\n" for x in lines)


def write_if_unchanged(path: Path, expected: str, text: str) -> None:
    """Replace the file at once, unless it is no longer what was proved.

    Raises SourceChanged, with the file left alone, and ToolFailed when the disk does not take it.
    """
    if read_exact(path) != expected:
        raise SourceChanged(
            f"{path} changed on disk while it was being proved; it was not written",
            hint="the proof is kept in the journal: run `leanloop runs`, or prove again",
        )
    write_new(path, text)


def read_exact(path: Path) -> str | None:
    """The text with its line ends and BOM as they are; None when it is gone or no text."""
    try:
        return path.read_bytes().decode("utf-8")
    except (OSError, UnicodeDecodeError):
        return None


def require_places(files: Iterable[Path | None], folders: Iterable[Path | None] = ()) -> None:
    """See before a long run that what is to be written after it can be: files in folders that exist, and folders.

    Raises UsageError.
    """
    for file in filter(None, files):
        if file.is_dir():
            raise UsageError(f"cannot write {file}: it is a folder", hint="name a file in it")
        _require_writable(file, file.parent)
    for folder in filter(None, folders):
        _require_writable(folder, next(p for p in (folder, *folder.absolute().parents) if p.exists()))


def _require_writable(path: Path, folder: Path) -> None:
    if not folder.exists():
        raise UsageError(f"cannot write {path}: there is no folder {folder}", hint="make it first")
    if not folder.is_dir():
        raise UsageError(f"cannot write {path}: {folder} is no folder", hint="choose another place")
    if not os.access(folder, os.W_OK | os.X_OK):
        raise UsageError(f"cannot write {path}: {folder} is not ours to write", hint="choose another place")


def write_new(path: Path, text: str | bytes) -> bool:
    """Write a file of our own (a report, a patch).  Raises ToolFailed, with the path, when that cannot be done."""
    try:
        write_atomic(path, text)
    except OSError as e:
        raise ToolFailed(f"cannot write {path}: {e.strerror}") from e
    return True
