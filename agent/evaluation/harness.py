"""Two protocols, kept apart.

`independent`: n samples of one answer each, every one of them carried through (no early stop, no feedback, no sharing):
the only runs from which pass@k may be estimated.  `budget`: the repairing loop as `leanloop prove` runs it, solved or
not within its budget.  A sample that came to nothing through no fault of the proof (a timeout, a dead server) counts
neither way; a task with fewer than k conclusive samples is left out of pass@k, and named.
"""

from __future__ import annotations

import asyncio
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from agent.errors import BudgetExhausted, ModelError
from agent.evaluation.stats import Estimate, expected_draws, mean_interval, pass_at_k
from agent.types import CheckStatus, VerdictKind

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from agent.evaluation.datasets import Item
    from agent.model.protocol import Prover
    from agent.search import Search
    from agent.types import Attempt


@dataclass(frozen=True, slots=True)
class Tally:
    """One task: `right` of `conclusive` samples, what they cost, and why others came to nothing."""

    task: str
    id: str
    date: str
    conclusive: int
    right: int
    tokens: int
    cost_usd: Decimal | None
    seconds: float
    lost: tuple[str, ...]
    failures: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Point:
    """pass@k over the tasks that have k conclusive samples, and the mean cost of stopping at the first success."""

    k: int
    estimate: Estimate
    left_out: tuple[str, ...]
    cost_usd: Decimal | None


async def independent(
    search: Search, prover: Prover, items: Sequence[Item], n: int, jobs: int, done: Callable[[Tally], None]
) -> list[Tally]:
    """n samples for each task, `jobs` samples at once."""
    slots = asyncio.Semaphore(jobs)

    async def one(item: Item, sample: int) -> Attempt | str:
        async with slots:
            try:
                attempts = [a async for a in search.sample(item.task, prover, sample)]
            except (ModelError, BudgetExhausted) as e:
                return e.message
            return attempts[-1] if attempts else "the prover gave no answer"

    async def task(item: Item) -> Tally:
        results = await asyncio.gather(*(one(item, i) for i in range(n)))
        tally = _tally(item, results, gave_up_counts=prover.name == "portfolio")
        done(tally)
        return tally

    return list(await asyncio.gather(*(task(i) for i in items)))


def _tally(item: Item, results: Sequence[Attempt | str], *, gave_up_counts: bool) -> Tally:
    right = conclusive = tokens = 0
    seconds = 0.0
    costs: list[Decimal] = []
    lost: list[str] = []
    failures: list[str] = []
    for result in results:
        if isinstance(result, str):
            if gave_up_counts and result == "the prover gave no answer":
                conclusive += 1  # a search that ends without a proof is an answer: no
                failures.append("gave up")
            else:
                lost.append(result)
            continue
        usage = result.completion.usage
        tokens += usage.tokens
        seconds += result.seconds
        if usage.cost_usd is not None:
            costs.append(usage.cost_usd)
        verdict = _verdict(result)
        if verdict is None:
            lost.append(result.check.reason if result.check else "inconclusive")
            continue
        conclusive += 1
        right += verdict
        if not verdict:
            failures.append(_why(result))
    cost = sum(costs, Decimal(0)) if costs else None
    name, ident = item.task.name, item.task.id
    return Tally(
        name, ident, item.date, conclusive, right, tokens, cost, seconds, tuple(lost), tuple(failures)
    )


def _verdict(a: Attempt) -> bool | None:
    if a.verdict is not None:
        kind = a.verdict.kind
        return None if kind is VerdictKind.INCONCLUSIVE else kind is VerdictKind.PROVED
    return None if a.check is not None and a.check.status is CheckStatus.INCONCLUSIVE else False


def _why(a: Attempt) -> str:
    if a.verdict is not None and a.verdict.reasons:
        return a.verdict.reasons[0].code
    if a.check is None:
        return "no usable answer"
    return next((d.message.split("\n", 1)[0][:60] for d in a.check.diagnostics), "refused")


def points(tallies: Sequence[Tally], ks: Sequence[int]) -> list[Point]:
    """pass@k and cost@k for each k."""
    found = []
    for k in ks:
        usable = [t for t in tallies if t.conclusive >= k]
        estimate = mean_interval([pass_at_k(t.conclusive, t.right, k) for t in usable])
        known = [t for t in usable if t.cost_usd is not None]
        cost = sum(
            (
                t.cost_usd / t.conclusive * Decimal(str(expected_draws(t.conclusive, t.right, k)))
                for t in known
                if t.cost_usd
            ),
            Decimal(0),
        )
        left_out = tuple(t.task for t in tallies if t.conclusive < k)
        found.append(Point(k, estimate, left_out, cost if known else None))
    return found
