"""A budget holds to the cent and to the token, whatever happens to the calls that it pays for."""

from __future__ import annotations

import asyncio
import threading
from dataclasses import dataclass
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from support import virtual_time
from support.scripted_server import Reply, ScriptedServer
from support.waiting import until

from agent import config
from agent.errors import BudgetExhausted, ModelBusy, ModelError
from agent.model.budget import Amount, Budget, Metered
from agent.model.http import Tally
from agent.model.spec import connect
from agent.types import Completion, Message, Prompt, Role, Sampling, Usage

PROMPT = Prompt((Message(Role.USER, "theorem t : 1 = 1 := by sorry"),))


def amount(cents: int, tokens: int) -> Amount:
    return Amount(Decimal(cents) / 100, tokens)


# ----------------------------------------------------------------------------- one call after the other
async def test_a_call_that_may_exceed_is_not_made() -> None:
    budget = Budget(usd=Decimal("1.00"))
    (await budget.reserve(amount(60, 1))).settle(amount(41, 1))
    with pytest.raises(BudgetExhausted, match=r"may cost \$0\.6000, and \$0\.5900 of \$1\.0000 are left"):
        await budget.reserve(amount(60, 1))
    (await budget.reserve(amount(59, 1))).settle(amount(59, 1))
    assert budget.spent.usd == Decimal("1.00")


async def test_tokens_bind_where_there_is_no_price() -> None:
    budget = Budget(usd=Decimal(1), tokens=100)
    (await budget.reserve(Amount(tokens=90))).settle(Amount(tokens=60))
    with pytest.raises(BudgetExhausted, match="may take 90 tokens, and 40 of 100 are left"):
        await budget.reserve(Amount(tokens=90))


async def test_without_limits_everything_fits() -> None:
    budget = Budget()
    (await budget.reserve(amount(10**9, 10**12))).settle(amount(1, 1))
    assert budget.spent == amount(1, 1)


async def test_a_released_reservation_is_there_again_and_a_lost_one_is_not() -> None:
    budget = Budget(usd=Decimal(1))
    reservation = await budget.reserve(amount(100, 0))
    reservation.release()
    reservation.settle(amount(100, 0))  # it is over, and ends only once
    reservation = await budget.reserve(amount(100, 0))
    reservation.lose(amount(30, 0))
    assert (budget.spent, budget.lost, budget.reserved) == (amount(0, 0), amount(30, 0), amount(0, 0))
    with pytest.raises(BudgetExhausted):
        await budget.reserve(amount(71, 0))


async def test_a_call_waits_for_what_others_hold_and_gets_it() -> None:
    budget = Budget(tokens=100)
    first = await budget.reserve(Amount(tokens=80))
    second = asyncio.create_task(budget.reserve(Amount(tokens=80)))
    await asyncio.sleep(0)
    assert not second.done()
    first.settle(Amount(tokens=20))
    (await second).settle(Amount(tokens=80))
    assert budget.spent == Amount(tokens=100)


async def test_a_call_that_waits_is_told_when_nothing_is_left() -> None:
    budget = Budget(tokens=100)
    first = await budget.reserve(Amount(tokens=80))
    second = asyncio.create_task(budget.reserve(Amount(tokens=80)))
    await asyncio.sleep(0)
    first.settle(Amount(tokens=80))
    with pytest.raises(BudgetExhausted):
        await second


# --------------------------------------------------------------------------- many at once, in any order
@dataclass(frozen=True)
class Call:
    """One call as the dice have it: when it starts, what it may cost and costs, how it ends and when."""

    start: int
    worst: int
    cost: int
    end: str  # ok, refused, lost, cut, garbage or cancelled
    takes: int
    cancelled_after: int


