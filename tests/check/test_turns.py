"""Whose check is next: by priority, by age, and nobody starves."""

from __future__ import annotations

import asyncio

from support import virtual_time

from agent.check.pool import Turns


async def check(turns: Turns, name: str, priority: float, seconds: float, done: list[str]) -> None:
    async with turns.turn(priority):
        await asyncio.sleep(seconds)
        done.append(name)


def test_turns_go_by_priority_then_by_age() -> None:
    done: list[str] = []

    async def main() -> None:
        turns = Turns(1)
        wanted = [("a", 0.0), ("b", 1.0), ("c", 1.0), ("d", 0.0), ("x", 2.0)]
        async with turns.turn(0):
            tasks = [asyncio.create_task(check(turns, n, p, 0.1, done)) for n, p in wanted]
            await asyncio.sleep(0)
            tasks.pop().cancel()
            await asyncio.sleep(0)
        await asyncio.gather(*tasks)

    virtual_time.run(main())
    assert done == ["b", "c", "a", "d"]


def test_who_waits_long_comes_before_whoever_is_nearer_to_success() -> None:
    done: list[str] = []

    async def main() -> None:
        turns = Turns(1)
        patient = asyncio.create_task(check(turns, "patient", 0, 1, done))
        async with asyncio.TaskGroup() as group:
            await asyncio.sleep(0.5)  # it has its turn: the next one has to wait
            late = group.create_task(check(turns, "late", 0, 1, done))
            for _ in range(100):  # two that are nearer for each turn there is
                for _ in range(2):
                    group.create_task(check(turns, "near", 2, 1, done))
                await asyncio.sleep(1)
                if late.done():
                    break
        await patient

    virtual_time.run(main())
    assert 35 < done.index("late") < 50, (
        "before whatever came twenty seconds after it; else it would be the last of 200"
    )


def test_a_slow_check_does_not_hold_the_others() -> None:
    done: list[str] = []

    async def main() -> float:
        turns = Turns(2)
        slow = asyncio.create_task(check(turns, "slow", 5, 3600, done))
        await asyncio.gather(*(check(turns, f"{n}", 0, 1, done) for n in range(50)))
        seconds = asyncio.get_running_loop().time()
        slow.cancel()
        return seconds

    assert virtual_time.run(main()) == 50
    assert len(done) == 50


def test_a_turn_that_comes_to_a_cancelled_check_is_passed_on() -> None:
    done: list[str] = []

    async def main() -> None:
        turns = Turns(1)
        first = asyncio.create_task(check(turns, "first", 0, 1, done))
        await asyncio.sleep(0)
        second = asyncio.create_task(check(turns, "second", 1, 1, done))
        third = asyncio.create_task(check(turns, "third", 0, 1, done))
        await first
        second.cancel()  # its turn has come at this very moment
        await third

    virtual_time.run(main())
    assert done == ["first", "third"]
