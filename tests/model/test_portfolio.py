"""The portfolio on the genuine Lean: what it must prove, what it must not, and that it ends in time."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from agent import tasks
from agent.check.server import ServerChecker
from agent.lean import text as lean_text
from agent.model.portfolio import Budget, PortfolioProver

if TYPE_CHECKING:
    from agent.toolchain.embedded import EmbeddedLean
    from agent.types import Completion

TREE = """inductive Tree (α : Type) where
  | leaf : Tree α
  | node (l : Tree α) (x : α) (r : Tree α) : Tree α
def Tree.mirror : Tree α → Tree α
  | .leaf => .leaf
  | .node l x r => .node r.mirror x l.mirror
"""

MUST = {
    "logic": "theorem t (p q : Prop) : p ∧ q → q ∧ p := by sorry",
    "induction": TREE + "theorem t (s : Tree α) : s.mirror.mirror = s := by\n  sorry",
}
FALSE = {"absorb": "theorem t (a b : Nat) : a + b = a := by sorry"}


async def attempt(lean: EmbeddedLean, source: str, budget: Budget) -> Completion | None:
    """What the portfolio answers for the last declaration of `source`."""
    source += "\n"
    declaration = lean_text.declarations(source)[-1]
    checker = ServerChecker(lean)
    prover = PortfolioProver(checker, budget)
    try:
        return await prover.answer(tasks.make(Path("T.lean").resolve(), "T", source, [declaration]), 0, [])
    finally:
        await prover.aclose()
        await checker.aclose()


@pytest.mark.parametrize("name", MUST)
async def test_proves(lean: EmbeddedLean, name: str) -> None:
    found = await attempt(lean, MUST[name], Budget(seconds=30))
    assert found is not None
    assert found.text.startswith("```lean\nby")
    assert "sorry" not in found.text
    assert found.usage.tokens == 0


@pytest.mark.parametrize("name", FALSE)
async def test_never_proves_what_is_false(lean: EmbeddedLean, name: str) -> None:
    assert await attempt(lean, FALSE[name], Budget(seconds=3)) is None
