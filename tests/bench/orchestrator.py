"""(c) What leanloop itself costs: the loop with an instant model, an instant checker and an instant judge."""

from __future__ import annotations

import asyncio
import itertools
import time
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import psutil
from bench.candidates import SOLUTIONS

from agent import tasks
from agent.lean import text as lean_text
from agent.records import Journal
from agent.search import Limits, Search
from agent.types import (
    CheckResult,
    CheckStatus,
    Completion,
    Diagnostic,
    Position,
    Severity,
    Verdict,
    VerdictKind,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from agent.check.protocol import CheckRequest
    from agent.types import Attempt, Candidate, Task

ANSWER = "Let us see.\n```lean\nby\n  induction n with\n  | zero => rfl\n  | succ n ih => simp [ih]\n```\n"


class InstantProver:
    """Answers at once, always the like; or, held back, only when the gate opens.  Implements `Prover`."""

    name = "instant"

    def __init__(self, gate: asyncio.Event | None = None) -> None:
        self._gate = gate
        self._numbers = itertools.count()

    @property
    def one_by_one(self) -> bool:
        """Samples of a model run at once."""
        return False

    async def answer(self, task: Task, sample: int, history: Sequence[Attempt]) -> Completion | None:
        """An answer that differs from the last one, for an equal one would be noticed."""
        if self._gate:
            await self._gate.wait()
        return Completion(ANSWER.replace("[ih]", f"[ih, h{next(self._numbers)}]"), "instant")

    async def aclose(self) -> None:
        """Nothing to close."""


class InstantChecker:
    """Finds an error in everything.  Implements `Checker`."""

    async def check(self, request: CheckRequest) -> CheckResult:
        """One error with a goal, as Lean would print it."""
        focus = request.focus.start if request.focus else 0
        line = request.text.count("\n", 0, focus) + 2
        message = "unsolved goals\nn : Nat\nih : n + 0 = n\n⊢ n + 1 + 0 = n + 1"
        return CheckResult(
            CheckStatus.FAILED, (Diagnostic(Severity.ERROR, Position(line, 2), None, message),), seconds=0.0
        )

    async def aclose(self) -> None:
        """Nothing to close."""


class InstantJudge:
    """Is never asked here.  Implements `agent.search.Judge`."""

    async def judge_task(self, task: Task, candidate: Candidate) -> Verdict:
        """Inconclusive."""
        return Verdict(task.name, VerdictKind.INCONCLUSIVE)


@dataclass(frozen=True)
class Orchestrator:
    """Milliseconds for one attempt, journal and all, and MB that 1,000 tasks in flight take.

    `ms_per_attempt` is processor time, which a busy machine does not change; the other is by the clock.
    """

    ms_per_attempt: float
    wall_ms_per_attempt: float
    mb_1000_tasks: float


def many_tasks(count: int) -> list[Task]:
    """Tasks on the theorems of lean_project, each with a file text of its own."""
    found = []
    files = [(f, f.read_text("utf-8")) for f in sorted(SOLUTIONS.rglob("*.lean"))]
    for n in itertools.count():
        for file, text in files:
            own = f"{text}\n-- {n}\n"
            for declaration in lean_text.declarations(own):
                if declaration.kind == "theorem":
                    found.append(tasks.make(file, file.stem, own, [declaration]))
                    if len(found) == count:
                        return found
    raise AssertionError


async def measure(folder: Path) -> Orchestrator:
    """Both figures; the journal lies in `folder`."""
    each, count = Limits(samples=4, rounds=4), 60
    work = many_tasks(count)
    journal = Journal.open(folder)
    run = journal.start_run("bench", work, {})
    search = Search([InstantProver()], InstantChecker(), InstantJudge(), run, each)
    started, used = time.perf_counter(), time.process_time()
    outcomes = await asyncio.gather(*map(search.prove, work))
    seconds, used = time.perf_counter() - started, time.process_time() - used
    attempts = sum(len(o.attempts) for o in outcomes)
    assert attempts == count * 16, attempts
    run.close()
    journal.close()
    per_attempt = (1000 * used / attempts, 1000 * seconds / attempts)
    return Orchestrator(*per_attempt, await _memory(folder / "second"))


async def _memory(folder: Path) -> float:
    """MB of this process while 1,000 tasks each wait for four answers, and when they have come."""
    folder.mkdir()
    gate, work = asyncio.Event(), many_tasks(1000)
    journal = Journal.open(folder)
    run = journal.start_run("bench", work, {})
    search = Search([InstantProver(gate)], InstantChecker(), InstantJudge(), run, Limits(4, 1))
    running = [asyncio.create_task(search.prove(t)) for t in work]
    await asyncio.sleep(0.5)
    waiting = psutil.Process().memory_info().rss
    gate.set()
    await asyncio.gather(*running)
    done = psutil.Process().memory_info().rss
    run.close()
    journal.close()
    return max(waiting, done) / 1e6
