"""What stands around the holes of a definition, as its text tells."""

import pytest

from agent.judge.kept import kept_around_holes

BRANCHES = "def f (n : Nat) : Nat := match n with\n  | 0 => 7\n  | k + 1 => sorry\n"
ALTERNATIVES = "def f : Nat → Nat\n  | 0 => sorry\n  | n => g n\n"
OTHERWISE = "def f (n : Nat) : Nat :=\n  match n with\n  | 0 => 1\n  | k+1 => if k = 0 then sorry else 5\n"


@pytest.mark.parametrize(
    ("challenge", "solution", "kept"),
    [
        ("def f : Nat := sorry", "def f : Nat := 5 + 6", True),
        ("def f : Nat := by\n  sorry", "def f : Nat :=\n  5", True),
        ("def f : Nat → Nat := sorry", "def f : Nat → Nat\n  | 0 => 1\n  | n + 1 => f n", True),
        (BRANCHES, BRANCHES.replace("sorry", "f k -- again\n"), True),
        (BRANCHES, BRANCHES.replace("sorry", "f k\ntermination_by n"), True),
        (BRANCHES, BRANCHES.replace("sorry", "f k").replace("7", "0"), False),
        (BRANCHES, "def f (n : Nat) : Nat := n\n", False),
        ('def f := ("a", sorry)', 'def f := ("a", 5)', True),
        ('def f := ("a", sorry)', 'def f := ("b", 5)', False),
        ("def f := (1, sorry)", "def f := (1, 5).map (2, 6)", False),
        ("def f := (1, sorry)", "def f := (1, 5) |> fun _ => (2, 6)", False),
        ("def f := 5 * sorry", "def f := 5 * 0 + 3", False),
        ("def f := (1, sorry, 2, sorry)", "def f := (1, (5, 2), 2, 6)", True),
        ("def f := sorry", "def g := 5", False),
        # What reaches on to what stands behind the hole, or adds to what stands around it.
        ("def f := (sorry, 2)", "def f := (1, 3, 2)", False),
        ("def f := [sorry, 2]", "def f := [fun g => 1, 2]", False),
        ("def f := [sorry, 2]", "def f := [(fun g => 1), 2]", True),
        ("def f := [sorry, 2]", "def f := [g (h 1) + x.1, 2]", True),
        ("def f := [sorry, 2]", "def f := [λx => 1, 2]", False),
        ("def f := let x := sorry; g x", "def f := let x := f 1; let g := h; g x", False),
        (ALTERNATIVES, ALTERNATIVES.replace("sorry", "f 0"), True),
        (ALTERNATIVES, ALTERNATIVES.replace("sorry", "0\n  | 1 => 77 + f 0"), False),
        (ALTERNATIVES, ALTERNATIVES.replace("sorry", "match n with | 1 => 77"), False),
        (ALTERNATIVES, ALTERNATIVES.replace("sorry", "(match n with | 1 => 77 | _ => f 0)"), True),
        (OTHERWISE, OTHERWISE.replace("sorry", "f k"), True),
        (OTHERWISE, OTHERWISE.replace("sorry", "f k else if k = 1 then 77"), False),
        (OTHERWISE, OTHERWISE.replace("sorry", "if k = 1 then 77"), False),
        # What makes the same words mean something else.
        (BRANCHES, BRANCHES.replace("sorry", "f k\nwhere g := 5"), False),
        (BRANCHES, BRANCHES.replace("sorry", "f k\ntermination_by n\nwhere g := 5"), False),
        (BRANCHES, "open Nat\n" + BRANCHES.replace("sorry", "f k"), False),
        ("open Nat\n" + BRANCHES, "open  Nat\n" + BRANCHES.replace("sorry", "f k"), True),
        (BRANCHES, "open Nat in\n" + BRANCHES.replace("sorry", "f k"), False),
        (BRANCHES, "export Nat (add)\n" + BRANCHES.replace("sorry", "f k"), False),
        (BRANCHES, BRANCHES.replace("sorry", "f k").replace("  | 0", "    | 0"), False),
    ],
)
def test_only_the_holes_of_a_definition_may_differ(challenge: str, solution: str, kept: bool) -> None:
    assert ("f" in kept_around_holes(challenge, solution)) == kept


def test_a_long_solution_is_read_at_once() -> None:
    long = "1, " * 20_000 + "1"
    assert not kept_around_holes("def f := [sorry, sorry]", f"def f := [{long}, {long}]")
    assert kept_around_holes("def f := [sorry, sorry]", f"def f := [({long}), ({long})]")