class Provider:
    """A provider that knows what it charged, and how many calls it serves."""

    name = "provider"

    def __init__(self, call: Call, charged: list[int]) -> None:
        self.call = call
        self.charged = charged

    def worst_case(self, prompt: Prompt, sampling: Sampling, tally: Tally | None = None) -> Usage:
        tokens = self.call.worst
        if tally is not None and tally.streamed is not None:
            tokens = min(tokens, tally.streamed)
        return Usage(0, tokens, Decimal(tokens) / 100, estimated=True)

    async def ask(self, prompt: Prompt, sampling: Sampling, tally: Tally) -> Completion:
        call, cost = self.call, min(self.call.cost, self.call.worst)
        usage = Usage(0, cost, Decimal(cost) / 100)
        await asyncio.sleep(call.takes / 2)
        tally.sent = True
        await asyncio.sleep(call.takes / 2)
        if call.end == "refused":
            tally.refused = True
            raise ModelBusy("429", again=True)
        self.charged.append(cost)
        if call.end == "lost":
            raise ModelBusy("reset", again=True)
        if call.end == "cut":
            tally.streamed = cost
            raise ModelBusy("cut", again=True)
        if call.end == "garbage":
            raise ModelError("garbage", usage=usage)
        if call.end == "late":  # charged, but the answer is on its way until the client loses patience
            await asyncio.sleep(1000)
        return Completion("x", self.name, usage=usage)

    async def aclose(self) -> None:
        pass


calls = st.builds(
    Call,
    start=st.integers(0, 10),
    worst=st.integers(0, 40),
    cost=st.integers(0, 40),
    end=st.sampled_from(["ok", "ok", "ok", "refused", "lost", "cut", "garbage", "late"]),
    takes=st.integers(0, 8),
    cancelled_after=st.integers(1, 20),
)


@settings(deadline=None, max_examples=300)
@given(st.lists(calls, max_size=25), st.integers(0, 150), st.booleans())
def test_no_interleaving_exceeds_the_budget(plan: list[Call], limit: int, in_tokens: bool) -> None:
    async def main() -> None:
        budget = Budget(tokens=limit) if in_tokens else Budget(usd=Decimal(limit) / 100)
        charged: list[int] = []
        made = 0

        async def one(call: Call) -> None:
            nonlocal made
            await asyncio.sleep(call.start)
            try:
                async with asyncio.timeout(call.cancelled_after):
                    await Metered(Provider(call, charged), budget).complete(PROMPT, Sampling())
            except (ModelError, TimeoutError):
                pass
            except BudgetExhausted:
                return
            made += 1
            assert sum(charged) <= limit

        async with asyncio.TaskGroup() as group:
            for call in plan:
                group.create_task(one(call))
        total = budget.spent + budget.lost
        assert sum(charged) <= limit
        assert sum(charged) <= total.tokens <= limit
        assert budget.reserved == Amount()
        assert budget.spent.tokens <= sum(charged)
        calm = all(c.end in {"ok", "refused"} and c.cancelled_after > c.takes + 1 for c in plan)
        if calm and sum(c.worst for c in plan) <= limit:
            assert made == len(plan)  # nothing is refused that fits
            assert budget.spent.tokens == sum(charged)

    virtual_time.run(main())


# ---------------------------------------------------------------------------------------- what is said
async def test_an_unknown_price_and_what_was_lost_are_said() -> None:
    settings = config.Settings(
        prove=config.ProveSettings(budget_usd=Decimal(1)),
        models={"default": config.ModelSettings(retry_wait=0.001)},
    )
    with ScriptedServer([Reply("x", fault="cut"), Reply("x")]) as server:
        async with connect(settings, environ={}) as models:
            await models.make(f"{server.url}#m").complete(PROMPT, Sampling())
            assert "the price of http://127.0.0.1" in models.notes[0]
            assert "price_in" in models.notes[0]
        assert "may have cost up to" in models.notes[1]
    async with connect(config.Settings(), environ={}) as models:
        models.make("http://127.0.0.1:9/v1#m")
    assert models.notes == []


# --------------------------------------------------------------------------------- with the real client
MONEY = {"price_in": Decimal(10), "price_out": Decimal(10), "retry_wait": 0.001, "max_tokens": 200}


def settings_with(usd: str, **more: object) -> config.Settings:
    return config.Settings(
        models={"default": config.ModelSettings(**(MONEY | more))},  # type: ignore[arg-type]
        prove=config.ProveSettings(budget_usd=Decimal(usd)),
    )


