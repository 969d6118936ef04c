"""What the judge costs beside one plain run of Lean on the same file."""

from __future__ import annotations

import statistics
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from bench.candidates import theorems

from agent import tasks
from agent.judge.judge import Judge
from agent.judge.task import TaskJudge
from agent.lean import text as lean_text
from agent.toolchain.process import Limits, run
from agent.types import VerdictKind

if TYPE_CHECKING:
    from collections.abc import Sequence

    from agent.toolchain.embedded import EmbeddedLean


@dataclass(frozen=True)
class Judging:
    """Medians in seconds: one judgement, and one plain run of Lean on the same text."""

    judge: float
    plain: float


async def measure(lean: EmbeddedLean, import_path: Sequence[Path], count: int = 6) -> Judging:
    """Judge known proofs; the original and the canaries are judged before and not counted."""
    judge = TaskJudge(Judge(lean), tuple(import_path))
    known = theorems()
    judged, plain = [], []
    for theorem in known[:: len(known) // count][:count]:
        source = theorem.text[: theorem.start] + theorem.head + ":= by\n  sorry" + theorem.text[theorem.end :]
        declaration = next(d for d in lean_text.declarations(source) if d.span.start == theorem.start)
        task = tasks.make(theorem.file, f"LeanProject.{theorem.file.stem}", source, [declaration])
        candidate = lean_text.replace_body(source, declaration, theorem.body)
        await judge.trouble(task)
        for _ in range(3):
            started = time.perf_counter()
            verdict = await judge.judge_task(task, candidate)
            judged.append(time.perf_counter() - started)
            assert verdict.kind is VerdictKind.PROVED, verdict
        judged = judged[:-3] + sorted(judged[-3:])[:2]  # the first may have judged the canaries too
        plain.append(await _plain(lean, import_path, candidate.text))
    return Judging(statistics.median(judged), statistics.median(plain))


async def _plain(lean: EmbeddedLean, import_path: Sequence[Path], text: str) -> float:
    with tempfile.TemporaryDirectory() as folder:
        (Path(folder) / "A.lean").write_text(text, encoding="utf-8")
        started = time.perf_counter()
        await run(lean.lean(("A.lean",), cwd=Path(folder), extra_path=import_path), Limits())
        return time.perf_counter() - started
