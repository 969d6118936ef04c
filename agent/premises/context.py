"""What the file says beside a statement: definitions that it unfolds to, and lemmas that proofs above it used.

Lemmas about `len (toList t)` are often about `len` of what `toList` is made of, and who proves one theorem of a file
tends to need the lemmas of the theorems before it (as nearest-neighbour premise selection has it).
"""

from __future__ import annotations

import re
from collections import defaultdict
from typing import TYPE_CHECKING

from agent.lean import text as lean_text
from agent.lean.masking import IDENT
from agent.premises import declarations, features, parsing
from agent.types import THEOREM_KINDS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from agent.premises.features import Shape
    from agent.types import Declaration

_IDENT = re.compile(IDENT)
_PROGRAMS = frozenset({"def", "abbrev"})
_MOST_PROOFS = 80
_MOST_ALTERNATIVES = 12
UNFOLDED, BELOW = 0.35, 0.5


def unfolded(source: str, d: Declaration, goal: Shape) -> dict[str, float]:
    """Tokens of what the definitions of the file, that a goal mentions, consist of; with weights."""
    weights: dict[str, float] = {}
    mentioned = set(features.symbols(goal))
    above = [a for a in lean_text.declarations(source) if a.span.end <= d.span.start and a.kind in _PROGRAMS]
    sides = {last: _right_sides(source, a) for a in above if (last := _last(a.name)) in mentioned}
    for found in (side for each in sides.values() for side in each):
        for shown in features.symbols(found):
            weights.setdefault("s:" + shown, UNFOLDED)
            for word in features.words_for([shown]):
                weights.setdefault("n:" + word, UNFOLDED / 2)
    for pair in features.pairs(goal):
        over, _, below = pair.partition(">")
        for side in sides.get(below, ()):
            weights["p:" + over + ">" + features.head_of(side)] = BELOW
    return weights


def _right_sides(source: str, d: Declaration) -> list[Shape]:
    if d.body is None:
        return []
    body = d.body.of(source)
    parts = re.split(r"=>|:=", body)[1:] or [body]
    cut = [re.split(r"\n\s*\|", part)[0] for part in parts]
    return [features.shape(parsing.term(part)) for part in cut[:_MOST_ALTERNATIVES]]


def _last(name: str) -> str:
    return name.rsplit(".", 1)[-1]


def names_used(source: str, d: Declaration, kind_of: Callable[[str], str | None]) -> Iterator[str]:
    """The visible declarations that a body names, found as Lean finds them: by the namespaces and what is opened."""
    if d.body is None:
        return
    opened = [w for s in d.scope if s.startswith("open") for w in s.split()[1:]]
    spaces = d.namespace.split(".") if d.namespace else []
    outer = [".".join(spaces[:n]) + "." for n in range(len(spaces), 0, -1)]
    prefixes = [*outer, *(p + o + "." for p in outer for o in opened), *(o + "." for o in opened), ""]
    for word in sorted(set(_IDENT.findall(lean_text.mask(d.body.of(source))))):
        for prefix in prefixes:
            if kind_of(prefix + word) and prefix + word != d.name:
                yield prefix + word
                break


def habits(
    source: str, d: Declaration, goal: Shape, kind_of: Callable[[str], str | None]
) -> Mapping[str, float]:
    """Lemmas that the proofs above a declaration name -> how much their statements are like its own, in all (0 ..)."""
    mine = set(features.symbols(goal))
    known: dict[str, str | None] = {}

    def remembered(name: str) -> str | None:
        if name not in known:
            known[name] = kind_of(name)
        return known[name]

    found: defaultdict[str, float] = defaultdict(float)
    for other in _proofs_above(source, d):
        theirs = set(features.symbols(features.shape(declarations.statement_of(source, other).goal)))
        alike = len(mine & theirs) / max(1, len(mine | theirs))
        for name in names_used(source, other, remembered):
            if known[name] in THEOREM_KINDS:
                found[name] += alike
    return found


def _proofs_above(source: str, d: Declaration) -> Sequence[Declaration]:
    above = [
        a for a in lean_text.declarations(source) if a.span.end <= d.span.start and a.kind in THEOREM_KINDS
    ]
    return above[-_MOST_PROOFS:]
