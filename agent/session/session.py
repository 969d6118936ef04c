"""One repository, opened for work: its Lean, a checker, the judge, the provers and the journal, joined and closed.

`prove` here is what the command, the CI job, the MCP server and the Python API call.
"""

from __future__ import annotations

import asyncio
import time
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from agent import outcomes
from agent.report import live
from agent.search import Limits, Search
from agent.session import joining
from agent.session.flight import Flight
from agent.session.repeats import OnceChecker, OnceMender
from agent.types import Outcome, Reason, Run, Usage, VerdictKind

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from agent.check.protocol import Checker
    from agent.config import Settings
    from agent.judge.task import TaskJudge
    from agent.lean.project import Project
    from agent.mending import Mender
    from agent.model.protocol import Prover
    from agent.prompting.premises import Premises
    from agent.records import RunJournal
    from agent.refuting.refute import Refuter
    from agent.session.remembered import Remembered
    from agent.toolchain.protocol import Toolchain
    from agent.types import Attempt, Task


@dataclass(frozen=True)
class Session:
    """What is needed to prove things in one repository."""

    project: Project
    settings: Settings
    toolchain: Toolchain
    checker: Checker
    judge: TaskJudge
    ladder: tuple[Prover, ...]
    journal: RunJournal
    view: live.View
    blocked: Mapping[str, Reason]
    remembered: Remembered
    mender: Mender | None = None
    premises: Premises | None = None
    refuter: Refuter | None = None


class Recorder:
    """Tells the journal first, then whoever watches.  Implements `agent.search.Journal`."""

    def __init__(self, journal: RunJournal, view: live.View) -> None:
        self._journal, self._view = journal, view

    def recall(self, task: Task, prover: str, sample: int) -> Sequence[Attempt]:
        """What the journal has of an earlier run."""
        return self._journal.recall(task, prover, sample)

    def answered(self, task: Task, prover: str, attempt: Attempt) -> None:
        """Keep the answer: it has been paid for."""
        self._journal.answered(task, prover, attempt)

    def finished(self, task: Task, prover: str, attempt: Attempt) -> None:
        """Keep what became of it, and show it."""
        self._journal.finished(task, prover, attempt)
        self._view.attempted(task, prover, attempt)


async def prove(session: Session, tasks: Sequence[Task]) -> Run:
    """Prove what can be proved, files apart, tasks in parallel; the accepted proofs of a file also hold together."""
    started = time.monotonic()
    prefs, flight = session.settings.prove, Flight()
    session.view.watch(flight)
    search = Search(
        flight.provers(session.ladder),
        OnceChecker(flight.checker(session.checker)),
        session.judge,
        Recorder(session.journal, session.view),
        Limits(prefs.k, prefs.rounds, prefs.task_seconds, session.settings.limits.check_seconds),
        OnceMender(session.mender) if session.mender else None,
        session.premises,
        session.refuter,
    )
    slots = asyncio.Semaphore(prefs.jobs)
    deadline = None if prefs.time_limit is None else asyncio.get_running_loop().time() + prefs.time_limit

    async def one(task: Task) -> Outcome:
        async with slots:
            session.view.started(task)
            obstacle = session.blocked.get(task.id) or await session.judge.trouble(task)
            if obstacle is not None:
                outcome = outcomes.unproved(task, (), (obstacle,), 0.0)
            else:
                outcome = await _refute(session, search, deadline, await _within(deadline, search, task))
            session.journal.done(outcome)
            session.view.done(outcome)
            return outcome

    async with asyncio.TaskGroup() as group:
        running = [group.create_task(one(t)) for t in tasks]
    apart = [r.result() for r in running]
    found = await joining.join(session.project, session.toolchain, session.judge, apart)
    for before, after in zip(apart, found, strict=True):
        if before.verdict is not after.verdict:
            session.view.stage(f"together: {live.headline(after)}")
    for outcome in found:
        session.remembered.remember(outcome)
    run = Run(session.journal.run_id, session.toolchain.description, tuple(found), time.monotonic() - started)
    session.journal.close_run(run)
    return run


async def _refute(session: Session, search: Search, deadline: float | None, outcome: Outcome) -> Outcome:
    """The outcome with a proof that its statement is false, where it is unproved and one is found."""
    from agent.refuting import refute

    refuter, verdict = session.refuter, outcome.verdict
    if refuter is None or verdict.kind is VerdictKind.PROVED or outcomes.conditional(verdict):
        return outcome
    started = time.monotonic()
    once = replace(search, limits=replace(search.limits, samples=1)) if refuter.asks else None
    try:
        async with asyncio.timeout_at(deadline):
            found, usage = await refuter.refute(outcome.task, once)
    except TimeoutError:
        return outcome
    except Exception as e:  # noqa: BLE001  (whatever it is: what was found before stays)
        what = f"{outcome.task.name}: whether it is false was not found out"
        session.view.stage(f"{what} ({type(e).__name__}: {e})")
        return outcome
    seconds = outcome.seconds + time.monotonic() - started
    outcome = replace(outcome, seconds=seconds, beside=Usage.total([outcome.beside, usage]))
    if found is None:
        return outcome
    return replace(outcome, verdict=refute.refuted(verdict, found), refutation=found)


async def _within(deadline: float | None, search: Search, task: Task) -> Outcome:
    """Prove one task before the whole run's time is over."""
    try:
        async with asyncio.timeout_at(deadline):
            return await search.prove(task)
    except TimeoutError:
        return outcomes.unproved(task, (), (Reason("limit.time", "the run's time limit was reached"),), 0.0)
