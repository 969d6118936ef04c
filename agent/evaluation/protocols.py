"""Two protocols, kept apart, and the one piece of work that each is made of.

`independent`: n samples for each task, every one carried through whatever the others came to, none told of another:
the only runs from which pass@k may be estimated.  A sample is one answer, or a conversation of up to `rounds`.

`budget`: the repairing loop.  Provers in the order given, samples one after the other, each a conversation with Lean's
feedback, until something is proved or what the task may take is used up.  Nothing runs at once within a task, so that
what a solved task took is exact, and the same at every repetition of the same answers.

A piece of work that came to nothing through no fault of a proof (a timeout, a dead server) is said to be so, and counts
neither way.
"""

from __future__ import annotations

import asyncio
from contextlib import aclosing
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from typing import TYPE_CHECKING

from agent.errors import BudgetExhausted, ModelError
from agent.search import Limits, Search
from agent.types import CheckStatus, VerdictKind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from agent.model.protocol import Prover
    from agent.search import Journal
    from agent.session.session import Session
    from agent.types import Attempt, Task


class Kind(StrEnum):
    """Which protocol."""

    INDEPENDENT = "independent"
    BUDGET = "budget"


@dataclass(frozen=True, slots=True)
class Plan:
    """What is measured: `n` samples of up to `rounds` answers.  The bounds are for one task; None is no bound.

    `seconds` is wall-clock time, the only bound that a slower machine would feel.  With `mend` the portfolio may close
    what an answer leaves open: then it is no longer the model alone that is measured.
    """

    kind: Kind
    models: tuple[str, ...]
    n: int
    rounds: int = 1
    tokens: int | None = None
    usd: Decimal | None = None
    seconds: float = 600.0
    mend: bool = False


@dataclass(frozen=True, slots=True)
class Unit:
    """One idempotent piece of work: a task of a batch, and for independent samples the number of the sample."""

    batch: int
    task: Task
    sample: int = 0


@dataclass(frozen=True, slots=True)
class Trial:
    """What a unit came to: its attempts in order.

    `trouble` says why it may have come to nothing through no fault of a proof, `limit` which bound it reached,
    `gave_up` that a search without a model ended without an answer.
    """

    attempts: tuple[Attempt, ...]
    trouble: str = ""
    limit: str = ""
    gave_up: bool = False

    @property
    def proved(self) -> bool:
        """Whether the judge accepted its last attempt, within the bounds."""
        return bool(self.attempts) and is_proof(self.attempts[-1]) and not self.limit

    @property
    def conclusive(self) -> bool:
        """Whether it says something about the prover: proved, or carried through without."""
        if self.proved or self.limit:
            return True
        if self.trouble:
            return False
        return _is_conclusive(self.attempts[-1]) if self.attempts else self.gave_up


def is_proof(attempt: Attempt) -> bool:
    """Whether the judge called it proved."""
    return attempt.verdict is not None and attempt.verdict.kind is VerdictKind.PROVED


def _is_conclusive(a: Attempt) -> bool:
    if a.verdict is not None:
        return a.verdict.kind is not VerdictKind.INCONCLUSIVE
    return a.check is None or a.check.status is not CheckStatus.INCONCLUSIVE


def units(plan: Plan, batch: int, tasks: tuple[Task, ...]) -> Iterator[Unit]:
    """The work that the plan needs for the tasks of a batch."""
    for task in tasks:
        for sample in range(plan.n if plan.kind is Kind.INDEPENDENT else 1):
            yield Unit(batch, task, sample)


async def trial(session: Session, unit: Unit, plan: Plan, journal: Journal) -> Trial:
    """Do one unit with the provers of `session`; what is answered and found goes to `journal` at once."""
    obstacle = session.blocked.get(unit.task.id) or await session.judge.trouble(unit.task)
    if obstacle is not None:
        return Trial((), trouble=obstacle.message)
    limits = Limits(plan.n, plan.rounds, plan.seconds, session.settings.limits.check_seconds)
    mender = session.mender if plan.mend else None
    search = Search(session.ladder, session.checker, session.judge, journal, limits, mender, session.premises)
    if plan.kind is Kind.INDEPENDENT:
        return await _sample(search, session.ladder[0], unit)
    return await _within_budget(search, unit.task, plan)


async def _sample(search: Search, prover: Prover, unit: Unit) -> Trial:
    attempts: list[Attempt] = []
    trouble = await _converse(search, prover, unit.task, unit.sample, attempts)
    return Trial(tuple(attempts), trouble, gave_up=not attempts and not trouble)


async def _converse(
    search: Search, prover: Prover, task: Task, sample: int, attempts: list[Attempt], plan: Plan | None = None
) -> str:
    """One sample up to its first proof, its last round or a bound; why it broke off, if it did."""
    try:
        async with aclosing(search.sample(task, prover, sample)) as conversation:
            async for attempt in conversation:
                attempts.append(attempt)
                if is_proof(attempt) or (plan is not None and _limit(plan, attempts)):
                    return ""
    except (ModelError, BudgetExhausted) as e:
        return e.message
    return ""


async def _within_budget(search: Search, task: Task, plan: Plan) -> Trial:
    attempts: list[Attempt] = []
    trouble: list[str] = []
    try:
        async with asyncio.timeout(plan.seconds):
            for prover in search.ladder:
                for sample in range(plan.n):
                    why = await _converse(search, prover, task, sample, attempts, plan)
                    trouble += [why] if why else []
                    limit = _limit(plan, attempts)
                    if limit or (attempts and is_proof(attempts[-1])):
                        return Trial(tuple(attempts), _together(trouble), limit)
                    if why:  # this prover is down: the next one takes over
                        break
    except TimeoutError:
        return Trial(tuple(attempts), _together(trouble), "limit.time")
    return Trial(tuple(attempts), _together(trouble), gave_up=not attempts)


def _limit(plan: Plan, attempts: list[Attempt]) -> str:
    """Which bound these attempts have gone beyond; the answer that does so no longer counts."""
    spent = total(attempts)
    if plan.tokens is not None and spent.tokens > plan.tokens:
        return "limit.tokens"
    if plan.usd is not None and spent.usd is not None and spent.usd > plan.usd:
        return "limit.cost"
    return ""


def _together(trouble: list[str]) -> str:
    return "; ".join(dict.fromkeys(trouble))


@dataclass(frozen=True, slots=True)
class Spent:
    """Tokens, US dollars (None: no price is known) and seconds of answering and checking."""

    tokens: int
    usd: Decimal | None
    seconds: float


def total(attempts: tuple[Attempt, ...] | list[Attempt]) -> Spent:
    """What these attempts took."""
    usages = [a.completion.usage for a in attempts]
    costs = [u.cost_usd for u in usages if u.cost_usd is not None]
    return Spent(
        sum(u.tokens for u in usages),
        sum(costs, Decimal(0)) if costs else None,
        sum(a.seconds for a in attempts),
    )
