"""From declarations to tasks: what must be proved together, with the statement locked.

A theorem with holes is one task.  A definition with holes is one task together with the theorems of the same file that
have holes and speak of it: the program and its proof are found together or not at all.  A theorem speaks of a program
when its statement names it, or names a definition without holes that does.
"""

from __future__ import annotations

import hashlib
import re
from typing import TYPE_CHECKING

from agent.lean import text as lean_text
from agent.types import PROGRAM_KINDS, Task

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from pathlib import Path

    from agent.types import Declaration

_WORD = re.compile(r"[^\W\d][\w'!?]*")


def make(
    file: Path, module: str, source: str, declarations: Sequence[Declaration], asked: Iterable[str] = ()
) -> Task:
    """One task.  Its id is the same in every run over the same text; `asked` as in `Task`."""
    digest = hashlib.sha256()
    for part in (file.name, module, source, *(d.name for d in declarations)):
        digest.update(part.encode("utf-8", "surrogatepass") + b"\0")
    names = frozenset(asked).intersection(d.name for d in declarations)
    return Task(digest.hexdigest()[:16], file, module, source, tuple(declarations), names)


def of_file(
    file: Path, module: str, source: str, wanted: Iterable[Declaration], asked: Iterable[str] = ()
) -> list[Task]:
    """Tasks for the wanted declarations that have holes, in the order of the file.

    Whoever wants a program gets the theorems that specify it too, and the other way round.  `asked` as in `Task`.
    """
    named = tuple(asked)
    holed = [d for d in wanted if d.holes]
    if any(d.kind in PROGRAM_KINDS for d in lean_text.declarations(source) if d.holes):
        groups = _groups(source)
        places = {d.span.start for d in holed}
        groups = [g for g in groups if any(d.span.start in places for d in g)]
    else:
        groups = [[d] for d in holed]
    ordered = [sorted(g, key=lambda d: d.span.start) for g in groups]
    return [make(file, module, source, g, named) for g in sorted(ordered, key=lambda g: g[0].span.start)]


def _groups(source: str) -> list[list[Declaration]]:
    """All declarations of a text that have holes, those together that must be."""
    every = lean_text.declarations(source)
    known: dict[str, set[str]] = {}  # the last part of a definition's name -> the programs that it speaks of
    groups: list[list[Declaration]] = []
    for d in every:
        if d.anonymous and d.kind in PROGRAM_KINDS and d.holes:
            groups.append([d])
            continue
        spoken_of = _programs_in(source, d, known)
        if d.kind in PROGRAM_KINDS and d.holes:
            _join(groups, d, spoken_of)
            known.setdefault(_last(d.name), set()).add(d.name)
        elif d.holes:
            _join(groups, d, spoken_of)
        elif spoken_of and d.kind != "theorem":
            known.setdefault(_last(d.name), set()).update(spoken_of)
    return groups


def _programs_in(source: str, d: Declaration, known: Mapping[str, set[str]]) -> set[str]:
    """The programs that a statement, or the whole of a definition without holes, speaks of."""
    if not known:
        return set()
    part = d.signature if d.holes or d.kind == "theorem" else d.span
    words = _WORD.findall(lean_text.mask(part.of(source)))
    return {program for word in words for program in known.get(word, ())}


def _join(groups: list[list[Declaration]], d: Declaration, spoken_of: set[str]) -> None:
    """Put `d` into the group of the programs that it speaks of; it binds several groups together."""
    mentioned = [g for g in groups if any(m.name in spoken_of for m in g)]
    if not mentioned:
        groups.append([d])
        return
    first = mentioned[0]
    for other in mentioned[1:]:
        first.extend(other)
        groups.remove(other)
    first.append(d)


def _last(name: str) -> str:
    return name.rsplit(".", 1)[-1]