async def test_parallel_samples_never_overspend_a_real_server() -> None:
    dice = ["", "", "", "reset", "cut", "garbage", "no_choices"]

    def answer(request: object) -> Reply:
        n = len(server.requests)
        if n % 11 == 0:
            return Reply(status=429, body="{}", retry_after="0.01")
        return Reply(
            "by simp " * (n % 40), fault=dice[n % len(dice)], usage="none" if n % 13 == 0 else "full"
        )

    with ScriptedServer(answer=answer) as server:
        async with connect(settings_with("0.20"), environ={}) as models:
            model = models.make(f"{server.url}#m")

            async def one() -> str:
                try:
                    return (await model.complete(PROMPT, Sampling())).text
                except (ModelError, BudgetExhausted) as e:
                    return type(e).__name__

            ends = await asyncio.gather(*(one() for _ in range(200)))
        charged = Decimal(sum(server.billed_usage)) * 10 / 1_000_000
        total = models.budget.spent + models.budget.lost
        assert charged <= total.usd <= Decimal("0.20")
        assert charged > Decimal("0.02")  # it was used, not only guarded
        assert "BudgetExhausted" in ends
        assert models.budget.reserved == Amount()


async def asked(server: ScriptedServer, count: int) -> None:
    """Wait until the server has seen so many requests."""
    await until(lambda: len(server.requests) >= count)


async def test_a_call_that_is_cancelled_before_it_is_sent_costs_nothing() -> None:
    gate = threading.Event()

    def answer(request: object) -> Reply:
        return Reply("x") if gate.wait(60) else Reply(fault="reset")

    with ScriptedServer(answer=answer) as server:
        async with connect(settings_with("1", concurrency=1), environ={}) as models:
            model = models.make(f"{server.url}#m")
            running = [asyncio.create_task(model.complete(PROMPT, Sampling())) for _ in range(5)]
            await asked(server, 1)
            for task in running[1:]:
                task.cancel()
            gate.set()
            await asyncio.gather(*running, return_exceptions=True)
            assert models.budget.lost == Amount()
            assert models.budget.spent.tokens == sum(server.billed_usage)


async def test_what_a_cancelled_call_may_have_cost_stays_counted() -> None:
    with ScriptedServer([Reply(fault="hang")]) as server:
        async with connect(settings_with("1"), environ={}) as models:
            running = asyncio.create_task(models.make(f"{server.url}#m").complete(PROMPT, Sampling()))
            await asked(server, 1)
            running.cancel()
            await asyncio.gather(running, return_exceptions=True)
            assert models.budget.lost.tokens > 200  # it was under way: nobody knows


@pytest.mark.parametrize("more", [{"max_tokens": 5000}, {"max_completion_tokens": 5000}, {"n": 25}])
async def test_what_goes_into_the_request_as_it_is_is_reserved(more: dict[str, int]) -> None:
    """200 tokens are the setting's; `extra_body` asks for 5,000 of them all the same."""
    with ScriptedServer(["by simp"]) as server:
        async with connect(settings_with("0.04", extra_body=more), environ={}) as models:
            with pytest.raises(BudgetExhausted):
                await models.make(f"{server.url}#m").complete(PROMPT, Sampling())
        assert server.requests == []


async def test_a_cancelled_stream_costs_what_had_come_and_a_margin(monkeypatch: pytest.MonkeyPatch) -> None:
    tallies: list[Tally] = []

    def observed() -> Tally:
        tallies.append(Tally())
        return tallies[-1]

    monkeypatch.setattr("agent.model.budget.Tally", observed)
    with ScriptedServer([Reply("by simp " * 2000, pause=0.001)]) as server:
        async with connect(settings_with("9", stream=True, max_tokens=100_000), environ={}) as models:
            running = asyncio.create_task(models.make(f"{server.url}#m").complete(PROMPT, Sampling()))
            await until(lambda: [t for t in tallies if (t.streamed or 0) > 100])
            running.cancel()
            await asyncio.gather(running, return_exceptions=True)
            await until(lambda: server.billed)
            assert sum(server.billed_usage) <= models.budget.lost.tokens < 20_000
