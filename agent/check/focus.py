"""What of a text Lean is asked to elaborate, and what its messages then say of the declarations in focus.

Pure, and shared by every checker, so that a warm worker and a fresh process cannot judge differently.

The text is cut behind the focus (positions before the cut do not move) and ends with a sentinel: a command
that prints a number.  Only when that number comes back is it known that Lean read all that stands before it,
whatever `#exit`, missing imports or an unclosed comment did.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from agent.lean.positions import position_at
from agent.types import CheckResult, CheckStatus, Diagnostic, GoalState, Position, Severity

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from agent.check.protocol import CheckRequest

_MUTUAL = re.compile(r"^[ \t]*(mutual|end)\b", re.MULTILINE)
_UNFINISHED = re.compile(r"\bin\s*\Z")  # `open Foo in`: it would take the sentinel for the command it lacks
_LINE_COMMENT = re.compile(r"--[^\n]*\s*\Z")
_EXIT = "using 'exit' to interrupt Lean"
_SENTINEL_TOKEN = re.compile(r"unexpected token '#print'|unexpected token `#print`")


@dataclass(frozen=True, slots=True)
class Prepared:
    """A text for Lean, where its focus starts and ends, and what Lean must print at `sentinel_at`."""

    text: str
    start: Position
    end: Position
    sentinel: str
    sentinel_at: Position
    spared: tuple[tuple[Position, Position], ...] = ()


def prepare(request: CheckRequest, number: int) -> Prepared:
    """Cut the text behind the focus and put the sentinel there; `number` makes it this check's own."""
    start, end = (request.focus.start, request.focus.end) if request.focus else (0, len(request.text))
    start, cut = _widen_to_mutual(request.text, start, end)
    kept = request.text[:cut]
    sentinel = f"leanloop {number}"
    tail = "\n" if _UNFINISHED.search(_LINE_COMMENT.sub("", kept)) else f'\n#print "{sentinel}"\n'
    return Prepared(
        kept + tail,
        position_at(request.text, start),
        position_at(request.text, end),
        sentinel,
        position_at(kept + tail, cut + 1),
        tuple((position_at(request.text, s.start), position_at(request.text, s.end)) for s in request.spared),
    )


def _widen_to_mutual(text: str, start: int, end: int) -> tuple[int, int]:
    """A block of mutual declarations is elaborated as one: the focus takes it in, up to its `end`."""
    opening: int | None = None
    for m in _MUTUAL.finditer(text, 0, start):
        opening = m.start() if m[1] == "mutual" else None
    if opening is None:
        return start, end
    closing = next((m for m in _MUTUAL.finditer(text, end) if m[1] == "end"), None)
    return opening, closing.end() if closing else end


def conclude(
    diagnostics: Sequence[Diagnostic], prepared: Prepared, *, seconds: float, with_goals: bool = False
) -> CheckResult:
    """What the complete messages of one elaboration say of the declarations in focus."""
    reached, said = False, []
    for d in diagnostics:
        if d.start >= prepared.sentinel_at and d.message.strip().strip('"') == prepared.sentinel:
            reached = True
        else:
            said.append(_without_sentinel(d))
    said.sort(key=lambda d: d.start)  # proofs are elaborated at once, and end in any order
    inside = tuple(d for d in said if d.start >= prepared.start and not _is_spared(d, prepared))
    goals = goals_in_messages(inside) if with_goals else ()
    if any(d.severity is Severity.ERROR or _is_hole(d, prepared) for d in inside):
        return CheckResult(CheckStatus.FAILED, inside, goals, seconds=seconds)
    if reached:
        return CheckResult(CheckStatus.PASSED, inside, seconds=seconds)
    if any(_EXIT in d.message for d in inside):
        return CheckResult(CheckStatus.FAILED, inside, goals, seconds=seconds)
    before = tuple(d for d in said if d.severity is Severity.ERROR or _EXIT in d.message)
    because = f": {before[0].message.splitlines()[0]}" if before else ""
    return CheckResult(
        CheckStatus.INCONCLUSIVE,
        before + inside,
        reason=f"Lean did not get to the end of the declaration{because}",
        seconds=seconds,
    )


def inconclusive(
    reason: str, diagnostics: Sequence[Diagnostic], prepared: Prepared | None, *, seconds: float
) -> CheckResult:
    """Nothing can be said, but what Lean printed in the focus before is kept."""
    inside = tuple(
        _without_sentinel(d)
        for d in diagnostics
        if prepared and d.start >= prepared.start and prepared.sentinel not in d.message
    )
    return CheckResult(CheckStatus.INCONCLUSIVE, inside, reason=reason, seconds=seconds)


def _is_hole(d: Diagnostic, prepared: Prepared) -> bool:
    return d.kind == "hasSorry" and d.start < prepared.end


def _is_spared(d: Diagnostic, prepared: Prepared) -> bool:
    """Whether it is about a hole that is somebody else's to fill."""
    return d.kind == "hasSorry" and any(start <= d.start < end for start, end in prepared.spared)


def _without_sentinel(d: Diagnostic) -> Diagnostic:
    """A parse error at the sentinel is one at the end of the text, and says so."""
    message = _SENTINEL_TOKEN.sub("unexpected end of input", d.message)
    return d if message == d.message else Diagnostic(d.severity, d.start, d.end, message, d.kind, d.file)


def goals_in_messages(diagnostics: Iterable[Diagnostic]) -> tuple[GoalState, ...]:
    """The goals that errors quote: the paragraphs with a line that starts with `⊢`."""
    found = []
    for d in diagnostics:
        if d.severity is not Severity.ERROR or "⊢" not in d.message:
            continue
        body = d.message.removeprefix("unsolved goals\n")
        goals = tuple(p.strip() for p in re.split(r"\n\s*\n", body) if re.search(r"^⊢ ", p, re.MULTILINE))
        if goals:
            found.append(GoalState(d.start, goals))
    return tuple(found)
