"""What is under way is counted, however it ends."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from pathlib import Path

import pytest
from support.attempts import make_task

from agent.check.protocol import CheckRequest
from agent.errors import ModelBusy
from agent.session.flight import Flight
from agent.types import Attempt, CheckResult, CheckStatus, Completion, Task


class Gated:
    """A prover and a checker that wait at a gate; then they answer, or fail."""

    name = "gated"
    one_by_one = False

    def __init__(self) -> None:
        self.gate = asyncio.Event()
        self.fails = False
        self.closed = 0

    async def answer(self, task: Task, sample: int, history: Sequence[Attempt]) -> Completion | None:
        await self.gate.wait()
        if self.fails:
            raise ModelBusy("busy")
        return None

    async def check(self, request: CheckRequest) -> CheckResult:
        await self.gate.wait()
        return CheckResult(CheckStatus.PASSED)

    async def aclose(self) -> None:
        self.closed += 1


@pytest.mark.parametrize("end", ["answer", "fail", "cancel"])
async def test_what_is_under_way_is_counted_however_it_ends(end: str) -> None:
    flight, gated = Flight(), Gated()
    [prover], checker = flight.provers([gated]), flight.checker(gated)
    assert (prover.name, prover.one_by_one) == ("gated", False)
    work = [asyncio.create_task(prover.answer(make_task(), n, ())) for n in range(3)]
    checks = [asyncio.create_task(checker.check(CheckRequest(Path("A.lean"), ""))) for _ in range(2)]
    await asyncio.sleep(0)
    assert (flight.asked, flight.checking) == (3, 2)
    gated.fails = end == "fail"
    if end == "cancel":
        for task in (*work, *checks):
            task.cancel()
    else:
        gated.gate.set()
    found = await asyncio.gather(*work, *checks, return_exceptions=True)
    assert (flight.asked, flight.checking) == (0, 0)
    wanted = {"answer": type(None), "fail": ModelBusy, "cancel": asyncio.CancelledError}[end]
    assert isinstance(found[0], wanted)
    await prover.aclose()
    await checker.aclose()
    assert gated.closed == 2
