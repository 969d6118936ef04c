"""The text policy: what it refuses, what it lets pass, and where it says that it is."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from agent.judge.policy import Policy
from agent.judge.textgate import text_reasons
from agent.types import Span

CHALLENGE = "theorem t : 1 = 1 := sorry\n"


def codes(solution: str, challenge: str = CHALLENGE, policy: Policy | None = None) -> set[str]:
    return {reason.code for reason in text_reasons(challenge, solution, policy or Policy())}


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("axiom a : False", "text.axiom"),
        ("private axiom a : False", "text.axiom"),
        ("theorem u : 1 = 1 := rfl axiom a : False", "text.axiom"),
        ("@[simp] theorem u : 1 = 1 := rfl", "text.attribute"),
        ("attribute [simp] Nat.add_comm", "text.attribute"),
        ("set_option maxRecDepth 9 in\ntheorem u : 1 = 1 := rfl", "text.option"),
        ("theorem u : 1 = 1 := by\n  set_option maxRecDepth 9 in\n  rfl", "text.option"),
        ("instance : Inhabited Nat := ⟨0⟩", "text.instance"),
        ("deriving instance Repr for Nat", "text.instance"),
        ('local notation "x" => 1', "text.macro"),
        ('syntax "foo" : term', "text.macro"),
        ("run_cmd pure ()", "text.meta"),
        ("theorem u : 1 = 1 := by\n  run_tac pure ()", "text.meta"),
        ("initialize x : Nat ← pure 1", "text.meta"),
        ("unsafe def u : Nat := u", "text.unsafe"),
        ("partial def u (n : Nat) : Nat := u n", "text.unsafe"),
        ("opaque u : Nat", "text.command"),
        ("#eval 1", "text.command"),
        ("#exit", "text.command"),
        ("theorem u : 1 = 1 := rfl #eval 1", "text.command"),
        ("theorem u : 1 = 1 := by native_decide", "text.native"),
        ("import Lean", "import.changed"),
        ("/- never closed", "text.unclosed"),
        ("-- a\u202eb\ntheorem u : 1 = 1 := rfl", "text.unicode"),
        ("theorem u\u200b : 1 = 1 := rfl", "text.unicode"),
        ("theorem Nаt.x : 1 = 1 := rfl", "text.unicode"),
    ],
)
def test_what_a_solution_may_not_hold(text: str, code: str) -> None:
    assert code in codes(f"{text}\n{CHALLENGE}")


@pytest.mark.parametrize(
    "text",
    [
        "-- axiom, #eval, set_option, @[simp], unsafe",
        "/- /- instance -/ macro -/",
        'def s : String := "axiom a : False #eval \\" @[x]"',
        "theorem axiomatic (unsafe' instance' : Nat) : unsafe' = unsafe' := rfl",
        "theorem Foo.instance : 1 = 1 := rfl",
        "theorem «axiom» : 1 = 1 := rfl",
        "private theorem αβ₁ (ℝ' : Nat) : ℝ' = ℝ' := rfl",
        "noncomputable section\nopen Nat in\nuniverse u\nvariable (n : Nat)\nend",
        "structure S where\n  x : Nat\n  deriving DecidableEq",
        "example : 1 = 1 := rfl\n#check Nat\n#print axioms Nat.add_comm",
        "theorem u (s : List Nat) : s = s := by\n  cases s with\n  | nil => rfl\n  | cons _ _ => rfl",
    ],
)
def test_what_it_may(text: str) -> None:
    assert codes(f"{text}\n{CHALLENGE}") == set()


def test_what_the_challenge_has_is_its_own_business() -> None:
    head = "axiom a : False\n@[simp] theorem u : 1 = 1 := rfl\nset_option autoImplicit true\n#eval 1\n"
    assert codes(head + CHALLENGE.replace("sorry", "rfl"), head + CHALLENGE) == set()
    attributed = "@[simp, inline] " + CHALLENGE
    assert codes(attributed.replace("sorry", "rfl"), attributed) == set()
    assert codes(attributed.replace("sorry", "rfl"), CHALLENGE) == {"text.attribute"}
    twice = head + "axiom b : False\n" + CHALLENGE
    assert codes(twice, head + CHALLENGE) == {"text.axiom"}


def test_reasons_say_where() -> None:
    (reason,) = text_reasons(CHALLENGE, f"theorem u : 1 = 1 := rfl\n\naxiom a : False\n{CHALLENGE}", Policy())
    assert reason.message.startswith("line 3: axiom")


def test_what_is_outside_the_written_spans_stays() -> None:
    solution = CHALLENGE.replace("sorry", "rfl")
    start = solution.index("rfl")

    def outside(text: str, *written: Span) -> bool:
        return "text.outside" in {r.code for r in text_reasons(CHALLENGE, text, Policy(), written=written)}

    assert not outside(solution, Span(start, start + 3))
    assert not outside("theorem h : 1 = 1 := rfl\n" + solution, Span(0, 25), Span(start + 25, start + 28))
    assert outside(solution.replace("1 = 1", "2 = 2"), Span(start, start + 3))
    assert outside(solution + "\n", Span(start, start + 3))
    assert outside(solution)


@given(st.text(max_size=60), st.text(max_size=60))
def test_no_text_makes_it_fail(challenge: str, solution: str) -> None:
    text_reasons(challenge, solution, Policy())
    assert text_reasons(solution, solution, Policy()) == []
