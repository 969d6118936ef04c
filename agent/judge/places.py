"""Is what a text shows under a name what Lean declares under it?  The compiled file says where that stands.

A file may make commands of its own (`macro "chapter" : command => ...` that opens a namespace): its text, which we
read, then gives a declaration another name than Lean does, and the verdict on a namesake would be taken for its own.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING

from agent.judge.audit import public
from agent.lean.olean import display
from agent.lean.text import declarations
from agent.types import Reason, VerdictKind

if TYPE_CHECKING:
    from collections.abc import Sequence

    from agent.lean.olean import Olean
    from agent.types import Declaration, Verdict

MISREAD = "text.misread"
OTHERWISE = "leanloop reads this file otherwise than Lean does, as commands of its own can make it"

_Place = tuple[int, int]  # line from 1, column from 0


def where_read(verdicts: Sequence[Verdict], module: Olean, source: str) -> tuple[Verdict, ...]:
    """The verdicts on declarations of `source`; those on what Lean has elsewhere say nothing."""
    elsewhere = _elsewhere(module, source)
    found = []
    for v in verdicts:
        if v.kind is VerdictKind.PROVED and (reason := elsewhere.get(v.declaration)):
            found.append(
                replace(v, kind=VerdictKind.INCONCLUSIVE, trust=None, evidence=None, reasons=(reason,))
            )
        else:
            found.append(v)
    return tuple(found)


def _elsewhere(module: Olean, source: str) -> dict[str, Reason]:
    """Names under which the text shows a declaration at a place where Lean declares no such thing."""
    places: defaultdict[str, list[_Place]] = defaultdict(list)
    for name, place in module.positions.items():
        places[display(public(name))].append(place)
    found: dict[str, Reason] = {}
    for d in declarations(source):
        if not d.anonymous and d.name in places and not any(_is_in(d, place) for place in places[d.name]):
            line = places[d.name][0][0]
            text = f"Lean declares {d.name} in line {line}, the text shows it in line {d.position.line}"
            found[d.name] = Reason(MISREAD, f"{text}: {OTHERWISE}")
    return found


def _is_in(d: Declaration, place: _Place) -> bool:
    return (d.position.line, d.position.column) <= place <= (d.end.line, d.end.column)
