"""How many answers are awaited and how many checks run just now, counted where the loop asks for them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from agent.check.protocol import Checker, CheckRequest
    from agent.model.protocol import Prover
    from agent.types import Attempt, CheckResult, Completion, Task


@dataclass(slots=True)
class Flight:
    """`asked`: provers that have been asked and have not answered; `checking`: candidates that Lean has not settled."""

    asked: int = 0
    checking: int = 0

    def provers(self, ladder: Sequence[Prover]) -> tuple[Prover, ...]:
        """The same provers, counted while they are asked."""
        return tuple(_Prover(self, p) for p in ladder)

    def checker(self, checker: Checker) -> Checker:
        """The same checker, counted while it checks."""
        return _Checker(self, checker)


class _Prover:
    def __init__(self, flight: Flight, inner: Prover) -> None:
        self._flight, self._inner = flight, inner

    @property
    def name(self) -> str:
        return self._inner.name

    @property
    def one_by_one(self) -> bool:
        return self._inner.one_by_one

    async def answer(self, task: Task, sample: int, history: Sequence[Attempt]) -> Completion | None:
        self._flight.asked += 1
        try:
            return await self._inner.answer(task, sample, history)
        finally:
            self._flight.asked -= 1

    async def aclose(self) -> None:
        await self._inner.aclose()


class _Checker:
    def __init__(self, flight: Flight, inner: Checker) -> None:
        self._flight, self._inner = flight, inner

    async def check(self, request: CheckRequest) -> CheckResult:
        self._flight.checking += 1
        try:
            return await self._inner.check(request)
        finally:
            self._flight.checking -= 1

    async def aclose(self) -> None:
        await self._inner.aclose()
