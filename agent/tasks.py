"""From declarations to tasks: what must be proved together, with the statement locked.

A theorem with holes is one task.  A definition with holes is one task together with the theorems of the same file that
have holes and mention it: the program and its proof are found together or not at all.
"""

from __future__ import annotations

import hashlib
import re
from typing import TYPE_CHECKING

from agent.lean import text as lean_text
from agent.types import Task

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

    from agent.types import Declaration

PROGRAMS = frozenset({"def", "abbrev", "instance", "opaque"})
_WORD = re.compile(r"[^\W\d][\w'!?]*")


def make(file: Path, module: str, source: str, declarations: Sequence[Declaration]) -> Task:
    """One task.  Its id is the same in every run over the same text."""
    digest = hashlib.sha256()
    for part in (file.name, module, source, *(d.name for d in declarations)):
        digest.update(part.encode("utf-8", "surrogatepass") + b"\0")
    return Task(digest.hexdigest()[:16], file, module, source, tuple(declarations))


def of_file(file: Path, module: str, source: str, wanted: Iterable[Declaration]) -> list[Task]:
    """Tasks for the wanted declarations that have holes, in the order of the file."""
    holed = [d for d in wanted if d.holes]
    groups = [[d] for d in holed if d.kind in PROGRAMS]
    for theorem in (d for d in holed if d.kind not in PROGRAMS):
        words = set(_WORD.findall(lean_text.mask(theorem.signature.of(source))))
        mentioned = [g for g in groups if g[0].kind in PROGRAMS and _last(g[0].name) in words]
        if not mentioned:
            groups.append([theorem])
            continue
        first = mentioned[0]
        for other in mentioned[1:]:  # a theorem about two unknown programs binds them together
            first.extend(other)
            groups.remove(other)
        first.append(theorem)
    ordered = [sorted(g, key=lambda d: d.span.start) for g in groups]
    return [make(file, module, source, g) for g in sorted(ordered, key=lambda g: g[0].span.start)]


def _last(name: str) -> str:
    return name.rsplit(".", 1)[-1]
