"""How the loop spends time: checks on all cores while models think, what is near to success first."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from support import virtual_time
from support.instant import HONEST, InstantJudge, make_tasks

from agent.check.pool import Turns
from agent.outcomes import nearness
from agent.records import Journal
from agent.search import Limits, Search
from agent.types import (
    Attempt,
    CheckResult,
    CheckStatus,
    Completion,
    Diagnostic,
    Position,
    Severity,
    VerdictKind,
)

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from agent.check.protocol import CheckRequest
    from agent.types import Outcome, Task


class SlowChecker:
    """Two cores; a check takes `seconds`.  Writes down in which order checks got their turn."""

    def __init__(self, seconds: float) -> None:
        self._turns = Turns(2)
        self._seconds = seconds
        self.order: list[str] = []

    async def check(self, request: CheckRequest) -> CheckResult:
        """Pass the honest proof; as many errors as the text has `wrong`."""
        async with self._turns.turn(request.priority):
            self.order.append(request.text)
            await asyncio.sleep(self._seconds)
        if HONEST in request.text:
            return CheckResult(CheckStatus.PASSED)
        errors = request.text.count("wrong")
        return CheckResult(
            CheckStatus.FAILED,
            tuple(Diagnostic(Severity.ERROR, Position(n + 1, 0), None, "no") for n in range(errors)),
        )

    async def aclose(self) -> None:
        """Nothing."""


class ThinkingProver:
    """Answers after `seconds`: what `answers` has for the round, with the task's name in it."""

    name = "thinking"
    one_by_one = False

    def __init__(self, seconds: float, answers: Sequence[str]) -> None:
        self._seconds, self._answers = seconds, answers

    async def answer(self, task: Task, sample: int, history: Sequence[Attempt]) -> Completion | None:
        """One block of Lean."""
        await asyncio.sleep(self._seconds)
        text = self._answers[len(history)]
        return Completion(f"```lean\nby\n  skip -- {task.name} {sample} {len(history)}\n  {text}\n```", "m")

    async def aclose(self) -> None:
        """Nothing."""


def prove_all(
    folder: Path, checker: SlowChecker, prover: ThinkingProver, count: int
) -> tuple[list[Outcome], float]:
    """All tasks at once, in virtual time: the outcomes, and how many seconds it took."""

    async def main() -> tuple[list[Outcome], float]:
        wanted = make_tasks(count)
        journal = Journal.open(folder)
        run = journal.start_run("Lean", wanted)
        search = Search(
            (prover,), checker, InstantJudge(), run, Limits(samples=1, rounds=3, task_seconds=9e9)
        )
        found = list(await asyncio.gather(*map(search.prove, wanted)))
        run.close()
        journal.close()
        return found, asyncio.get_running_loop().time()

    return virtual_time.run(main())


def test_checks_use_both_cores_while_models_think(tmp_path: Path) -> None:
    checker, prover = SlowChecker(1.0), ThinkingProver(10.0, ["wrong", HONEST])
    found, seconds = prove_all(tmp_path, checker, prover, 20)
    assert all(len(o.attempts) == 2 and o.verdict.kind is VerdictKind.PROVED for o in found)
    # 40 checks on two cores are 20 s; ten of the first round's are still running while answers of the second come
    assert seconds <= 10 + 10 + 10 + 1 + 1


def test_later_rounds_are_checked_before_first_answers(tmp_path: Path) -> None:
    checker, prover = SlowChecker(4.0), ThinkingProver(1.0, ["wrong", HONEST])
    prove_all(tmp_path, checker, prover, 8)
    second = [n for n, text in enumerate(checker.order) if HONEST in text]
    assert second[0] < 6, "the first task was settled before the last one was looked at"


def test_later_rounds_and_fewer_errors_are_nearer() -> None:
    def failed(errors: int) -> Attempt:
        said = (Diagnostic(Severity.ERROR, Position(1, 0), None, "no"),) * errors
        return Attempt(0, 0, Completion("", "m"), check=CheckResult(CheckStatus.FAILED, said))

    unknown = Attempt(0, 0, Completion("", "m"))
    ranked = [[], [unknown], [failed(4)], [failed(1)], [failed(1), failed(4)]]
    values = [nearness(history) for history in ranked]
    assert values == sorted(set(values))
    assert values[0] == 0.0
