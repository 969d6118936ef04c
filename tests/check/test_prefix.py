"""Leaving out the proofs before the focus."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from agent.check.prefix import without_proofs
from agent.check.protocol import CheckRequest
from agent.check.server import ServerChecker
from agent.types import CheckStatus, Position, Severity, Span

if TYPE_CHECKING:
    from agent.toolchain.embedded import EmbeddedLean

PROVED = "theorem a (p q : Prop) (h : p ∧ q) : q ∧ p := by\n  constructor\n  · exact h.2\n  · exact h.1\n"


def test_lines_stay_where_they_are() -> None:
    text = f"-- one\n{PROVED}\n/-- Doc. -/\n@[simp] {PROVED}\ndef f := 1\n"
    light = without_proofs(text)
    assert light.count("\n") == text.count("\n")
    assert light.count(":= sorry") == 2
    assert "exact" not in light
    assert light.splitlines()[-1] == "def f := 1"


@pytest.mark.parametrize(
    "text",
    [
        "theorem a : 1 = 1 := rfl\n",
        "theorem a : 1 = 1 := by\n  show 1 = 1\n  rfl\n",
        PROVED + "def f : Nat := (fun _ => 1) (a True True ⟨⟨⟩, ⟨⟩⟩)\n",
        "theorem a : WellFounded Nat.lt := by\n  constructor\n  exact b\n",
        "mutual\n" + PROVED + "end\n",
        "@[ext] " + PROVED,
        "instance a : Inhabited Nat := by\n  constructor\n  exact 1\n",
        "/- " + PROVED + "-/\n",
    ],
)
def test_what_could_be_seen_is_left_as_it_is(text: str) -> None:
    assert without_proofs(text) == text


def _request(before: str, focus: str) -> CheckRequest:
    return CheckRequest(Path("A.lean"), before + focus, Span(len(before), len(before) + len(focus)))


async def test_the_rest_is_checked_as_ever(lean: EmbeddedLean) -> None:
    checker = ServerChecker(lean, jobs=1)
    good = "theorem t (h : True ∧ True) : True ∧ True :=\n  a True True h"
    assert (await checker.check(_request(PROVED, good))).status is CheckStatus.PASSED
    result = await checker.check(_request(PROVED, good.replace("a True", "b True")))
    assert result.status is CheckStatus.FAILED
    (error,) = (d for d in result.diagnostics if d.severity is Severity.ERROR)
    assert error.start == Position(6, 2)
    await checker.aclose()


async def test_a_text_that_does_not_stand_without_its_proofs_is_taken_whole(lean: EmbeddedLean) -> None:
    checker = ServerChecker(lean, jobs=1)
    needs_proof = 'macro "both" : tactic => `(tactic| constructor)\nset_option warn.sorry true in\n' + PROVED
    syntax = 'macro "say" x:term : command => `(theorem said : True := $x)\nsay (by\n  constructor)\n'
    for before in (needs_proof, syntax + PROVED, "open Nat in\n" + PROVED):
        good = "theorem t (h : True ∧ True) : True ∧ True :=\n  a True True h"
        assert (await checker.check(_request(before, good))).status is CheckStatus.PASSED
    await checker.aclose()
