"""Short repairs as suggested changes that a reviewer accepts with one click (GitHub), and findings for GitLab.

Formats: GitHub's "Create a review for a pull request" (a comment's lines must be part of the diff, on its right side;
a `suggestion` block replaces them); GitLab's Code Quality report (a subset of Code Climate's).
"""

from __future__ import annotations

import difflib
import hashlib
from dataclasses import dataclass
from typing import TYPE_CHECKING

from agent.report.markdown import fenced

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from agent.report.results import Json

MARKER = "<!-- leanloop suggestion -->"
_LINES = 12  # a longer repair is read better in the patch
_COMMENTS = 30


@dataclass(frozen=True, slots=True)
class Suggestion:
    """Lines `first` to `last` (from 1) of a file become `text`."""

    file: str
    first: int
    last: int
    text: str


def suggestions(file: str, before: str, after: str) -> Iterator[Suggestion]:
    """The places in which two texts differ, as replacements of whole lines; lines put in take the line above along."""
    old, new = before.splitlines(), after.splitlines()
    for tag, i1, i2, j1, j2 in difflib.SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if tag == "equal":
            continue
        above = 1 if i1 == i2 and i1 > 0 else 0
        below = 1 if i1 == i2 and not above else 0
        if i2 - i1 <= _LINES and j2 - j1 <= _LINES:
            yield Suggestion(file, i1 - above + 1, i2 + below, "\n".join(new[j1 - above : j2 + below]))


def review(
    found: Sequence[Suggestion], in_diff: Mapping[str, Sequence[tuple[int, int]]], commit: str = ""
) -> Json:
    """The body of a review with the suggestions that stand in lines of the diff, as `in_diff` has them by file."""
    comments: list[Json] = []
    for s in found:
        if any(first <= s.first and s.last <= last for first, last in in_diff.get(s.file, ())):
            body = "\n".join(
                (MARKER, "A proof that leanloop's judge accepts:", *fenced(s.text, "suggestion"))
            )
            place: Json = {"path": s.file, "line": s.last, "side": "RIGHT", "body": body}
            if s.first < s.last:
                place |= {"start_line": s.first, "start_side": "RIGHT"}
            comments.append(place)
    made: Json = {"event": "COMMENT", "body": "Proofs for some of these.", "comments": comments[:_COMMENTS]}
    return made | ({"commit_id": commit} if commit else {})


def issue(file: str, line: int, name: str, code: str, text: str, *, grave: bool) -> Json:
    """One finding of a Code Quality report."""
    mark = hashlib.sha256(f"{file}\0{name}\0{code}".encode("utf-8", "surrogatepass")).hexdigest()
    return {
        "description": text,
        "check_name": code,
        "fingerprint": mark[:32],
        "severity": "major" if grave else "minor",
        "location": {"path": file, "lines": {"begin": line}},
    }
