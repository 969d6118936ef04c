"""One repository, opened for work: its Lean, a checker, the judge, the provers and the journal, joined and closed.

`prove` here is what the command, the CI job, the MCP server and the Python API call.
"""

from __future__ import annotations

import asyncio
import time
from collections import defaultdict
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from agent import edits, outcomes
from agent.search import Limits, Search
from agent.types import Candidate, Outcome, Reason, Run, Span, Verdict, VerdictKind

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from agent.check.protocol import Checker
    from agent.config import Settings
    from agent.judge.task import TaskJudge
    from agent.lean.project import Project
    from agent.model.protocol import Prover
    from agent.records import RunJournal
    from agent.report import live
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


class Recorder:
    """Tells the journal first, then whoever watches.  Implements `agent.search.Journal`."""

    def __init__(self, journal: RunJournal, view: live.View) -> None:
        self._journal, self._view = journal, view

    def recall(self, task: Task, prover: str, sample: int) -> Sequence[Attempt]:
        return self._journal.recall(task, prover, sample)

    def answered(self, task: Task, prover: str, attempt: Attempt) -> None:
        self._journal.answered(task, prover, attempt)

    def finished(self, task: Task, prover: str, attempt: Attempt) -> None:
        self._journal.finished(task, prover, attempt)
        self._view.attempted(task, prover, attempt)


async def prove(session: Session, tasks: Sequence[Task]) -> Run:
    """Prove what can be proved, files apart, tasks in parallel; the accepted proofs of a file also hold together."""
    started = time.monotonic()
    prefs = session.settings.prove
    search = Search(
        session.ladder,
        session.checker,
        session.judge,
        Recorder(session.journal, session.view),
        Limits(prefs.k, prefs.rounds, prefs.task_seconds, session.settings.limits.check_seconds),
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
                outcome = await _within(deadline, search, task)
            session.journal.done(outcome)
            session.view.done(outcome)
            return outcome

    async with asyncio.TaskGroup() as group:
        running = [group.create_task(one(t)) for t in tasks]
    found = await _hold_together(session, [r.result() for r in running])
    run = Run(session.journal.run_id, session.toolchain.description, tuple(found), time.monotonic() - started)
    session.journal.close_run(run)
    return run


async def _within(deadline: float | None, search: Search, task: Task) -> Outcome:
    """Prove one task before the whole run's time is over."""
    try:
        async with asyncio.timeout_at(deadline):
            return await search.prove(task)
    except TimeoutError:
        return outcomes.unproved(task, (), (Reason("limit.time", "the run's time limit was reached"),), 0.0)


def accepted(found: Sequence[Outcome]) -> dict[Path, list[Outcome]]:
    """The proved outcomes of each file."""
    files: dict[Path, list[Outcome]] = defaultdict(list)
    for outcome in found:
        if outcome.verdict.kind is VerdictKind.PROVED and outcome.candidate is not None:
            files[outcome.task.file].append(outcome)
    return files


async def _hold_together(session: Session, found: list[Outcome]) -> list[Outcome]:
    """Proofs found apart may not fit into one file (two helpers of the same name): keep the most that do."""
    refused: dict[str, Reason] = {}
    for outcomes_of_file in accepted(found).values():
        if len(outcomes_of_file) > 1 and not await _fits(session, outcomes_of_file):
            kept: list[Outcome] = []
            for outcome in outcomes_of_file:
                if await _fits(session, [*kept, outcome]):
                    kept.append(outcome)
                else:
                    reason = Reason(
                        "file.conflict", "the proof does not fit beside the others found in this file"
                    )
                    refused[outcome.task.id] = reason
    return [
        replace(
            o,
            verdict=Verdict(o.task.name, VerdictKind.REJECTED, reasons=(refused[o.task.id],)),
            candidate=None,
        )
        if o.task.id in refused
        else o
        for o in found
    ]


async def _fits(session: Session, together: Sequence[Outcome]) -> bool:
    """Whether the judge accepts one text with all these answers."""
    task = together[0].task
    every = replace(task, declarations=tuple(d for o in together for d in o.task.declarations))
    verdict = await session.judge.judge_task(every, combined(together))
    return verdict.kind is VerdictKind.PROVED


def combined(together: Sequence[Outcome]) -> Candidate:
    """One candidate with the answers of several outcomes for the same file."""
    source = together[0].task.source
    pieces = sorted(
        (e for o in together if o.candidate for e in edits.edits_of(source, o.candidate)),
        key=lambda e: (e.start, e.end),
    )
    spans, shift = [], 0
    for e in pieces:
        spans.append(Span(e.start + shift, e.start + shift + len(e.text)))
        shift += len(e.text) - (e.end - e.start)
    return Candidate(edits.apply(source, pieces), tuple(spans))


def changes(run: Run) -> dict[Path, tuple[str, str]]:
    """File -> (text before, text after) for every file in which something was proved."""
    return {
        file: (found[0].task.source, combined(found).text) for file, found in accepted(run.outcomes).items()
    }
