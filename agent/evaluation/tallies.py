"""From what the pieces of work came to, to the numbers of a task and of the whole (pure)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from agent.evaluation.protocols import Kind, Spent, is_proof, total
from agent.evaluation.stats import Estimate, expected_draws, mean_interval, pass_at_k
from agent.types import Severity

if TYPE_CHECKING:
    from collections.abc import Sequence

    from agent.evaluation.datasets import Item
    from agent.evaluation.protocols import Plan, Trial, Unit
    from agent.types import Attempt

_FIRST_WORDS = re.compile(r"[`'(]?([A-Za-z][a-z_]*)[`')]?((?:[ -][A-Za-z][a-z_]*){0,3})")
_TACTIC = re.compile(r"tactic [`']([\w.!?]+)[`'] failed", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Brief:
    """What is kept of a trial: thousands of them are in memory, their texts are in the journal."""

    sample: int
    proved: bool
    conclusive: bool
    attempts: int
    spent: Spent
    reason: str

    @classmethod
    def of(cls, unit: Unit, trial: Trial) -> Brief:
        """The numbers of a trial, and why it is no proof."""
        conclusive = trial.conclusive
        reason = "" if trial.proved else _why_failed(trial) if conclusive else _why_lost(trial)
        spent = total(trial.attempts)
        return cls(unit.sample, trial.proved, conclusive, len(trial.attempts), spent, reason)


@dataclass(frozen=True, slots=True)
class Tally:
    """One task: `right` of `conclusive` trials, what they took, and why others came to nothing.

    `answered` trials had an answer, `attempts` is the number of answers.  `to_solve` is what was spent until the proof
    (budget protocol), None where there is none; `lost` and `failures` are reasons, one for each trial that was
    inconclusive or failed.
    """

    item: Item
    conclusive: int
    right: int
    answered: int
    attempts: int
    spent: Spent
    to_solve: Spent | None
    lost: tuple[str, ...]
    failures: tuple[str, ...]

    @property
    def name(self) -> str:
        """The name of its task."""
        return self.item.task.name


@dataclass(frozen=True, slots=True)
class Point:
    """pass@k over the tasks that have k conclusive samples, and the mean cost of stopping at the first success.

    `if_failed` is the same over all tasks when inconclusive samples count as failures: the least that may be said.
    """

    k: int
    estimate: Estimate
    if_failed: float | None
    left_out: tuple[str, ...]
    cost_usd: Decimal | None


@dataclass(frozen=True, slots=True)
class Solved:
    """How many tasks were solved within their budget, of those that came to a conclusion."""

    estimate: Estimate
    solved: int
    left_out: tuple[str, ...]


def tally(item: Item, briefs: Sequence[Brief], plan: Plan) -> Tally:
    """The numbers of one task, whatever the order in which its trials came."""
    mine = sorted(briefs, key=lambda b: b.sample)
    spent = _sum([b.spent for b in mine])
    right = sum(b.proved for b in mine)
    return Tally(
        item=item,
        conclusive=sum(b.conclusive for b in mine),
        right=right,
        answered=sum(b.attempts > 0 for b in mine),
        attempts=sum(b.attempts for b in mine),
        spent=spent,
        to_solve=spent if plan.kind is Kind.BUDGET and right else None,
        lost=tuple(b.reason for b in mine if not b.conclusive),
        failures=tuple(b.reason for b in mine if b.conclusive and not b.proved),
    )


def _sum(parts: Sequence[Spent]) -> Spent:
    costs = [p.usd for p in parts if p.usd is not None]
    usd = sum(costs, Decimal(0)) if costs else None
    return Spent(sum(p.tokens for p in parts), usd, sum(p.seconds for p in parts))


def points(tallies: Sequence[Tally], ks: Sequence[int], n: int) -> list[Point]:
    """pass@k and cost@k for each k, of independent samples, n for each task."""
    found = []
    for k in ks:
        usable = [t for t in tallies if t.conclusive >= k]
        estimate = mean_interval([pass_at_k(t.conclusive, t.right, k) for t in usable])
        least = mean_interval([pass_at_k(n, t.right, k) for t in tallies])
        priced = [t for t in usable if t.spent.usd is not None and t.answered]
        cost = sum(
            (
                t.spent.usd / t.answered * Decimal(str(expected_draws(t.conclusive, t.right, k)))
                for t in priced
                if t.spent.usd
            ),
            Decimal(0),
        )
        left_out = tuple(t.name for t in tallies if t.conclusive < k)
        if_failed = least.mean if tallies else None
        found.append(Point(k, estimate, if_failed, left_out, cost if priced else None))
    return found


def solved(tallies: Sequence[Tally]) -> Solved:
    """The share of tasks that were solved within their budget."""
    usable = [t for t in tallies if t.conclusive]
    estimate = mean_interval([float(t.right > 0) for t in usable])
    left_out = tuple(t.name for t in tallies if not t.conclusive)
    return Solved(estimate, sum(t.right > 0 for t in usable), left_out)


# ------------------------------------------------------------------------------------- reasons
def _why_lost(trial: Trial) -> str:
    if trial.trouble:
        return trial.trouble
    last = trial.attempts[-1] if trial.attempts else None
    if last is None:
        return "the prover gave no answer"
    if last.verdict is not None and last.verdict.reasons:
        return last.verdict.reasons[0].message
    return last.check.reason if last.check is not None and last.check.reason else "inconclusive"


def _why_failed(trial: Trial) -> str:
    """A short name for what went wrong, the same for the same kind of failure."""
    if trial.limit:
        return trial.limit
    return why(trial.attempts[-1]) if trial.attempts else "search.exhausted"


def why(attempt: Attempt) -> str:
    """The judge's code, or `lean: ` and the first words of the first error (a language server sends no tags)."""
    if is_proof(attempt):
        return "proved"
    if attempt.verdict is not None:
        return attempt.verdict.reasons[0].code if attempt.verdict.reasons else "rejected"
    if attempt.check is None:
        return attempt.refused.code if attempt.refused else "answer.unusable"
    said = attempt.check.diagnostics
    first = next((d for d in said if d.severity is Severity.ERROR), None)
    if first is None:
        return "lean: sorry" if any(d.kind == "hasSorry" for d in said) else "lean: refused"
    if tactic := _TACTIC.match(first.message):
        return f"lean: tactic {tactic[1]} failed"
    words = _FIRST_WORDS.match(first.message)
    return f"lean: {words[1]}{words[2]}".lower() if words else "lean: error"
