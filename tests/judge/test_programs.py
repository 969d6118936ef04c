"""Programs that satisfy their specification trivially are proved, and said to be trivial."""

from __future__ import annotations

import pytest

from agent.judge.judge import Judge, JudgeLimits
from agent.judge.task import Source
from agent.lean import text as lean_text
from agent.toolchain.embedded import EmbeddedLean
from agent.types import VerdictKind


@pytest.fixture(scope="module")
def judge(lean: EmbeddedLean) -> Judge:
    return Judge(lean, canaries=False)


EXPR = "inductive Expr where\n  | num (n : Nat)\n  | add (a b : Expr)\n\n"
# a signature with its specification, the program, its proof, and the codes of the warnings
CASES = {
    "constant in its term": (
        "def f (n : Nat) : Nat",
        ":= 7",
        "theorem f_spec (n : Nat) : 0 < f n",
        ":= Nat.succ_pos 6",
        {"program.constant"},
    ),
    "constant on inputs": (
        "def f : List Nat → List Nat",
        "\n  | [] => []\n  | _ :: _ => []",
        "theorem f_spec (xs : List Nat) : (f xs).length ≤ xs.length",
        ":= by cases xs <;> simp [f]",
        {"program.constant"},
    ),
    "constant with many arguments": (
        "def f (a b c d e g h : Nat) : Nat",
        ":= (a + b + c + d + e + g + h) * 0",
        "theorem f_spec : f 0 0 0 0 0 0 0 = 0",
        ":= rfl",
        {"program.constant"},
    ),
    "one of many arguments unused": (
        "def f (a b c d e g h : Nat) : Nat",
        ":= a + b + c + d + e + g + h * 0",
        "theorem f_spec : f 0 0 0 0 0 0 0 = 0",
        ":= rfl",
        {"program.unused"},
    ),
    "an argument unused": (
        "def f (n m : Nat) : Nat",
        ":= n + 1",
        "theorem f_spec (n m : Nat) : n < f n m",
        ":= Nat.lt_succ_self n",
        {"program.unused"},
    ),
    "an argument passed on and dropped": (
        "def f : List Nat → Nat → List Nat",
        "\n  | [], _ => []\n  | x :: xs, n => (x + 1) :: f xs n",
        "theorem f_spec (xs : List Nat) (n : Nat) : (f xs n).length = xs.length",
        ":= by induction xs with\n  | nil => rfl\n  | cons x xs ih => simp [f, ih]",
        {"program.unused"},
    ),
    "the argument back": (
        "def f : Expr → Expr",
        "\n  | .num n => .num n\n  | .add a b => .add (f a) (f b)",
        "theorem f_spec (e : Expr) : f (f e) = f e",
        ":= by induction e <;> simp_all [f]",
        {"program.identity"},
    ),
    "if False": (
        "def f (n : Nat) : Nat",
        ":= if False then 0 else n + 1",
        "theorem f_spec (n : Nat) : n < f n",
        ":= by simp [f]",
        {"program.dead_branch"},
    ),
    "if False in a helper": (
        "def f (n : Nat) : Nat",
        ":= if n = 3 then 9 else bif false then 0 else n + 1",
        "theorem f_spec (n : Nat) : n < f n",
        ":= by unfold f; split <;> simp_all",
        {"program.dead_branch"},
    ),
    "nothing said of it": (
        "def f (n : Nat) : Nat",
        ":= n + 1",
        "theorem f_spec (n : Nat) : n < n + 1",
        ":= Nat.lt_succ_self n",
        {"program.unspecified"},
    ),
    "a fine program": (
        "def f (xs : List (Option Expr)) (n : Nat) (h : 0 < n) : Nat",
        ":= xs.length / n",
        "theorem f_spec (xs : List (Option Expr)) (n : Nat) (h : 0 < n) : f xs n h ≤ xs.length",
        ":= Nat.div_le_self xs.length n",
        set(),
    ),
    "a fine program with functions and classes": (
        "def f {α : Type} [DecidableEq α] (p : α → Bool) (a : α) (o : Option α) : Bool",
        ":= match o with\n  | some b => decide (a = b) && p b\n  | none => false",
        "theorem f_spec {α : Type} [DecidableEq α] (p : α → Bool) (a : α) : f p a none = false",
        ":= rfl",
        set(),
    ),
    "what cannot be tried": (
        "def f {n : Nat} (i : Fin n) (k : { m : Nat // 5 < m }) : Nat",
        ":= i.val + k.val",
        "theorem f_spec {n : Nat} (i : Fin n) (k : { m : Nat // 5 < m }) : i.val ≤ f i k",
        ":= Nat.le_add_right _ _",
        set(),
    ),
}


@pytest.mark.parametrize("case", CASES)
async def test_warnings_beside_the_verdict(judge: Judge, case: str) -> None:
    signature, program, statement, proof, codes = CASES[case]
    challenge = f"{EXPR}{signature} :=\n  sorry\n\n{statement} := by\n  sorry\n"
    solution = f"{EXPR}{signature} {program}\n\n{statement} {proof}\n"
    names = [d.name for d in lean_text.declarations(challenge) if d.holes]
    verdicts = await judge.judge(Source(challenge), Source(solution), names)
    assert {v.kind for v in verdicts} == {VerdictKind.PROVED}, verdicts
    assert {w.code for v in verdicts for w in v.warnings} == codes, verdicts
    assert all(w.message.startswith("f ") or " f " in w.message for v in verdicts for w in v.warnings)


async def test_no_program_no_warnings_and_a_rejected_one_needs_none(judge: Judge) -> None:
    challenge = "def f (n : Nat) : Nat := 7\n\ntheorem t (n : Nat) : f n = 7 := sorry\n"
    [plain] = await judge.judge(Source(challenge), Source(challenge.replace("sorry", "rfl")), ["t"])
    assert plain.kind is VerdictKind.PROVED
    assert plain.warnings == ()
    wrong = "def f (n : Nat) : Nat := 7\n\ntheorem t (n : Nat) : f n = 7 := sorry\n"
    [refused] = await judge.judge(Source(challenge), Source(wrong), ["t"])
    assert refused.kind is VerdictKind.REJECTED
    assert refused.warnings == ()


async def test_a_program_that_takes_forever_on_small_inputs_is_still_proved(lean: EmbeddedLean) -> None:
    judge = Judge(lean, limits=JudgeLimits(trial_seconds=1.0), canaries=False)
    challenge = "def f (n : Nat) : Nat := sorry\n\ntheorem t : f 0 = 0 := sorry\n"
    solution = (
        "def go : Nat → Nat\n  | 0 => 0\n  | 1 => 1\n  | n + 2 => go (n + 1) + go n\n\n"
        "def f (n : Nat) : Nat := go (n * 40)\n\ntheorem t : f 0 = 0 := rfl\n"
    )
    verdicts = await judge.judge(Source(challenge), Source(solution), ["f", "t"])
    assert {v.kind for v in verdicts} == {VerdictKind.PROVED}, verdicts
    assert "stopped (deadline)" in verdicts[0].notes[-1]
