"""Accepted proofs of earlier runs as the first rung of the ladder: free, and judged again like any other answer."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from agent.judge.cache import CachedProof, ProofCache
from agent.report.markdown import fenced
from agent.types import Completion, Usage, VerdictKind

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from agent.judge.policy import Policy
    from agent.judge.task import TaskJudge
    from agent.toolchain.protocol import Toolchain
    from agent.types import Attempt, Outcome, Task

NAME = "cache"


class Remembered:
    """Implements `agent.model.protocol.Prover` on a `ProofCache`."""

    def __init__(self, folder: Path, judge: TaskJudge, toolchain: Toolchain, policy: Policy) -> None:
        self._cache = ProofCache(folder)
        self._judge, self._toolchain, self._policy = judge, toolchain, policy

    @property
    def name(self) -> str:
        """What reports call it."""
        return NAME

    @property
    def one_by_one(self) -> bool:
        """Samples of this prover follow one another."""
        return True

    async def answer(self, task: Task, sample: int, history: Sequence[Attempt]) -> Completion | None:
        """The text that was accepted for the same statement over the same imports, once."""
        if sample or history:
            return None
        known = self._cache.get(self._key(task))
        if known is None:
            return None
        block = "\n".join((*fenced(known.text), ""))
        return Completion(block, NAME, usage=Usage(cost_usd=Decimal(0)))

    async def aclose(self) -> None:
        """Nothing is open."""

    def remember(self, outcome: Outcome) -> None:
        """Keep what was accepted, unless it came from here."""
        if outcome.verdict.kind is not VerdictKind.PROVED or outcome.candidate is None:
            return
        if outcome.attempts and outcome.attempts[-1].completion.model != NAME:
            candidate = outcome.candidate
            self._cache.put(self._key(outcome.task), CachedProof(candidate.text, candidate.spans))

    def _key(self, task: Task) -> str:
        names = "\n".join(d.name for d in task.declarations)
        return self._cache.key(self._judge.challenge(task), names, self._toolchain, self._policy)
