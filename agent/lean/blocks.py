"""Which blocks of tactics a proof has, and a proof with its failing parts replaced by `sorry`.

Lean goes on behind an error at the next block (`·`, `case`, an alternative of `induction .. with`, a `have .. := by`),
so what it did not complain about was proved.  Cutting the tactic that failed, and what follows it in its own block,
leaves the part that holds.  The reading of the layout is a guess that only Lean can confirm: whoever uses a cut proof
has it elaborated.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from agent.lean.layout import Layout
from agent.lean.masking import mask
from agent.types import Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

_HOLE = "sorry"


@dataclass(frozen=True, slots=True)
class Block:
    """A block of tactics: where the token that opens it begins (`by`, `·`, `=>`), its extent, its tactics' starts."""

    opener: int
    span: Span
    tactics: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Failure:
    """An error of Lean at `offset`; `goals` says how many were left if it is that a block ended with goals open."""

    offset: int
    goals: int = 0


@dataclass(slots=True)
class _Building:
    frame: object
    opener: int
    start: int
    tactics: list[int] = field(default_factory=list)


def blocks(masked: str, start: int, end: int) -> list[Block]:
    """The blocks of tactics in `masked[start:end]`, inner ones before those around them."""
    reader = Layout(masked, start)
    found: list[Block] = []
    stack: list[_Building] = []
    opener = before = start  # the last token: where it begins, and where it ends

    def closed() -> None:
        alive = {id(f) for f in reader.frames}
        while stack and id(stack[-1].frame) not in alive:
            b = stack.pop()
            found.append(Block(b.opener, Span(b.start, before), tuple(b.tactics)))

    for token, at in reader.tokens(end):
        reader.arrive(at)
        closed()
        if reader.frames and reader.frames[-1].kind == "tactics":
            if not stack or stack[-1].frame is not reader.frames[-1]:
                stack.append(_Building(reader.frames[-1], opener, at))
            if reader.place().tactic and token != "|":  # an alternative goes on with its tactic
                stack[-1].tactics.append(at)
        reader.step(token, at)
        closed()
        opener, before = at, at + len(token)
    reader.frames.clear()
    closed()
    return found


def cut(text: str, region: Span, failures: Iterable[Failure]) -> str | None:
    """`text` with each failing tactic of `region`, and the rest of its block, replaced by `sorry`.

    A block that only left goals gets a `sorry` for each behind it.  None if a failure lies in no block, or if nothing
    changes.
    """
    masked = mask(text)
    known = blocks(masked, region.start, region.end)
    edits: list[tuple[Span, str]] = []
    for failure in failures:
        edit = _edit(text, known, failure)
        if edit is None:
            return None
        edits.append(edit)
    new = _applied(text, edits)
    return new if new != text else None


def _edit(text: str, known: Sequence[Block], failure: Failure) -> tuple[Span, str] | None:
    """What to replace by what, for one failure; wider if `sorry` stands there already."""
    if failure.goals:
        line_end = text.find("\n", failure.offset)
        limit = len(text) if line_end < 0 else line_end
        open_ones = [b for b in known if failure.offset <= b.opener < limit]
        block = min(open_ones, key=lambda b: b.opener, default=None)
        if block is not None and text[max(block.tactics, default=0) : block.span.end] != _HOLE:
            margin = "\n" + " " * (block.span.start - (text.rfind("\n", 0, block.span.start) + 1))
            holes = [_HOLE] if failure.goals == 1 else [f"· {_HOLE}"] * failure.goals
            return Span(block.span.end, block.span.end), "".join(margin + hole for hole in holes)
    for block in (b for b in known if b.span.start <= failure.offset <= b.span.end):
        tactic = max((t for t in block.tactics if t <= failure.offset), default=block.span.start)
        if text[tactic : block.span.end] != _HOLE:
            return Span(tactic, block.span.end), _HOLE
    return None


def _applied(text: str, edits: Sequence[tuple[Span, str]]) -> str:
    """All edits that lie in no other; the outer one wins, and a cut wins over what would be put behind it."""
    kept: list[tuple[Span, str]] = []
    for span, put in sorted(set(edits), key=lambda e: (e[0].start, -e[0].end)):
        if kept and span.start <= kept[-1][0].end:
            continue
        kept.append((span, put))
    for span, put in reversed(kept):
        text = text[: span.start] + put + text[span.end :]
    return text
