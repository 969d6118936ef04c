"""Is what stands around the holes of a definition still there?  By its text, where its terms cannot tell.

The terms of two definitions are compared with the holes left out (`Comparison`).  That fails for a definition that is
recursive only in the solution, because Lean compiles the whole of it in another way.  Its text is looked at then: it
must be that of the challenge in the same scope, each hole must stand between what separates terms (`5 * sorry` does
not: `5 * 0 + 1`), and what is put there must be closed: atoms and brackets, nothing that reaches on to what stands
behind it, such as an alternative, an `if`, a `let` or a `fun`, unless it is in brackets or nothing stands behind it.
"""

from __future__ import annotations

import re
from itertools import count, pairwise
from typing import TYPE_CHECKING, NamedTuple

from agent.lean.commands import commands
from agent.lean.masking import IDENT
from agent.lean.text import declarations, mask

if TYPE_CHECKING:
    from collections.abc import Sequence

    from agent.types import Declaration

_TOKEN = re.compile(r""""[^"]*"|«[^»]*»|[\w'!?.]+|:=|=>|<\||\S""")
_BEFORE = frozenset(
    {":=", "=>", "by", "exact", "then", "else", "(", ",", "⟨", "[", "{", "<|", "$", "←", ";", "·"}
)
_AFTER = frozenset({")", ",", "⟩", "]", "}", "|", "else"})
_ATOM = re.compile(rf"""["'«].*|\d+(?:\.\d+)*|\.?{IDENT}(?:\.\d+)*|[-+*/%^&!.:<>=≤≥≠∧∨¬∘×]""", re.DOTALL)
# Words that take in what stands behind them, or change what it means.
_REACHING = frozenset(
    re.findall(
        r"\S+",
        """by match with fun let have show suffices if then else do for unless while repeat return try catch finally
        where nomatch nofun open set_option in termination_by decreasing_by deriving letI haveI let_fun let_delayed rec
        from at calc assume obtain mut bif throw break continue dbg_trace assert! macro_rules private def theorem""",
    )
)
_TAIL = re.compile(r"(?<![\w.'])(termination_by|decreasing_by)(?![\w'])")
_WHERE = re.compile(r"(?<![\w.'])where(?![\w'])")
_BRACKETS = {"(": ")", "[": "]", "{": "}", "⟨": "⟩"}
_CLOSING = frozenset(_BRACKETS.values())


class _Token(NamedTuple):
    """A token, and its column if it is the first of its line: Lean reads blocks by it."""

    text: str
    column: int


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
    if all({t.text for t in piece} <= {":=", "by", "exact"} for piece in pieces):
        return frozenset()
    safe = all(p and p[-1].text in _BEFORE for p in pieces[:-1]) and all(
        not p or p[0].text in _AFTER for p in pieces[1:]
    )
    if not safe or _scope(challenge, before) != _scope(solution, after):
        return None
    if not _fits(pieces, _tokens(solution, after.body.start, after.body.end)):
        return None
    return frozenset(t.text.rsplit(".", 1)[-1].strip("«»") for piece in pieces for t in piece)


def _scope(text: str, d: Declaration) -> tuple[object, ...]:
    """What decides which names the text of a declaration means, besides what is declared."""
    exports = [text[c.head : c.end] for c in commands(text) if c.word == "export" and c.end <= d.span.start]
    return d.namespace, [" ".join(s.split()) for s in (*d.scope, *exports)]


def _tokens(text: str, start: int, end: int) -> list[_Token]:
    """The tokens of a part of a text, without comments and without what only says how a recursion ends."""
    masked = mask(text[:end])
    cut = _TAIL.search(masked, start)
    if cut and not _WHERE.search(masked, cut.end()):  # `where` brings names for all of the definition
        end = cut.start()
    found = []
    for token in _TOKEN.finditer(masked, start, end):
        line = masked.rfind("\n", 0, token.start()) + 1
        first = not text[line : token.start()].strip()
        found.append(_Token(text[token.start() : token.end()], token.start() - line if first else -1))
    return found


def _fits(pieces: Sequence[list[_Token]], tokens: list[_Token]) -> bool:
    """Whether the tokens are the pieces, in order, with something closed between each two."""
    first, *rest = pieces
    if tokens[: len(first)] != first:
        return False
    at = len(first)
    for number, piece in enumerate(rest, 1):
        is_end = number == len(rest) and not piece
        end = _fill_end(tokens, at, is_end=is_end)
        if end is None or end == at or tokens[end : end + len(piece)] != piece:
            return False
        at = end + len(piece)
    return at == len(tokens)


def _fill_end(tokens: Sequence[_Token], start: int, *, is_end: bool) -> int | None:
    """Where what stands in a hole ends: at the first separator outside of its brackets; None if it is not closed.

    `is_end`: nothing stands behind the hole, so that all the rest is in it.
    """
    open_: list[str] = []
    for at in count(start):
        if at == len(tokens):
            return None if open_ else at
        word = tokens[at].text
        if word in _BRACKETS:
            open_.append(_BRACKETS[word])
        elif open_ and word == open_[-1]:
            open_.pop()
        elif word in _CLOSING:
            return None if open_ or is_end else at
        elif is_end:
            if word == "where":  # its names are those of the whole definition
                return None
        elif not open_ and word in _AFTER:
            return at
        elif not open_ and (word in _REACHING or not _ATOM.fullmatch(word)):
            return None
    raise AssertionError
