"""(b) Candidates per second on one core and on all, the client included; (d) memory over many checks."""

from __future__ import annotations

import itertools
import os
import time
from dataclasses import dataclass
from typing import TYPE_CHECKING

import psutil
from bench.latency import holes_with_candidates
from support.warm import workers

from agent.check.server import ServerChecker

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from agent.toolchain.protocol import Toolchain


@dataclass(frozen=True)
class Throughput:
    """Candidates per second with so many cores."""

    one: float
    all: float
    fresh: float


async def measure(
    lean: Toolchain, import_path: Sequence[Path], header: str, fresh_kind: type, *, seconds: float = 6.0
) -> Throughput:
    """Warm servers on one core (everything pinned to it) and on all; fresh processes on all.

    Runs of one and of all cores alternate, so that a busy machine spoils both alike.
    """
    rates: dict[int, list[float]] = {1: [], 0: []}
    for cores in (1, 0, 1, 0):
        rates[cores].append(await _rate(lean, import_path, header, cores, seconds / 2))
    checker = fresh_kind(lean, import_path=import_path)
    requests = [r for g in holes_with_candidates(header, 6, 3) for r in g]
    started = time.perf_counter()
    await checker.check_many(requests)
    fresh = len(requests) / (time.perf_counter() - started)
    await checker.aclose()
    return Throughput(max(rates[1]), max(rates[0]), fresh)


async def _rate(
    lean: Toolchain, import_path: Sequence[Path], header: str, cores: int, seconds: float
) -> float:
    allowed = os.sched_getaffinity(0)
    use = set(sorted(allowed)[:cores]) if cores else allowed
    os.sched_setaffinity(0, use)  # inherited by the servers started below
    try:
        checker = ServerChecker(lean, import_path=import_path, jobs=len(use), documents=len(use))
        # candidates for one hole, spread over the servers: the case of a search
        (group,) = holes_with_candidates(header, 1, 200)
        await checker.check_many(group[:8])
        done, started = 0, time.perf_counter()
        requests = itertools.cycle(group)
        while time.perf_counter() - started < seconds:
            part = list(itertools.islice(requests, 100 * len(use)))  # few ends at which a core waits
            await checker.check_many(part)
            done += len(part)
        rate = done / (time.perf_counter() - started)
        await checker.aclose()
        return rate
    finally:
        os.sched_setaffinity(0, allowed)


@dataclass(frozen=True)
class Endurance:
    """Resident bytes of leanloop and all its servers, early and late; and of one server."""

    early: int
    late: int
    worker: int

    @property
    def growth(self) -> float:
        """By how much it grew, as a share of what it was."""
        return self.late / self.early - 1


async def endure(lean: Toolchain, import_path: Sequence[Path], checks: int = 10_000) -> Endurance:
    """Many checks on the servers of one checker, of candidates for several holes in turn."""
    checker = ServerChecker(lean, import_path=import_path)
    groups = holes_with_candidates("", 4, 100)
    early = 0
    requests = itertools.cycle(itertools.chain.from_iterable(groups))
    for done in range(0, checks, 50):
        await checker.check_many(list(itertools.islice(requests, 50)))
        if done == max(500, checks // 10) // 50 * 50:
            early = _resident()
    late = _resident()
    each = [p.memory_info().rss for p in workers()]
    await checker.aclose()
    return Endurance(early, late, max(each, default=0))


def _resident() -> int:
    top = psutil.Process()
    return sum(p.memory_info().rss for p in (top, *top.children(recursive=True)))
