"""A budget that holds: the worst case of a call is reserved before it is made, and settled when it is over.

At every moment spent + lost + reserved is within the limits.  `lost` is what may have been charged for calls
that broke off, or were cancelled, after the server had seen them: nobody will ever tell, so the worst case
stays counted (for a stream, the worst that fits what had come).  A call that was never sent, or was refused,
gives all back.
"""

from __future__ import annotations

import asyncio
from collections import deque
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING, Protocol

from agent.errors import BudgetExhausted, ModelError
from agent.model.http import Tally

if TYPE_CHECKING:
    from agent.types import Completion, Prompt, Sampling, Usage


@dataclass(frozen=True, slots=True)
class Amount:
    """Dollars and tokens.  A call whose price is unknown counts with no dollars."""

    usd: Decimal = Decimal(0)
    tokens: int = 0

    @classmethod
    def of(cls, usage: Usage) -> Amount:
        """What a usage comes to."""
        return cls(usage.cost_usd or Decimal(0), usage.tokens)

    def __add__(self, other: Amount) -> Amount:
        return Amount(self.usd + other.usd, self.tokens + other.tokens)

    def __sub__(self, other: Amount) -> Amount:
        return Amount(self.usd - other.usd, self.tokens - other.tokens)


class Budget:
    """What all calls of a run may come to together; None is no limit."""

    def __init__(self, usd: Decimal | None = None, tokens: int | None = None) -> None:
        self.usd = usd
        self.tokens = tokens
        self.spent = Amount()
        self.lost = Amount()
        self.reserved = Amount()
        self._calls = 0
        self._waiters: deque[asyncio.Future[None]] = deque()

    async def reserve(self, worst: Amount) -> Reservation:
        """Set `worst` aside; wait for other calls while they hold what is missing.

        Raises BudgetExhausted when it would not fit even if all calls under way came to nothing.
        """
        while not self._fits(self.spent + self.lost + self.reserved + worst):
            if not self._calls or not self._fits(self.spent + self.lost + worst):
                raise self._exhausted(worst)
            waiter = asyncio.get_running_loop().create_future()
            self._waiters.append(waiter)
            try:
                await waiter
            finally:
                if waiter in self._waiters:
                    self._waiters.remove(waiter)
        self.reserved += worst
        self._calls += 1
        return Reservation(self, worst)

    def end(self, reservation: Reservation, spent: Amount, lost: Amount) -> None:
        """Give a reservation back, and count what it came to.  Called by the reservation, once."""
        self.reserved -= reservation.worst
        self._calls -= 1
        self.spent += spent
        self.lost += lost
        waiting, self._waiters = self._waiters, deque()
        for waiter in waiting:
            if not waiter.done():
                waiter.set_result(None)

    def _fits(self, amount: Amount) -> bool:
        return (self.usd is None or amount.usd <= self.usd) and (
            self.tokens is None or amount.tokens <= self.tokens
        )

    def _exhausted(self, worst: Amount) -> BudgetExhausted:
        used = self.spent + self.lost
        hint = "raise the budget, or lower max_tokens of the model in leanloop.toml"
        if self.tokens is not None and used.tokens + worst.tokens > self.tokens:
            left = max(0, self.tokens - used.tokens)
            return BudgetExhausted(
                f"the next call may take {worst.tokens} tokens, and {left} of {self.tokens} are left",
                hint=hint,
            )
        left_usd = max(Decimal(0), (self.usd or Decimal(0)) - used.usd)
        return BudgetExhausted(
            f"the next call may cost ${worst.usd:.4f}, and ${left_usd:.4f} of ${self.usd:.4f} are left",
            hint=hint,
        )


class Reservation:
    """What is set aside for one call; exactly one of its methods ends it, later ones do nothing."""

    def __init__(self, budget: Budget, worst: Amount) -> None:
        self.worst = worst
        self._budget: Budget | None = budget

    def settle(self, spent: Amount) -> None:
        """The call came to this."""
        self._end(spent, Amount())

    def release(self) -> None:
        """The call came to nothing."""
        self._end(Amount(), Amount())

    def lose(self, at_most: Amount) -> None:
        """Nobody knows what the call came to, but it is no more than this."""
        self._end(Amount(), at_most)

    def _end(self, spent: Amount, lost: Amount) -> None:
        budget, self._budget = self._budget, None
        if budget is not None:
            budget.end(self, spent, lost)


class Billable(Protocol):
    """A client that says what a call can cost, and keeps a tally while it is under way (`agent.model.client`)."""

    @property
    def name(self) -> str:
        """The SPEC that the user gave."""
        ...

    async def ask(self, prompt: Prompt, sampling: Sampling, tally: Tally) -> Completion:
        """Ask once.  Raises ModelError."""
        ...

    def worst_case(self, prompt: Prompt, sampling: Sampling, tally: Tally | None = None) -> Usage:
        """The most that a call can consume, or can have consumed when it broke off as `tally` says."""
        ...

    async def aclose(self) -> None:
        """Close what it holds."""
        ...


class Metered:
    """A client whose calls are paid from a budget."""

    def __init__(self, inner: Billable, budget: Budget) -> None:
        self._inner = inner
        self._budget = budget

    @property
    def name(self) -> str:
        """The SPEC that the user gave."""
        return self._inner.name

    async def complete(self, prompt: Prompt, sampling: Sampling) -> Completion:
        """Ask once, if the budget allows it.  Raises BudgetExhausted, ModelError."""
        worst = Amount.of(self._inner.worst_case(prompt, sampling))
        reservation = await self._budget.reserve(worst)
        tally = Tally()
        try:
            completion = await self._inner.ask(prompt, sampling, tally)
        except BaseException as e:
            if isinstance(e, ModelError) and e.usage is not None:
                reservation.settle(Amount.of(e.usage))
            elif not tally.sent or tally.refused:
                reservation.release()
            else:
                reservation.lose(Amount.of(self._inner.worst_case(prompt, sampling, tally)))
            raise
        reservation.settle(Amount.of(completion.usage))
        return completion

    async def aclose(self) -> None:
        """Close what is inside."""
        await self._inner.aclose()
