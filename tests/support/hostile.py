"""A small run with hostile text wherever a model, a file name or a message may bring it."""

from __future__ import annotations

from pathlib import Path

from agent import tasks
from agent.lean import text as lean_text
from agent.types import (
    Attempt,
    Candidate,
    Completion,
    Outcome,
    Reason,
    Run,
    Span,
    Trust,
    Verdict,
    VerdictKind,
)

HOSTILE = "</script><img src=x onerror=alert(1)>|`]]>\x00\x0b\ud7ff"


def a_run() -> Run:
    """One task of each verdict, with hostile text in every place."""
    source = "theorem a : True := by\n  sorry\n\ntheorem b : True := by\n  sorry\n\ntheorem c : True := by\n  sorry\n"
    found = tasks.of_file(Path("Some Folder/A.lean"), "A", source, lean_text.declarations(source))
    attempt = Attempt(0, 0, Completion(f"```lean\nby {HOSTILE}\n```", f"model {HOSTILE}"))
    candidate = Candidate(source.replace("sorry", "trivial", 1), (Span(25, 32),))
    proved = Verdict("a", VerdictKind.PROVED, Trust.REPLAYED)
    rejected = Verdict("b", VerdictKind.REJECTED, reasons=(Reason("lean.error", HOSTILE),))
    unsure = Verdict("c", VerdictKind.INCONCLUSIVE, reasons=(Reason("limit.time", "too slow"),))
    outcomes = (
        Outcome(found[0], proved, (attempt,), candidate, 1.0),
        Outcome(found[1], rejected, (attempt,), None, 1.0),
        Outcome(found[2], unsure, (), None, 1.0),
    )
    return Run("20260101-000000-abcd", "embedded Lean", outcomes, 3.0)
