"""What a wrong answer got right: its failing parts become `sorry`, and a prover that costs nothing tries those.

A model's sketch is often right but for a step.  Lean itself says which parts hold: an answer is cut where it fails
(`agent.lean.blocks`), elaborated again, and cut wider, until only `sorry`s are left.  What is found so is a candidate
like any other: only the judge can accept it, and what is not closed goes back to the model as its own text.
"""

from __future__ import annotations

import time
from dataclasses import replace
from typing import TYPE_CHECKING, Protocol

from agent import screening
from agent.lean import text as lean_text
from agent.lean.blocks import Failure, cut
from agent.lean.splice import put_scripts
from agent.types import Candidate, CheckStatus, Mended, Severity, Span

if TYPE_CHECKING:
    from collections.abc import Sequence

    from agent.check.protocol import Checker
    from agent.types import CheckResult, Diagnostic, Task

_CUTS = 4  # elaborations until an answer is given up
_MOST_HOLES = 4  # more of them, and little was right
_CHECKS = 60  # for each hole
_UNFINISHED = "unsolved goals"
_UNREAD = ("unexpected ", "expected ")  # how messages of Lean's parser begin


class Filler(Protocol):
    """Proves holes in the midst of proofs; the portfolio does."""

    async def fill(self, task: Task, checks: int) -> Sequence[str | None]:
        """For each hole of `task`, in order, what to put in its place, or None; at most `checks` checks for each."""
        ...


class Mender:
    """Keeps what Lean accepted of an answer, and closes the rest where it can."""

    def __init__(self, checker: Checker, filler: Filler, *, seconds: float = 30.0) -> None:
        self._checker = checker
        self._filler = filler
        self._seconds = seconds

    async def mend(self, task: Task, candidate: Candidate, check: CheckResult) -> Mended | None:
        """What can be made of a candidate that Lean refused; None if nothing of it holds."""
        if check.status is not CheckStatus.FAILED:
            return None
        sketch = await self._sketch(task, candidate, check)
        if sketch is None:
            return None
        work = _as_task(task, sketch)
        holes = [h for d in work.declarations for h in d.holes]
        if not holes or len(holes) > _MOST_HOLES or _is_bare(sketch):
            return None
        filled = _filled(work, sketch, await self._filler.fill(work, _CHECKS))
        if filled is None:
            return Mended(_written(sketch))
        again = await self._check(task, filled)
        if again.status is CheckStatus.PASSED:
            return Mended(_written(filled), filled, again)
        errors = any(d.severity is Severity.ERROR for d in again.diagnostics)
        return Mended(_written(sketch if errors or again.status is CheckStatus.INCONCLUSIVE else filled))

    async def _sketch(self, task: Task, candidate: Candidate, check: CheckResult) -> Candidate | None:
        """The candidate with `sorry` for what fails, which Lean takes but for those."""
        until = time.monotonic() + self._seconds
        for _ in range(_CUTS):
            errors = [d for d in check.diagnostics if d.severity is Severity.ERROR]
            if not errors:
                return candidate if check.status is CheckStatus.FAILED else None
            shorter = _cut(candidate, errors)
            if shorter is None or time.monotonic() > until:
                return None
            candidate = shorter
            check = await self._check(task, candidate)
            if check.status is CheckStatus.INCONCLUSIVE:
                return None
        return None

    async def _check(self, task: Task, candidate: Candidate) -> CheckResult:
        return await self._checker.check(screening.request(task, candidate, self._seconds))


def _cut(candidate: Candidate, errors: Sequence[Diagnostic]) -> Candidate | None:
    """The candidate with all its errors cut out; None if one lies where nothing can be cut."""
    text, spans = candidate.text, list(candidate.spans)
    unread = [
        d for d in errors if d.message.startswith(_UNREAD)
    ]  # the other errors follow from the first of these
    errors = unread[:1] or errors
    failures = [Failure(lean_text.offset_at(text, d.start), _goals(d.message)) for d in errors]
    if any(not any(s.start <= f.offset <= s.end for s in spans) for f in failures):
        return None
    for i in reversed(range(len(spans))):
        mine = [f for f in failures if spans[i].start <= f.offset <= spans[i].end]
        new = cut(text, spans[i], mine) if mine else text
        if new is None:
            return None
        grown, text = len(new) - len(text), new
        spans[i] = replace(spans[i], end=spans[i].end + grown)
        spans[i + 1 :] = [Span(s.start + grown, s.end + grown) for s in spans[i + 1 :]]
    return Candidate(text, tuple(spans))


def _goals(message: str) -> int:
    """How many goals an `unsolved goals` message shows; 0 for any other message."""
    shown = sum(line.startswith("⊢") for line in message.split("\n"))
    return max(1, shown) if message.startswith(_UNFINISHED) else 0


def _as_task(task: Task, sketch: Candidate) -> Task:
    """The declarations that the model wrote, as far as they have holes, as a task of its own."""
    first, last = sketch.spans[0].start, sketch.spans[-1].end
    open_ones = [
        d
        for d in lean_text.declarations(sketch.text)
        if d.holes and first <= d.span.end and d.span.start <= last
    ]
    return replace(task, id=f"{task.id}+", source=sketch.text, declarations=tuple(open_ones))


def _filled(work: Task, sketch: Candidate, fills: Sequence[str | None]) -> Candidate | None:
    """The sketch with those holes filled for which there is something; None if there is nothing."""
    holes = [h for d in work.declarations for h in d.holes]
    known = [(h.span, fill) for h, fill in zip(holes, fills, strict=True) if fill is not None]
    if not known:
        return None
    return put_scripts(sketch.text, known, sketch.spans)


def _written(candidate: Candidate) -> str:
    """What the model is shown as its own text."""
    return "\n\n".join(s.of(candidate.text).strip() for s in candidate.spans)


def _is_bare(sketch: Candidate) -> bool:
    """Whether nothing is left of the answer but a hole."""
    return [w for w in _written(sketch).split() if w not in (":=", "by")] == ["sorry"]
