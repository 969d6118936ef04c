"""What mending a wrong answer is worth: known proofs spoiled at one token, as models spoil them."""

from __future__ import annotations

import time
from dataclasses import dataclass
from typing import TYPE_CHECKING

from bench.candidates import random_bodies, theorems

from agent import tasks
from agent.check.protocol import CheckRequest
from agent.check.server import ServerChecker
from agent.lean import text as lean_text
from agent.mending import Mender
from agent.model.portfolio import PortfolioProver
from agent.prompting import answers
from agent.types import CheckStatus, Completion, Severity

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from bench.candidates import Theorem

    from agent.toolchain.protocol import Toolchain
    from agent.types import Candidate, CheckResult, Task


@dataclass
class Found:
    """How many wrong answers there were, of how many something was kept, how many were closed; seconds for one."""

    wrong: int = 0
    kept: int = 0
    closed: int = 0
    seconds: float = 0.0


async def measure(lean: Toolchain, imports: Sequence[Path], wanted: int, seed: int = 7) -> Found:
    """Mend `wanted` spoiled proofs of several lines; the same ones for the same seed."""
    checker = ServerChecker(lean, import_path=imports)
    mender = Mender(checker, PortfolioProver(checker))
    found = Found()
    try:
        for theorem, body in random_bodies(seed, [t for t in theorems() if t.body.count("\n") > 1]):
            if found.wrong == wanted:
                break
            spoiled = await _refused(checker, theorem, body)
            if spoiled is None:
                continue
            started = time.monotonic()
            mended = await mender.mend(*spoiled)
            found.seconds += (time.monotonic() - started) / wanted
            found.wrong += 1
            found.kept += mended is not None
            found.closed += mended is not None and mended.candidate is not None
    finally:
        await checker.aclose()
    return found


async def _refused(
    checker: ServerChecker, theorem: Theorem, body: str
) -> tuple[Task, Candidate, CheckResult] | None:
    """The task of a theorem with a hole, the spoiled proof as its answer, and Lean's errors; None if it has none."""
    source = theorem.text[: theorem.start] + theorem.head + ":= by\n  sorry" + theorem.text[theorem.end :]
    target = next(d for d in lean_text.declarations(source) if d.span.start == theorem.start)
    [task] = tasks.of_file(theorem.file, theorem.file.stem, source, [target])
    candidates = answers.read(task, Completion(f"```lean\n{body}\n```", "spoiled")).candidates
    if not candidates:
        return None
    focus = answers.focus(task, candidates[0])
    check = await checker.check(CheckRequest(theorem.file, candidates[0].text, focus))
    errors = any(d.severity is Severity.ERROR for d in check.diagnostics)
    return (task, candidates[0], check) if check.status is CheckStatus.FAILED and errors else None
