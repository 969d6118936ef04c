"""(a) How long one candidate takes: fresh, warm, with leanclient.aio, and Lean's own time for the declaration."""

from __future__ import annotations

import itertools
import re
import statistics
import tempfile
import time
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from bench.candidates import random_bodies, request_for, theorems
from leanclient.aio import AsyncLeanLSPClient

from agent.check.focus import prepare
from agent.check.oneshot import OneshotChecker
from agent.check.server import ServerChecker
from agent.toolchain.process import Limits, run
from agent.types import CheckStatus, Span

if TYPE_CHECKING:
    from collections.abc import Sequence

    from agent.check.protocol import Checker, CheckRequest
    from agent.toolchain.embedded import EmbeddedLean

_CUMULATIVE = re.compile(rb"^\t(?!import|initialization)[\w .-]+? ([\d.]+)(ms|s)$", re.MULTILINE)


@dataclass(frozen=True)
class Latency:
    """Medians in seconds; `over_limit` is the median of warm over Lean's own time, candidate by candidate."""

    fresh: float
    warm: float
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
    """All ways on the same candidates.  The first candidate of each hole warms up and is not counted."""
    groups = holes_with_candidates(header, holes, each)
    warm = await _median_of(ServerChecker(lean, import_path=import_path, jobs=1), groups)
    fresh = await _median_of(OneshotChecker(lean, import_path=import_path), [g[:3] for g in groups])
    theirs = await _leanclient(lean, import_path, groups)
    passed = [(r, seconds) for r, seconds, status in warm if status is CheckStatus.PASSED]
    limits = [await own_time(lean, import_path, r) for r, _ in passed]
    return Latency(
        statistics.median(s for _, s, _ in fresh),
        statistics.median(s for _, s, _ in warm),
        statistics.median(theirs),
        statistics.median(limits),
        statistics.median(s / limit for (_, s), limit in zip(passed, limits, strict=True)),
    )


async def _median_of(
    checker: Checker, groups: list[list[CheckRequest]]
) -> list[tuple[CheckRequest, float, CheckStatus]]:
    found = []
    for group in groups:
        await checker.check(group[0])
        for request in group[1:]:
            started = time.perf_counter()
            result = await checker.check(request)
            found.append((request, time.perf_counter() - started, result.status))
    await checker.aclose()
    return found


async def _leanclient(
    lean: EmbeddedLean, import_path: Sequence[Path], groups: list[list[CheckRequest]]
) -> list[float]:
    """The same edits with leanclient.aio, its server without delays too."""
    found = []
    with tempfile.TemporaryDirectory() as folder:
        command = lean.server(cwd=Path(folder), extra_path=import_path)
        environment = [f"{k}={v}" for k, v in command.env.items()]
        argv = ["/usr/bin/env", *environment, *command.argv]
        client = AsyncLeanLSPClient(folder, server_command=argv, check_version=False)
        await client.start()
        try:
            numbers = itertools.count()
            await client.open("A.lean", prepare(groups[0][0], next(numbers)).text)
            for group in groups:
                await client.update("A.lean", prepare(group[0], next(numbers)).text, wait=True)
                for request in group[1:]:
                    started = time.perf_counter()
                    await client.update("A.lean", prepare(request, next(numbers)).text)
                    await client.diagnostics("A.lean")
                    found.append(time.perf_counter() - started)
        finally:
            await client.close()
    return found


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
