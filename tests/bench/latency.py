"""(a) How long one candidate takes: fresh, warm, with leanclient.aio, and Lean's own time for the declaration."""

from __future__ import annotations

import contextlib
import itertools
import math
import re
import statistics
import tempfile
import time
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from bench.candidates import random_bodies, request_for, theorems
from leanclient.aio import AsyncLeanLSPClient

from agent.check.focus import prepare
from agent.check.oneshot import OneshotChecker
from agent.check.server import ServerChecker
from agent.toolchain.process import Limits, run
from agent.types import CheckStatus, Span

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Awaitable, Callable, Sequence

    from agent.check.protocol import CheckRequest
    from agent.toolchain.embedded import EmbeddedLean

T = TypeVar("T")
_CUMULATIVE = re.compile(rb"^\t(?!import|initialization)[\w .-]+? ([\d.]+)(ms|s)$", re.MULTILINE)


@dataclass(frozen=True)
class Latency:
    """Medians in seconds; `over_limit` is the median of warm over Lean's own time, candidate by candidate.

    `fresh` is a process that imports its header, `snapshot` one that loads it from a snapshot where that is worth it;
    `server` is the warm checker with language servers only, as for projects with a Lean of their own.
    """

    fresh: float
    snapshot: float
    warm: float
    server: float
    leanclient: float
    limit: float
    over_limit: float


def holes_with_candidates(header: str, holes: int, each: int, seed: int = 5) -> list[list[CheckRequest]]:
    """For each of some theorems of lean_project a few random candidates, as a search would make them."""
    known = theorems()
    if header:
        known = [t for t in known if not t.text.startswith("import")]
    groups = []
    for n, theorem in enumerate(known[:: max(1, len(known) // holes)][:holes]):
        bodies = itertools.islice(random_bodies(seed + n, [theorem]), each)
        groups.append([_under(header, request_for(theorem, body)) for _, body in bodies])
    return groups


def _under(header: str, request: CheckRequest) -> CheckRequest:
    focus = request.focus
    assert focus is not None
    moved = Span(focus.start + len(header), focus.end + len(header))
    return replace(request, text=header + request.text, focus=moved)


async def measure(
    lean: EmbeddedLean, import_path: Sequence[Path], header: str, *, holes: int = 10, each: int = 6
) -> Latency:
    """All ways on the same candidates, in turn, so that a busy machine spoils all alike.

    The first candidate of each hole warms up and is not counted.
    """
    warm = ServerChecker(lean, import_path=import_path, jobs=1)
    server = ServerChecker(lean, import_path=import_path, jobs=1, native=False)
    fresh = OneshotChecker(lean, import_path=import_path, worth=math.inf)
    snapshot = OneshotChecker(lean, import_path=import_path)
    seconds: dict[str, list[float]] = {
        name: [] for name in ("fresh", "snapshot", "warm", "server", "theirs", "limit", "over")
    }
    async with _leanclient(lean, import_path) as theirs:
        for group in holes_with_candidates(header, holes, each):
            await warm.check(group[0])
            await server.check(group[0])
            await theirs(group[0])
            for n, request in enumerate(group[1:]):
                took, result = await _timed(warm.check(request))
                seconds["warm"].append(took)
                seconds["server"].append((await _timed(server.check(request)))[0])
                seconds["theirs"].append((await _timed(theirs(request)))[0])
                if n < 2:
                    seconds["fresh"].append((await _timed(fresh.check(request)))[0])
                    seconds["snapshot"].append((await _timed(snapshot.check(request)))[0])
                if result.status is CheckStatus.PASSED:
                    seconds["limit"].append(await own_time(lean, import_path, request))
                    seconds["over"].append(took / seconds["limit"][-1])
    await warm.aclose()
    await server.aclose()
    await fresh.aclose()
    await snapshot.aclose()
    middle = {name: statistics.median(values) for name, values in seconds.items()}
    return Latency(
        *(middle[name] for name in ("fresh", "snapshot", "warm", "server", "theirs", "limit", "over"))
    )


async def _timed(work: Awaitable[T]) -> tuple[float, T]:
    started = time.perf_counter()
    result = await work
    return time.perf_counter() - started, result


@contextlib.asynccontextmanager
async def _leanclient(
    lean: EmbeddedLean, import_path: Sequence[Path]
) -> AsyncIterator[Callable[[CheckRequest], Awaitable[object]]]:
    """The same edits with leanclient.aio, its server without delays too."""
    numbers = itertools.count()
    with tempfile.TemporaryDirectory() as folder:
        command = lean.server(cwd=Path(folder), extra_path=import_path)
        argv = ["/usr/bin/env", *(f"{k}={v}" for k, v in command.env.items()), *command.argv]
        client = AsyncLeanLSPClient(folder, server_command=argv, check_version=False)
        await client.start()

        async def check(request: CheckRequest) -> object:
            text = prepare(request, number := next(numbers)).text
            if number == 0:
                return await client.open("A.lean", text)
            await client.update("A.lean", text)
            return await client.diagnostics("A.lean")

        try:
            yield check
        finally:
            await client.close()


async def own_time(lean: EmbeddedLean, import_path: Sequence[Path], request: CheckRequest) -> float:
    """Seconds that Lean spends on the declarations in focus alone, by its own profiler."""
    focus = request.focus
    assert focus is not None
    switch = "set_option profiler true\nset_option profiler.threshold 0\n"
    text = request.text[: focus.start] + switch + focus.of(request.text) + "\n"
    with tempfile.TemporaryDirectory() as folder:
        (Path(folder) / "A.lean").write_text(text, encoding="utf-8")
        command = lean.lean(("A.lean",), cwd=Path(folder), extra_path=import_path)
        runs = [(await run(command, Limits())).stderr for _ in range(3)]
    return statistics.median(
        sum(float(n) * (0.001 if unit == b"ms" else 1) for n, unit in _CUMULATIVE.findall(said))
        for said in runs
    )
