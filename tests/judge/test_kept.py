"""What stands around the holes of a definition, as its text tells."""

import pytest

from agent.judge.kept import kept_around_holes

BRANCHES = "def f (n : Nat) : Nat := match n with\n  | 0 => 7\n  | k + 1 => sorry\n"


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
    ],
)
def test_only_the_holes_of_a_definition_may_differ(challenge: str, solution: str, kept: bool) -> None:
    assert ("f" in kept_around_holes(challenge, solution)) == kept
