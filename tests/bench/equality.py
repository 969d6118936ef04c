"""Does a warm server say anything else than a fresh process?  `python -m bench.equality [COUNT [SEED]]`.

Random candidates go through both, some of them runaway proofs with a short deadline; meanwhile warm servers are killed
at random.  Statuses must agree, and so must every message, except that the parser's fresh names carry numbers.
"""

from __future__ import annotations

import asyncio
import contextlib
import itertools
import random
import re
import sys
import tempfile
import time
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

import psutil
from bench.candidates import SPIN, built_imports, random_bodies, request_for, theorems
from support.warm import workers

from agent.check.oneshot import OneshotChecker
from agent.check.server import ServerChecker
from agent.toolchain import embedded
from agent.types import CheckStatus

if TYPE_CHECKING:
    from agent.check.protocol import CheckRequest
    from agent.toolchain.protocol import Toolchain
    from agent.types import CheckResult

_AT_ONCE = 25
_YOUNG = 2.0  # seconds
_NUMBERS = re.compile(r"(\?\w+\.|_uniq\.|\?u\.|_@\S*?\.|_hyg\.)\d+")


@dataclass
class Comparison:
    """How many candidates had which status, and where the two checkers differed."""

    statuses: Counter[CheckStatus] = field(default_factory=Counter)
    differences: list[tuple[CheckRequest, CheckResult, CheckResult]] = field(default_factory=list)
    killed: int = 0


async def compare(lean: Toolchain, count: int, seed: int, *, runaways: int, kills: int) -> Comparison:
    """Check `count` random candidates both ways, with so many of them runaway and so many servers killed."""
    rng = random.Random(seed)
    bodies = random_bodies(seed, theorems())
    requests = [request_for(t, b) for t, b in itertools.islice(bodies, count - runaways)]
    for theorem, _ in itertools.islice(bodies, runaways):
        requests.insert(rng.randrange(len(requests)), request_for(theorem, SPIN, deadline=1.0))
    with tempfile.TemporaryDirectory() as folder:
        path = await built_imports(lean, Path(folder))
        return await _compare(
            ServerChecker(lean, import_path=path),
            OneshotChecker(lean, import_path=path),
            requests,
            rng,
            kills,
        )


async def _compare(
    warm: ServerChecker, fresh: OneshotChecker, requests: list[CheckRequest], rng: random.Random, kills: int
) -> Comparison:
    result = Comparison()
    killer = asyncio.create_task(_kill_some(result, rng, kills))
    for i in range(0, len(requests), _AT_ONCE):
        part = requests[i : i + _AT_ONCE]
        for request, w, f in zip(
            part, await warm.check_many(part), await fresh.check_many(part), strict=True
        ):
            result.statuses[f.status] += 1
            if w.status is not f.status or _said(w) != _said(f):
                result.differences.append((request, w, f))
    killer.cancel()
    await asyncio.gather(killer, return_exceptions=True)
    await warm.aclose()
    await fresh.aclose()
    return result


async def _kill_some(result: Comparison, rng: random.Random, kills: int) -> None:
    """Kill warm servers, but none that was just started: it may have a second try in hand."""
    while result.killed < kills:
        await asyncio.sleep(rng.uniform(0.1, 0.5))
        for process in workers():
            with contextlib.suppress(psutil.Error):
                if time.time() - process.create_time() > _YOUNG:
                    process.kill()
                    result.killed += 1
                    break


def _said(result: CheckResult) -> Counter[tuple[object, ...]]:
    if result.status is CheckStatus.INCONCLUSIVE:
        return Counter()
    return Counter(
        (d.severity, d.start, d.end, d.kind if d.kind == "hasSorry" else "", _NUMBERS.sub(r"\1N", d.message))
        for d in result.diagnostics
    )


async def main(count: int, seed: int) -> int:
    """The long comparison, printed."""
    started = time.monotonic()
    lean = await embedded.install()
    result = await compare(lean, count, seed, runaways=count // 100, kills=count // 40)
    print(f"{count} candidates, seed {seed}: {dict(result.statuses)}, {result.killed} servers killed")
    print(f"{len(result.differences)} differences, {time.monotonic() - started:.0f} s")
    for request, w, f in result.differences[:20]:
        print(f"--- {request.focus and request.focus.of(request.text)!r}")
        print(f"warm  {w.status} {w.reason} {sorted(map(str, (_said(w) - _said(f))))}")
        print(f"fresh {f.status} {f.reason} {sorted(map(str, (_said(f) - _said(w))))}")
    return 1 if result.differences else 0


if __name__ == "__main__":
    numbers = [int(a) for a in sys.argv[1:]]
    sys.exit(asyncio.run(main(*(numbers + [2000, 1][len(numbers) :]))))
