"""Rates and concurrency, in virtual time."""

from __future__ import annotations

import asyncio

from support import virtual_time

from agent.errors import ModelBusy
from agent.model.limits import Limited
from agent.types import Completion, Message, Prompt, Role, Sampling

PROMPT = Prompt((Message(Role.USER, "?"),))


class Server:
    """Takes one second for an answer, and no more than `capacity` calls at once."""

    name = "server"

    def __init__(self, capacity: int = 1000) -> None:
        self.capacity = capacity
        self.starts: list[float] = []
        self.running = 0
        self.most = 0
        self.refused = 0

    async def complete(self, prompt: Prompt, sampling: Sampling) -> Completion:
        self.starts.append(asyncio.get_running_loop().time())
        self.running += 1
        self.most = max(self.most, self.running)
        try:
            if self.running > self.capacity:
                self.refused += 1
                await asyncio.sleep(0.1)
                raise ModelBusy("slow down", status=429, again=True)
            await asyncio.sleep(1)
        finally:
            self.running -= 1
        return Completion("x", self.name)

    async def aclose(self) -> None:
        pass


async def ask_until_answered(model: Limited) -> None:
    while True:
        try:
            await model.complete(PROMPT, Sampling())
        except ModelBusy:
            await asyncio.sleep(0.5)
        else:
            return


def test_no_more_than_allowed_at_once() -> None:
    async def main() -> None:
        server = Server()
        model = Limited(server, concurrency=3)
        await asyncio.gather(*(model.complete(PROMPT, Sampling()) for _ in range(30)))
        assert server.most == 3
        assert asyncio.get_running_loop().time() == 10

    virtual_time.run(main())


def test_a_rate_is_kept() -> None:
    async def main() -> None:
        server = Server()
        model = Limited(server, per_minute=120)
        await asyncio.gather(*(model.complete(PROMPT, Sampling()) for _ in range(21)))
        gaps = [b - a for a, b in zip(server.starts, server.starts[1:], strict=False)]
        assert min(gaps) >= 0.499
        assert server.starts[-1] <= 10.001

    virtual_time.run(main())


def test_a_429_halves_the_concurrency_and_success_raises_it_again() -> None:
    async def main() -> None:
        server = Server(capacity=4)
        model = Limited(server, concurrency=32)
        await asyncio.gather(*(ask_until_answered(model) for _ in range(100)))
        assert server.refused < 100
        assert model.allowed <= 8
        server.capacity = 1000
        await asyncio.gather(*(ask_until_answered(model) for _ in range(400)))
        assert model.allowed > 16

    virtual_time.run(main())


def test_one_overload_is_one_cut() -> None:
    async def main() -> None:
        server = Server(capacity=0)
        model = Limited(server, concurrency=16)
        await asyncio.gather(*(model.complete(PROMPT, Sampling()) for _ in range(16)), return_exceptions=True)
        assert server.refused == 16
        assert model.allowed == 8

    virtual_time.run(main())


def test_retry_after_holds_all_calls_back() -> None:
    async def main() -> None:
        server = Server()
        model = Limited(server)
        told = ModelBusy("wait", status=429, retry_after=60.0)

        async def refuse(prompt: Prompt, sampling: Sampling) -> Completion:
            raise told

        server.complete = refuse  # type: ignore[method-assign]
        await asyncio.gather(model.complete(PROMPT, Sampling()), return_exceptions=True)
        del server.complete
        await model.complete(PROMPT, Sampling())
        assert server.starts == [60.0]

    virtual_time.run(main())


def test_calls_that_are_cancelled_while_they_wait_leave_no_gap() -> None:
    async def main() -> None:
        server = Server()
        model = Limited(server, concurrency=2)
        tasks = [asyncio.create_task(model.complete(PROMPT, Sampling())) for _ in range(20)]
        await asyncio.sleep(0.5)
        for n in (3, 5, 7, 1, 19):
            tasks[n].cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
        await asyncio.gather(*(model.complete(PROMPT, Sampling()) for _ in range(4)))
        assert server.most == 2
        assert asyncio.get_running_loop().time() <= 11

    virtual_time.run(main())


def test_a_turn_that_comes_in_the_moment_of_the_cancellation_is_passed_on() -> None:
    async def main() -> None:
        server = Server()
        model = Limited(server, concurrency=1)
        first = asyncio.create_task(model.complete(PROMPT, Sampling()))
        second = asyncio.create_task(model.complete(PROMPT, Sampling()))
        third = asyncio.create_task(model.complete(PROMPT, Sampling()))
        first.add_done_callback(lambda _: second.cancel())
        await asyncio.gather(first, second, third, return_exceptions=True)
        assert second.cancelled()
        assert third.result().text == "x"

    virtual_time.run(main())
