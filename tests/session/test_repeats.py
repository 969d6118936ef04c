"""Samples that say the same cost one check and one mend; what was not settled is tried anew."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from pathlib import Path

import pytest
from support.attempts import make_task

from agent.check.protocol import CheckRequest
from agent.session.repeats import OnceChecker, OnceMender
from agent.types import Candidate, CheckResult, CheckStatus, Mended, Span, Task

REQUEST = CheckRequest(Path("A.lean"), "theorem t : True := trivial", Span(0, 5))
FAILED = CheckResult(CheckStatus.FAILED)


class Counting:
    """Says `status`, and counts how often."""

    def __init__(self, status: CheckStatus = CheckStatus.FAILED) -> None:
        self.status, self.asked, self.gate = status, 0, asyncio.Event()

    async def check(self, request: CheckRequest) -> CheckResult:
        self.asked += 1
        await self.gate.wait()
        return CheckResult(self.status)

    async def mend(self, task: Task, candidate: Candidate, check: CheckResult) -> Mended | None:
        await self.check(REQUEST)
        return None

    async def aclose(self) -> None:
        self.gate.set()


async def test_a_repeated_candidate_is_checked_and_mended_once() -> None:
    inner = Counting()
    checker, mender = OnceChecker(inner), OnceMender(inner)
    waiting = [asyncio.create_task(checker.check(replace(REQUEST, priority=n))) for n in range(3)]
    await asyncio.sleep(0)
    inner.gate.set()
    assert {r.status for r in await asyncio.gather(*waiting)} == {CheckStatus.FAILED}
    assert (await checker.check(REQUEST)).status is CheckStatus.FAILED
    assert inner.asked == 1
    task, candidate = make_task(), Candidate("x", (Span(0, 1),))
    assert await asyncio.gather(*(mender.mend(task, candidate, FAILED) for _ in range(3))) == [None] * 3
    assert inner.asked == 2
    await checker.check(replace(REQUEST, text="theorem t : True := by trivial"))
    await checker.check(replace(REQUEST, focus=Span(0, 6)))
    await mender.mend(task, Candidate("y", (Span(0, 1),)), FAILED)
    assert inner.asked == 5, "another text, another part of it: another question"


async def test_what_was_not_settled_is_tried_anew() -> None:
    inner = Counting(CheckStatus.INCONCLUSIVE)
    inner.gate.set()
    checker = OnceChecker(inner)
    await checker.check(REQUEST)
    inner.status = CheckStatus.PASSED
    assert (await checker.check(REQUEST)).status is CheckStatus.PASSED
    assert inner.asked == 2


async def test_who_waits_takes_over_when_the_first_is_cancelled() -> None:
    inner = Counting()
    checker = OnceChecker(inner)
    first, second = (asyncio.create_task(checker.check(REQUEST)) for _ in range(2))
    await asyncio.sleep(0)
    first.cancel()
    inner.gate.set()
    assert (await second).status is CheckStatus.FAILED
    with pytest.raises(asyncio.CancelledError):
        await first
    assert inner.asked == 2
    await checker.aclose()
