"""From the attempts of a task to its outcome: what may be said, and why not more."""

from __future__ import annotations

from typing import TYPE_CHECKING

from agent.types import PROOF_KINDS, CheckStatus, Outcome, Reason, Severity, Verdict, VerdictKind

if TYPE_CHECKING:
    from collections.abc import Sequence

    from agent.types import Attempt, Run, Task

LIMITS = ("limit.time", "limit.budget", "limit.interrupted")
"""Reasons that the user chose: what stayed unproved because of them is unproved, not an accident."""


UNPROVED_LEMMA = "lemma.unproved"
"""The judge's code for a proof that rests on another declaration's hole: right, once that is filled."""


def settles(verdict: Verdict | None) -> bool:
    """Whether nothing more need be asked: it is proved, or it will be when other holes are."""
    return verdict is not None and (verdict.kind is VerdictKind.PROVED or conditional(verdict))


def nearness(history: Sequence[Attempt]) -> float:
    """How near to a proof a conversation is, as the priority of its next check.

    0 at the start; each round of feedback is worth 1, since those before were paid for, and few errors in the last
    answer up to 1 more.
    """
    if not history:
        return 0.0
    check = history[-1].check
    said = check.diagnostics if check is not None and check.status is CheckStatus.FAILED else ()
    errors = sum(d.severity is Severity.ERROR for d in said)
    return len(history) + (1 / (1 + errors) if errors else 0.0)


def conditional(verdict: Verdict) -> bool:
    """Whether only the holes of other declarations stand between this proof and PROVED."""
    return bool(verdict.reasons) and all(r.code == UNPROVED_LEMMA for r in verdict.reasons)


def settled(task: Task, attempts: Sequence[Attempt], seconds: float) -> Outcome:
    """The outcome of a task whose last attempt settles it."""
    last = attempts[-1]
    assert last.verdict is not None  # noqa: S101  (the caller has just read it)
    accepted = last.candidate if last.verdict.kind is VerdictKind.PROVED else None
    return Outcome(task, last.verdict, tuple(attempts), accepted, seconds)


def unproved(task: Task, attempts: Sequence[Attempt], trouble: Sequence[Reason], seconds: float) -> Outcome:
    """REJECTED when the search was carried through and nothing held; INCONCLUSIVE when something kept it from that."""
    reasons = [*dict.fromkeys(trouble), *_last_words(attempts)]
    hindered = bool(trouble) or any(_is_inconclusive(a) for a in attempts)
    kind = VerdictKind.INCONCLUSIVE if hindered else VerdictKind.REJECTED
    if not reasons:
        reasons = [Reason("search.exhausted", f"no prover found a proof{_not_tried(task, attempts)}")]
    return Outcome(task, Verdict(task.name, kind, reasons=tuple(reasons)), tuple(attempts), None, seconds)


def _not_tried(task: Task, attempts: Sequence[Attempt]) -> str:
    """What is to be said where only the built-in prover was asked, and it may not have been for it."""
    if attempts or all(d.kind in PROOF_KINDS for d in task.declarations):
        return ""
    return "; the portfolio fills proofs only, in theorems and definitions"


def _is_inconclusive(attempt: Attempt) -> bool:
    if attempt.verdict is not None:
        return attempt.verdict.kind is VerdictKind.INCONCLUSIVE
    return attempt.check is not None and attempt.check.status is CheckStatus.INCONCLUSIVE


def _last_words(attempts: Sequence[Attempt]) -> list[Reason]:
    """Why the last attempt did not hold."""
    for attempt in reversed(attempts):
        if attempt.verdict is not None:
            return list(attempt.verdict.reasons)
        if attempt.check is not None and attempt.check.status is CheckStatus.INCONCLUSIVE:
            return [Reason("check.inconclusive", attempt.check.reason)]
        if attempt.check is not None:
            first = next((d.message.split("\n", 1)[0] for d in attempt.check.diagnostics), "Lean refused it")
            return [Reason("lean.error", first)]
    if not attempts:
        return []
    why = attempts[-1].refused or Reason("answer.unusable", "")
    told = f' (the model was told: "{why.message}")' if why.message else ""
    return [Reason(why.code, f"no answer held a proof{told}")]


def exit_code(run: Run) -> int:
    """0 all proved, 1 something unproved or rejected, 3 only accidents (DESIGN.md)."""
    open_ones = [o.verdict for o in run.outcomes if o.verdict.kind is not VerdictKind.PROVED]
    if not open_ones:
        return 0
    chosen = any(
        v.kind is VerdictKind.REJECTED or any(r.code in LIMITS for r in v.reasons) for v in open_ones
    )
    return 1 if chosen else 3
