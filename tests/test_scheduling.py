"""How the loop spends time: checks on all cores while models think, what is near to success first."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

import pytest
from support import virtual_time
from support.instant import HONEST, InstantJudge, make_tasks

from agent.check.pool import Turns
from agent.errors import ToolFailed
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


class FreeProver(ThinkingProver):
    """As a search that costs nothing but time."""

    one_by_one = True


class CountingDoubter:
    """Says after two seconds whether the statement is false, and how often and when it was first asked."""

    def __init__(self, *, is_false: bool) -> None:
        self._is_false = is_false
        self.asked: list[float] = []

    async def is_false(self, task: Task) -> bool:
        """The same for all."""
        self.asked.append(asyncio.get_running_loop().time())
        await asyncio.sleep(2.0)
        return self._is_false


def prove_all(
    folder: Path,
    checker: SlowChecker,
    prover: ThinkingProver,
    count: int,
    *,
    doubter: CountingDoubter | None = None,
    dear: Sequence[ThinkingProver] = (),
) -> tuple[list[Outcome], float]:
    """All tasks at once, in virtual time: the outcomes, and how many seconds it took."""

    async def main() -> tuple[list[Outcome], float]:
        wanted = make_tasks(count)
        journal = Journal.open(folder)
        run = journal.start_run("Lean", wanted)
        limits = Limits(samples=1, rounds=3, task_seconds=9e9, doubt_seconds=3.0)
        search = Search((prover, *dear), checker, InstantJudge(), run, limits, doubter=doubter)
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


def test_a_free_prover_is_stopped_where_the_statement_is_false(tmp_path: Path) -> None:
    doubter, dear = CountingDoubter(is_false=True), ThinkingProver(1.0, [HONEST])
    prover = FreeProver(20.0, [HONEST])
    [found], seconds = prove_all(tmp_path, SlowChecker(1.0), prover, 1, doubter=doubter, dear=[dear])
    assert found.verdict.kind is VerdictKind.REJECTED
    assert doubter.asked[0] == pytest.approx(3.0)
    assert seconds == pytest.approx(3.0 + 2.0 + 2.0), "the model after it is not asked either"
    assert found.attempts == ()


def test_a_free_prover_goes_on_where_the_statement_may_hold(tmp_path: Path) -> None:
    doubter = CountingDoubter(is_false=False)
    [found], seconds = prove_all(tmp_path, SlowChecker(1.0), FreeProver(20.0, [HONEST]), 1, doubter=doubter)
    assert found.verdict.kind is VerdictKind.PROVED
    assert len(doubter.asked) == 1
    assert seconds == pytest.approx(21.0)


def test_who_proves_at_once_is_not_doubted(tmp_path: Path) -> None:
    doubter = CountingDoubter(is_false=True)
    [found], _ = prove_all(tmp_path, SlowChecker(1.0), FreeProver(1.0, [HONEST]), 1, doubter=doubter)
    assert found.verdict.kind is VerdictKind.PROVED
    assert doubter.asked == []


def test_a_failing_doubt_is_no_reason_to_stop(tmp_path: Path) -> None:
    class Broken(CountingDoubter):
        async def is_false(self, task: Task) -> bool:
            raise ToolFailed("no Lean")

    prover = FreeProver(20.0, [HONEST])
    [found], _ = prove_all(tmp_path, SlowChecker(1.0), prover, 1, doubter=Broken(is_false=True))
    assert found.verdict.kind is VerdictKind.PROVED


@pytest.mark.parametrize("first", [FreeProver(1.0, ["wrong"] * 3), FreeProver(9.0, ["wrong"] * 3)])
def test_a_failing_doubt_keeps_nobody_from_being_asked(tmp_path: Path, first: FreeProver) -> None:
    class Broken(CountingDoubter):
        async def is_false(self, task: Task) -> bool:
            raise RecursionError

    dear = ThinkingProver(1.0, [HONEST])
    broken = Broken(is_false=True)
    [found], _ = prove_all(tmp_path, SlowChecker(1.0), first, 1, doubter=broken, dear=[dear])
    assert found.verdict.kind is VerdictKind.PROVED


def test_later_rounds_and_fewer_errors_are_nearer() -> None:
    def failed(errors: int) -> Attempt:
        said = (Diagnostic(Severity.ERROR, Position(1, 0), None, "no"),) * errors
        return Attempt(0, 0, Completion("", "m"), check=CheckResult(CheckStatus.FAILED, said))

    unknown = Attempt(0, 0, Completion("", "m"))
    ranked = [[], [unknown], [failed(4)], [failed(1)], [failed(1), failed(4)]]
    values = [nearness(history) for history in ranked]
    assert values == sorted(set(values))
    assert values[0] == 0.0
