"""What is left of a wrong answer, found with the genuine Lean."""

from __future__ import annotations

import asyncio
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from agent.check.protocol import CheckRequest
from agent.check.server import ServerChecker
from agent.lean import text as lean_text
from agent.mending import Mender
from agent.model.portfolio import Budget, PortfolioProver
from agent.prompting import answers
from agent.types import CheckStatus, Completion, Mended, Task

if TYPE_CHECKING:
    from collections.abc import Sequence

    from agent.toolchain.embedded import EmbeddedLean

PATIENT = Budget(seconds=300.0, check_seconds=60.0)
SOURCE = """def len : List α → Nat
  | [] => 0
  | _ :: xs => len xs + 1

theorem len_app (xs ys : List α) : len (xs ++ ys) = len xs + len ys := by
  sorry

theorem both (a b : Nat) (h : a = b) : a + 0 = b ∧ b = a := by
  sorry

theorem secret (p q : Nat → Prop) (h : p 1) : p 1 ∧ q 2 := by
  sorry
"""


AUX = """theorem aux (a b : Nat) (h : a = b) : b = a := by exact h

theorem both (a b : Nat) (h : a = b) : a + 0 = b ∧ b = a := ⟨h, aux a b h⟩"""


class Nothing:
    """A filler that finds nothing."""

    async def fill(self, task: Task, checks: int) -> Sequence[str | None]:
        return [None for d in task.declarations for _ in d.holes]


def mend(lean: EmbeddedLean, name: str, answer: str, *, portfolio: bool = True) -> Mended | None:
    """What is made of an answer that Lean refuses."""

    async def run() -> Mended | None:
        checker = ServerChecker(lean, import_path=())
        try:
            declaration = next(d for d in lean_text.declarations(SOURCE) if d.name == name)
            task = Task(name, Path("X.lean"), "X", SOURCE, (declaration,))
            reading = answers.read(task, Completion(f"```lean\n{answer}\n```", "m"))
            candidate = reading.candidates[0]
            check = await checker.check(
                CheckRequest(task.file, candidate.text, answers.focus(task, candidate), 60.0)
            )
            assert check.status is CheckStatus.FAILED
            filler = PortfolioProver(checker, PATIENT) if portfolio else Nothing()
            return await Mender(checker, filler, seconds=300.0).mend(task, candidate, check)
        finally:
            await checker.aclose()

    return asyncio.run(run())


@pytest.mark.parametrize(
    ("name", "answer", "stays"),
    [
        (
            "len_app",
            "by\n  induction xs with\n  | nil => rfl\n  | cons x xs ih => simp [len, ih]",
            "simp [len, ih]",
        ),
        (
            "len_app",
            "by\n  induction xs with\n  | nil => simp [len]\n  | cons x xs ih => nonsense",
            "simp [len]",
        ),
        ("both", "by\n  constructor\n  · exact h\n  · exact foo h", "exact h"),
        ("both", "by\n  constructor", "constructor"),
        ("both", "by\n  constructor\n  · exact (h, )\n  · exact h.symm", "exact h.symm"),
        (
            "len_app",
            "by\n  induction xs with\n  | nil => rw]\n  | cons x xs ih => simp [len, ih]; omega",
            "omega",
        ),
        ("both", "⟨h, by exact h⟩", "⟨h, "),
        ("both", "by\n  have h2 : b = a := by\n    exact h\n  exact ⟨h, h2⟩", "exact ⟨h, h2⟩"),
        (
            "both",
            AUX,
            "⟨h, aux a b h⟩",
        ),
    ],
)
def test_a_sketch_is_closed_and_what_was_right_stays(
    lean: EmbeddedLean, name: str, answer: str, stays: str
) -> None:
    found = mend(lean, name, answer)
    assert found is not None
    assert found.candidate is not None, found.kept
    assert stays in found.kept
    assert "sorry" not in found.kept
    assert found.check is not None
    assert found.check.status is CheckStatus.PASSED
    declared = {d.name: d for d in lean_text.declarations(found.candidate.text)}
    original = {d.name: d for d in lean_text.declarations(SOURCE)}
    for other, d in original.items():
        assert declared[other].signature.of(found.candidate.text) == d.signature.of(SOURCE)
        if other != name:
            assert declared[other].span.of(found.candidate.text) == d.span.of(SOURCE)


def test_what_cannot_be_closed_comes_back_as_the_models_own_text(lean: EmbeddedLean) -> None:
    found = mend(lean, "secret", "by\n  constructor\n  · exact h\n  · simp [magic]")
    assert found == Mended(":= by\n  constructor\n  · exact h\n  · sorry")


def test_some_holes_are_closed_and_the_others_stay(lean: EmbeddedLean) -> None:
    found = mend(lean, "secret", "by\n  constructor\n  · exact magic\n  · exact magic")
    assert found is not None
    assert found.candidate is None
    assert found.kept.count("sorry") == 1
    assert "assumption" in found.kept or "exact h" in found.kept or "simp" in found.kept


@pytest.mark.parametrize("answer", ["by nonsense", "by\n  exact ⟨h.1, h.2⟩", "magic", "by (((", "fun x => x"])
def test_of_an_answer_that_is_all_wrong_nothing_is_kept(lean: EmbeddedLean, answer: str) -> None:
    assert mend(lean, "secret", answer, portfolio=False) is None
