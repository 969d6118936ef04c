"""A proof may not change what else stands in its file, though it leaves the text of it alone."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

import pytest

from agent.judge.judge import Judge, Source
from agent.types import Span, Verdict, VerdictKind

if TYPE_CHECKING:
    from agent.toolchain.embedded import EmbeddedLean

CHALLENGE = """\
def size (xs : List Nat) : Nat := xs.length
namespace A
theorem t : 1 = 1 := by
  sorry

theorem u (n : Nat) : n + 0 = n := by simp
theorem waiting : 2 = 2 := by
  sorry
def later (xs : List Nat) : Nat := size xs
def half_done (xs : List Nat) : Nat × Nat := (size xs, by exact sorry)
instance : Inhabited Nat := ⟨3⟩
end A
"""


def judge_answer(lean: EmbeddedLean, answer: str, challenge: str = CHALLENGE) -> Verdict:
    """What is said of `A.t` when its hole is replaced by `answer`."""
    start = challenge.index("sorry")
    solution = challenge.replace("sorry", answer, 1)
    written = (Span(start, start + len(answer)),)
    one = Judge(lean, canaries=False, replay=False)
    (verdict,) = asyncio.run(one.judge(Source(challenge), Source(solution), ["A.t"], written=written))
    return verdict


@pytest.mark.parametrize(
    ("answer", "code"),
    [
        ("rfl\nvariable (h : False)\ninclude h\n", "bystander.changed"),
        ("rfl\nend A\nnamespace A.Inner\nend A.Inner\nnamespace A\n", ""),
        ("rfl\nend A\nnamespace B.A\n  end B.A namespace A\n", ""),
        ("rfl\ndef size (_ : List Nat) : Nat := 7\n", "bystander.changed"),
        ("rfl\ntheorem new : 3 = 3 := by\n  sorry\n", "bystander.hole"),
        ("rfl\ntheorem new : 3 = 3 := rfl\n", ""),
    ],
    ids=["false", "reopened", "reopened in one line", "shadowed", "hole", "helper"],
)
def test_the_rest_of_the_file_stays_what_it_was(lean: EmbeddedLean, answer: str, code: str) -> None:
    verdict = judge_answer(lean, answer)
    if code:
        assert verdict.kind is VerdictKind.REJECTED
        assert {r.code for r in verdict.reasons} == {code}, verdict
    else:
        assert verdict.kind is VerdictKind.PROVED, verdict


def test_a_declaration_that_moves_away_is_missed(lean: EmbeddedLean) -> None:
    """The namespace that is closed at the end of the file is another one than it was."""
    challenge = CHALLENGE.replace("end A\n", "")
    verdict = judge_answer(lean, "rfl\nend A\nnamespace B\n", challenge)
    assert {r.code for r in verdict.reasons} == {"bystander.changed"}
    assert "no theorem named A.u" in verdict.reasons[0].message


def test_a_whole_solution_may_leave_out_what_is_not_asked_for(lean: EmbeddedLean) -> None:
    one = Judge(lean, canaries=False, replay=False)
    sources = Source(CHALLENGE), Source("namespace A\ntheorem t : 1 = 1 := rfl\nend A\n")
    (verdict,) = asyncio.run(one.judge(*sources, ["A.t"]))
    assert verdict.kind is VerdictKind.PROVED, verdict


def test_a_type_may_be_filled_only_by_who_asked_for_it(lean: EmbeddedLean) -> None:
    challenge = "def P : Prop := sorry\ntheorem t : P := sorry\n"
    solution = "def P : Prop := True\ntheorem t : P := trivial\n"
    one = Judge(lean, canaries=False, replay=False)

    async def kinds(asked: set[str] | None) -> list[VerdictKind]:
        judged = await one.judge(Source(challenge), Source(solution), ["P", "t"], asked=asked)
        return [v.kind for v in judged]

    async def each() -> None:
        assert await kinds(None) == [VerdictKind.PROVED] * 2
        assert await kinds({"P"}) == [VerdictKind.PROVED] * 2
        assert await kinds({"t"}) == [VerdictKind.REJECTED] * 2
        assert await kinds(set()) == [VerdictKind.REJECTED] * 2

    asyncio.run(each())


def test_what_stands_beside_a_hole_of_another_definition_stays(lean: EmbeddedLean) -> None:
    challenge = CHALLENGE.replace("def later (xs : List Nat) : Nat := size xs\n", "")
    assert judge_answer(lean, "rfl", challenge).kind is VerdictKind.PROVED
    verdict = judge_answer(lean, "rfl\ndef size (_ : List Nat) : Nat := 7\n", challenge)
    assert {r.code for r in verdict.reasons} == {"bystander.changed"}, verdict
