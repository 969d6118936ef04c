"""leanloop as a library: `from agent import prove, verify`.

    from agent import prove, verify

    run = prove("path/to/project")                  # nothing is written; see run.outcomes
    for outcome in run.outcomes:
        print(outcome.task.name, outcome.verdict.kind, outcome.verdict.trust)

    [verdict] = verify("Challenge.lean", "Solution.lean", ["my_theorem"])
    assert verdict.kind == "proved"

Each has an async twin (`prove_async`, `verify_async`) for callers that run an event loop of their own.  All raise the
errors of `agent.errors` for bad input and for infrastructure; a proof that does not hold is a verdict, not an error.
"""

from __future__ import annotations

import asyncio
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from agent.types import Run, Verdict


async def prove_async(
    *targets: str | Path,
    models: Sequence[str] = ("portfolio",),
    k: int | None = None,
    rounds: int | None = None,
    budget_usd: float | None = None,
    budget_tokens: int | None = None,
    time_limit: float | None = None,
) -> Run:
    """Prove the holes of the targets (a folder, `File.lean`, `File.lean:LINE`, a name; default: here).

    Budgets are dollars and tokens for the whole run, `time_limit` seconds.  No file is changed: the accepted texts
    are in the outcomes, and `changes(run)` gives whole files.
    """
    from decimal import Decimal

    from agent.commands.prove import find_tasks
    from agent.report.live import Quiet
    from agent.session import opening, session

    project, found = find_tasks([str(t) for t in targets] or ["."], (), ())
    flags: dict[str, object] = {
        "prove.models": tuple(models),
        "prove.k": k,
        "prove.rounds": rounds,
        "prove.budget_usd": None if budget_usd is None else Decimal(str(budget_usd)),
        "prove.budget_tokens": budget_tokens,
        "prove.time_limit": time_limit,
    }
    async with opening.opened(project, found, opening.Options(flags=flags), Quiet()) as opened:
        return await session.prove(opened, found)


async def verify_async(
    challenge: str | Path, solution: str | Path, names: Sequence[str] | None = None
) -> tuple[Verdict, ...]:
    """One verdict for each of `names` (None: every hole of the challenge): does `solution` honestly prove it?"""
    from agent.commands.verify import Request, judge

    return await judge(Request(Path(challenge), Path(solution), tuple(names or ())))


def prove(
    *targets: str | Path,
    models: Sequence[str] = ("portfolio",),
    k: int | None = None,
    rounds: int | None = None,
    budget_usd: float | None = None,
    budget_tokens: int | None = None,
    time_limit: float | None = None,
) -> Run:
    """`prove_async`, run to its end."""
    return asyncio.run(
        prove_async(
            *targets,
            models=models,
            k=k,
            rounds=rounds,
            budget_usd=budget_usd,
            budget_tokens=budget_tokens,
            time_limit=time_limit,
        )
    )


def changes(run: Run) -> dict[Path, tuple[str, str]]:
    """File -> (text before, text with all its proofs) for every file in which something was proved."""
    from agent.session import joining

    return joining.changes(run)


def verify(
    challenge: str | Path, solution: str | Path, names: Sequence[str] | None = None
) -> tuple[Verdict, ...]:
    """`verify_async`, run to its end."""
    return asyncio.run(verify_async(challenge, solution, names))
