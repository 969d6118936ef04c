"""Is what stands around the holes of a definition still there?  By its text, where its terms cannot tell.

The terms of two definitions are compared with the holes left out (`Comparison`).  That fails for a definition that is
recursive only in the solution, because Lean compiles the whole of it in another way.  Its text is looked at then: it
must be that of the challenge, with something balanced in each hole, and each hole must stand where nothing that is put
there can reach what is beside it (`5 * sorry` is no such place: `5 * 0 + 1`).
"""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from agent.lean.text import declarations, mask

if TYPE_CHECKING:
    from collections.abc import Sequence

    from agent.types import Declaration

_TOKEN = re.compile(r""""[^"]*"|«[^»]*»|'\s+'|[\w'!?.]+|:=|=>|<\||\S""")
_BEFORE = frozenset(
    {":=", "=>", "by", "exact", "then", "else", "(", ",", "⟨", "[", "{", "<|", "$", "←", ";", "·"}
)
_AFTER = frozenset({")", ",", "⟩", "]", "}", "|", "else", ";"})
_TAIL = re.compile(r"(?<![\w.'])(termination_by|decreasing_by)(?![\w'])")
_BRACKETS = {"(": ")", "[": "]", "{": "}", "⟨": "⟩"}


def kept_around_holes(challenge: str, solution: str) -> dict[str, frozenset[str]]:
    """The challenge's definitions with holes whose text is the same in the solution but for the holes.

    Each with the last parts of the identifiers in that text; none, if all of its body is a hole.
    """
    after = {d.name: d for d in declarations(solution)}
    found = {}
    for d in declarations(challenge):
        if d.holes and d.name in after:
            words = _kept(challenge, d, solution, after[d.name])
            if words is not None:
                found[d.name] = words
    return found


def _kept(challenge: str, before: Declaration, solution: str, after: Declaration) -> frozenset[str] | None:
    """The identifiers that were kept; None if something was not."""
    if before.body is None or after.body is None:
        return None
    inside = [h.span for h in before.holes if before.body.start <= h.span.start < before.body.end]
    edges = [before.body.start, *(x for span in inside for x in (span.start, span.end)), before.body.end]
    pieces = [_tokens(challenge, a, b) for a, b in list(pairwise(edges))[::2]]
    if all(set(piece) <= {":=", "by", "exact"} for piece in pieces):
        return frozenset()
    safe = all(p and p[-1] in _BEFORE for p in pieces[:-1]) and all(
        not p or p[0] in _AFTER for p in pieces[1:]
    )
    if not safe or not _fits(pieces, _tokens(solution, after.body.start, after.body.end)):
        return None
    return frozenset(token.rsplit(".", 1)[-1] for piece in pieces for token in piece)


def _tokens(text: str, start: int, end: int) -> list[str]:
    """The tokens of a part of a text, without comments and without what only says how a recursion ends."""
    masked = mask(text[:end])[start:]
    cut = _TAIL.search(masked)
    masked = masked[: cut.start()] if cut else masked
    raw = text[start : start + len(masked)]
    return [raw[m.start() : m.end()] for m in _TOKEN.finditer(masked)]


def _fits(pieces: Sequence[list[str]], tokens: list[str]) -> bool:
    """Whether the tokens are the pieces, in order, with something balanced between each two."""
    first, *rest = pieces
    if tokens[: len(first)] != first:
        return False
    ends = {len(first)}
    for place, piece in enumerate(rest):
        last = place == len(rest) - 1
        found = set()
        for start in ends:
            for at in range(start + 1, len(tokens) - len(piece) + 1):
                if not _balanced(tokens[start:at]):
                    continue
                if tokens[at : at + len(piece)] == piece and (not last or at + len(piece) == len(tokens)):
                    found.add(at + len(piece))
        ends = found
    return bool(ends)


def _balanced(tokens: Sequence[str]) -> bool:
    open_: list[str] = []
    for token in tokens:
        if token in _BRACKETS:
            open_.append(_BRACKETS[token])
        elif token in _BRACKETS.values() and (not open_ or open_.pop() != token):
            return False
    return not open_
