"""Whether a place in a proof expects a tactic or a term, from Lean's layout rules.

A small reading of Lean's grammar: it knows what opens a block of tactics (`by`, `·`, `=>` behind `induction .. with`,
`first |`, `try`, ...), that a block lives as long as its lines do not begin left of its column, and what inside a
tactic is a term again.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from agent.lean.masking import ATOM, IDENT

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_TOKEN = re.compile(
    rf"{IDENT}|@?[(\[{{⟨]|[)\]}}⟩]|<;>|<\|>|:=|=>|↦|<\||\|>\.?|\|\||\||·|;|λ|[^\s\w]|\w+"  # the last two: anything
)
_OPENERS = frozenset("([{⟨")
_CLOSERS = frozenset(")]}⟩")
# Tactics whose argument is a block of tactics.
_COMBINATORS = frozenset(
    "try repeat repeat' repeat1 repeat1' all_goals any_goals focus fail_if_success success_if_fail with_reducible"
    " with_reducible_and_instances with_unfolding_all unhygienic show_term classical checkpoint solve_by_elim! conv"
    " iterate on_goal' swap_var! time save! decreasing_by".split()
)
# Tactics with alternatives (`| pattern => tactics`) or an arrow before their block (`case h => tactics`).
_WITH_ALTERNATIVES = frozenset(
    "induction cases match fun_induction fun_cases induction' nomatch rcases if".split()
)
_WITH_ARROW = frozenset("case case' next conv conv_lhs conv_rhs on_goal any_goals all_goals enter".split())
_FIRST = frozenset(("first", "solve"))


@dataclass(slots=True)
class Frame:
    """A block (`tactics`, or anything else that lines can end) or an open bracket."""

    kind: str  # "tactics" | "bracket"
    column: int
    head: str = ""  # the tactic going on
    functions: int = 0  # `fun`s whose arrow is still to come


@dataclass(frozen=True, slots=True)
class Place:
    """What a token stands in.

    `tactic`: a tactic is expected there.  `alone`: it begins its block or its line, so that several lines may stand
    there.  `column`: that of the innermost block around it, -1 if there is none.
    """

    tactic: bool
    alone: bool
    column: int


def places_of(masked: str, start: int, offsets: Iterable[int]) -> dict[int, Place]:
    """What is expected at each of `offsets`, which are the starts of words, in one pass."""
    wanted = set(offsets)
    found: dict[int, Place] = {}
    reader = Layout(masked, start)
    for token, at in reader.tokens(max(wanted, default=start) + 1):
        reader.arrive(at)
        if at in wanted:
            found[at] = reader.place()
        reader.step(token, at)
    return found


class Layout:
    """Reads tokens in order and knows which blocks and brackets are open; `frames` are those, the innermost last."""

    def __init__(self, masked: str, start: int) -> None:
        self._masked = masked
        self._start = start
        self.frames: list[Frame] = []
        self._expects = False  # a tactic
        self._opens = False  # the next token begins a block of tactics
        self._began = False  # the place is the first of its block or line

    def tokens(self, stop: int) -> Iterator[tuple[str, int]]:
        """Each token before `stop` with its place."""
        for found in _TOKEN.finditer(self._masked, self._start, stop):
            yield found[0], found.start()

    def place(self) -> Place:
        """What is expected where we have arrived."""
        column = next((f.column for f in reversed(self.frames) if f.kind == "tactics"), -1)
        return Place(self._expects, self._began, column)

    def arrive(self, offset: int) -> None:
        """Open the block that is due, or end those that the line of `offset` is left of."""
        line = self._masked.rfind("\n", 0, offset) + 1
        column = offset - line
        if self._opens:
            self.frames.append(Frame("tactics", column))
            self._opens, self._expects, self._began = False, True, True
            return
        self._began = False
        if self._masked[line:offset].strip() or line < self._start:
            return
        while self.frames and self.frames[-1].kind == "tactics" and column < self.frames[-1].column:
            self.frames.pop()
        top = self.frames[-1] if self.frames else None
        self._expects = top is not None and top.kind == "tactics" and column == top.column
        self._began = self._expects

    def step(self, token: str, offset: int) -> None:
        """Take the token at the place where we have arrived."""
        expects, self._expects = self._expects, False
        top = self.frames[-1] if self.frames else None
        in_tactics = top is not None and top.kind == "tactics"
        if token in ("by", "decreasing_by") or (token == "·" and expects):
            self._opens = True
        elif token.lstrip("@") in _OPENERS:
            self.frames.append(Frame("bracket", -1))
            self._opens = expects and token in ("(", "{")
        elif token in _CLOSERS:
            self._close()
        elif token in (";", "<;>", "<|>"):
            self._expects = in_tactics
        elif token == "|":
            self._bar(offset)
        elif token in ("fun", "λ"):
            self._count_function(top)
        elif token in ("=>", "↦"):
            self._arrow(top)
        elif expects and top is not None:
            self._begin_tactic(token, top)
        elif in_tactics and top is not None:
            self._go_on(token, top)

    def _close(self) -> None:
        if not any(f.kind == "bracket" for f in self.frames):
            return  # one that closes nothing: whatever it was meant for, the blocks go on
        while self.frames and self.frames.pop().kind != "bracket":
            pass

    def _count_function(self, top: Frame | None) -> None:
        if top is None:
            top = Frame("bracket", -1)
            self.frames.append(top)
        top.functions += 1

    def _arrow(self, top: Frame | None) -> None:
        if top is None:
            return
        if top.functions:
            top.functions -= 1
        elif top.kind == "tactics" and (top.head in _WITH_ALTERNATIVES or top.head in _WITH_ARROW):
            self._opens = True

    def _bar(self, offset: int) -> None:
        """A bar: another alternative of `first`, or of the `induction`, `cases` or `match` that it belongs to."""
        line_end = self._masked.find("\n", offset)
        line = self._masked[offset : None if line_end < 0 else line_end]
        for i in range(len(self.frames) - 1, -1, -1):
            frame = self.frames[i]
            if frame.kind != "tactics":
                return
            if frame.head in _FIRST:
                del self.frames[i + 1 :]
                self._opens = True
                return
            if frame.head in _WITH_ALTERNATIVES and "=>" in line:
                del self.frames[i + 1 :]
                frame.functions = 0
                return

    def _begin_tactic(self, token: str, top: Frame) -> None:
        top.head, top.functions = token, 0
        self._opens = token in _COMBINATORS

    def _go_on(self, token: str, top: Frame) -> None:
        if token in ("then", "else") and top.head == "if":
            self._opens = True
        elif token == "in" and top.head in ("open", "set_option"):
            self._expects = True
        elif token == "match":
            top.head = "term match"  # its alternatives are terms


_NOT_ATOM = re.compile(rf"\A(?:{ATOM}(?:\.{ATOM})*|\d+|\(\)|\.{ATOM})\Z")


def is_atom(masked: str) -> bool:
    """Whether a term needs no parentheses wherever it stands: a name, a number, or something in brackets."""
    term = masked.strip()
    if _NOT_ATOM.match(term):
        return True
    if not term or term[0] not in _OPENERS or term[-1] not in _CLOSERS:
        return False
    depth = 0
    for i, c in enumerate(term):
        depth += (c in _OPENERS) - (c in _CLOSERS)
        if depth == 0:
            return i == len(term) - 1
    return False
